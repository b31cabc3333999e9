#include "frontend/cpp/hands_on.h"

#include "frontend/cpp/bytes.h"

namespace ssot::cpp {
namespace {

class HandsOnReader {
 public:
  HandsOnReader(std::string_view text, const std::vector<Directive>& directives)
      : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()), directives_(directives) {
    if (text.starts_with("\xEF\xBB\xBF")) at_ += 3;
  }

  bool read() {
    bool hands_on = false;
    while (true) {
      const std::string_view token = next();
      if (token.empty()) return !failed_ && (hands_on || includes_);
      if (token == ";" || token == "export" || token == "inline") continue;
      if (token == "}") {
        if (--depth_ < 0) return false;
      } else if (token == "namespace" || token == "extern") {
        if (!opens_block(token == "extern")) return false;
      } else if (token == "using" || token == "typedef" || token == "import" || token == "module") {
        hands_on = hands_on || token != "module";
        if (!skip_statement()) return false;
      } else {
        return false;
      }
    }
  }

 private:
  // The next token outside directives; empty at the end, or when a directive defines something.
  std::string_view next() {
    while (at_ < end_) {
      if (next_ < directives_.size() && at_ >= begin_ + directives_[next_].begin) {
        if (!directive(directives_[next_++])) return {};
        continue;
      }
      const char* start = at_;
      if (skip_piece(at_, end_) == Piece::kToken) return {start, static_cast<std::size_t>(at_ - start)};
    }
    return {};
  }

  bool directive(const Directive& directive) {
    at_ = begin_ + directive.end;
    includes_ = includes_ || directive.kind == DirectiveKind::kInclude;
    if (directive.kind == DirectiveKind::kIf) guard_define_ = directive.guard;
    if (directive.kind == DirectiveKind::kDefine) {
      failed_ = !guard_define_;
      guard_define_ = false;
    }
    if (directive.kind == DirectiveKind::kOther) failed_ = true;
    return !failed_;
  }

  // After `namespace`: a name and `{`, or an alias. After `extern`: a string and `{`.
  bool opens_block(bool linkage) {
    for (int tokens = 0; tokens < 64; ++tokens) {
      const std::string_view token = next();
      if (token.empty() || token == ";") return false;
      if (linkage && tokens == 0 && token.front() != '"') return false;
      if (token == "{") {
        ++depth_;
        return true;
      }
      if (token == "=") return skip_statement();
    }
    return false;
  }

  bool skip_statement() {
    while (true) {
      const std::string_view token = next();
      if (token.empty() || token == "{" || token == "}") return false;
      if (token == ";") return true;
    }
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  const std::vector<Directive>& directives_;
  std::size_t next_ = 0;
  int depth_ = 0;
  bool includes_ = false;
  bool guard_define_ = false;  // the next `#define` belongs to the include guard
  bool failed_ = false;
};

}  // namespace

bool only_hands_on(std::string_view text, const std::vector<Directive>& directives) {
  return HandsOnReader(text, directives).read();
}

}  // namespace ssot::cpp
