#include "index/type_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ssot {
namespace {

// Types that stand for one of their arguments; of those left out a value is no value of an argument.
struct Wrapper {
  std::string_view name;  // last component
  int argument = 0;       // which one; kEvery: any of them
};
constexpr int kEvery = -1;
constexpr std::array kPythonWrappers{
    Wrapper{"Optional", kEvery}, Wrapper{"Union", kEvery}, Wrapper{"Annotated"}, Wrapper{"Awaitable"},
    Wrapper{"Coroutine", 2},     Wrapper{"Final"},         Wrapper{"ClassVar"},
};
constexpr std::array kCppWrappers{
    Wrapper{"shared_ptr"},       Wrapper{"unique_ptr"},         Wrapper{"weak_ptr"},
    Wrapper{"optional"},         Wrapper{"expected"},           Wrapper{"reference_wrapper"},
    Wrapper{"not_null"},         Wrapper{"observer_ptr"},       Wrapper{"intrusive_ptr"},
    Wrapper{"local_shared_ptr"}, Wrapper{"scoped_ptr"},         Wrapper{"scoped_refptr"},
    Wrapper{"RefPtr"},           Wrapper{"StatusOr"},           Wrapper{"Expected"},
    Wrapper{"ErrorOr"},          Wrapper{"IntrusiveRefCntPtr"}, Wrapper{"QSharedPointer"},
    Wrapper{"QPointer"},         Wrapper{"QScopedPointer"},
};
constexpr std::array<std::string_view, 11> kCppWords{"const",  "volatile", "struct",   "class",
                                                     "union",  "enum",     "typename", "static",
                                                     "inline", "virtual",  "constexpr"};

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Reader {
 public:
  Reader(std::string_view text, bool python) : text_(text), python_(python) {}

  std::vector<std::string> read() && {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_word(c)) {
        name();
        continue;
      }
      if (c == ',' && !open_.empty()) {
        ++open_.back().argument;
      } else if (closes(c) && !open_.empty()) {
        leave();
      } else if (opens(c)) {
        enter({.taken = c == '(' && python_ ? kEvery : kNone});
      }
      ++at_;
    }
    return std::move(names_);
  }

 private:
  static constexpr int kNone = -2;

  struct Bracket {
    int taken = kNone;    // the argument that counts
    int argument = 0;     // where the reader is
    bool counted = true;  // what stands around it counts
  };

  bool opens(char c) const { return c == '[' || c == '(' || c == '{' || (c == '<' && !python_); }
  bool closes(char c) const {
    if (c == '>' && !python_) return at_ == 0 || text_[at_ - 1] != '-';
    return c == ']' || c == ')' || c == '}';
  }

  void enter(Bracket bracket) {
    bracket.counted = counts();
    open_.push_back(bracket);
  }
  void leave() { open_.pop_back(); }

  bool counts() const {
    if (open_.empty()) return true;
    const Bracket& in = open_.back();
    return in.counted && (in.taken == kEvery || in.taken == in.argument);
  }

  char skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  // Stands behind a link: passes the joint when another link follows.
  bool joint() {
    const std::size_t start = at_;
    const std::string_view mark = python_ ? "." : "::";
    skip_blanks();
    if (text_.substr(at_).starts_with(mark)) {
      at_ += mark.size();
      if (is_word(skip_blanks())) return true;
    }
    at_ = start;
    return false;
  }

  void name() {
    std::string chain;
    std::string_view link;
    do {
      const std::size_t start = at_;
      while (at_ < text_.size() && is_word(text_[at_])) ++at_;
      link = text_.substr(start, at_ - start);
      if (!chain.empty()) chain += '.';
      chain += link;
    } while (joint());
    if (!python_ && std::find(kCppWords.begin(), kCppWords.end(), link) != kCppWords.end()) return;
    const char next = skip_blanks();
    if (next == '(') {  // a call, or a function's type
      enter({});
      ++at_;
      return;
    }
    const bool arguments = next == (python_ ? '[' : '<');
    const int taken = arguments ? argument_of(link) : kNone;
    const bool digit = chain.front() >= '0' && chain.front() <= '9';
    if (taken == kNone && counts() && chain != "None" && !digit) names_.push_back(std::move(chain));
    if (!arguments) return;
    enter({.taken = taken});
    ++at_;
  }

  int argument_of(std::string_view name) const {
    const auto look = [&](const auto& wrappers) {
      for (const Wrapper& each : wrappers) {
        if (each.name == name) return each.argument;
      }
      return kNone;
    };
    return python_ ? look(kPythonWrappers) : look(kCppWrappers);
  }

  std::string_view text_;
  bool python_;
  std::size_t at_ = 0;
  std::vector<Bracket> open_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> names_in_type(std::string_view type, Language language) {
  return Reader(type, language == Language::kPython).read();
}

}  // namespace ssot
