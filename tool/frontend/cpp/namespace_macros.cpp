#include "frontend/cpp/namespace_macros.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "frontend/cpp/bytes.h"

namespace ssot::cpp {
namespace {

constexpr std::size_t kLongestBody = 2000;  // bytes; macros of this kind are short
constexpr std::size_t kMostSteps = 16;
constexpr int kMostNesting = 4;  // macros that name macros

// The words and marks of a macro's body, without comments; empty when there is too much of it.
std::vector<std::string_view> words_of(std::string_view body) {
  std::vector<std::string_view> words;
  const char* at = body.data();
  const char* const end = at + body.size();
  while (at < end) {
    const char* const start = at;
    const Piece piece = skip_piece(at, end);
    if (piece == Piece::kLostComment || piece == Piece::kLostRawString) return {};
    if (piece != Piece::kToken) continue;
    const std::string_view word(start, static_cast<std::size_t>(at - start));
    if (word.find('\\') != std::string_view::npos) return {};
    words.push_back(word);
  }
  return words;
}

bool is_name(std::string_view word) { return is_word(word.front()) && !is_digit(word.front()); }

// Reads a body as a run of steps; `text` receives them in the form that FileFacts documents.
class BodyReader {
 public:
  explicit BodyReader(const std::vector<std::string_view>& words) : words_(words) {}

  std::optional<std::string> read() {
    while (at_ < words_.size()) {
      if (!step()) return std::nullopt;
      if (++steps_ > kMostSteps) return std::nullopt;
    }
    if (text_.empty()) return std::nullopt;
    return std::move(text_);
  }

 private:
  std::string_view word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? words_[at_ + ahead] : std::string_view();
  }

  bool step() {
    if (word() == "}") return ++at_, add("}");
    if (word() == "extern") return linkage();
    if (word() == "inline" && word(1) == "namespace") ++at_;
    if (word() == "namespace") return ++at_, opening();
    if (word() == "using") return over_using();
    if (word() == "_Pragma" || word() == "__pragma") return ++at_, over_brackets("(", ")");
    if (!word().empty() && is_name(word()) && word(1) != "(") return add(words_[at_++]);
    return false;
  }

  bool linkage() {
    if (!word(1).starts_with('"') || word(2) != "{") return false;
    at_ += 3;
    return add("{");
  }

  // After `namespace`: `[[attribute]] MACRO a::inline b {`.
  bool opening() {
    std::string name;
    bool joined = true;  // a `::` came before
    for (; word() != "{"; joined = joined && !name.empty()) {
      if (word().empty()) return false;
      if (word() == "[") {
        if (!over_brackets("[", "]")) return false;
      } else if (word() == "__attribute__" || word() == "__declspec") {
        ++at_;
        if (!over_brackets("(", ")")) return false;
      } else if (word() == ":" && word(1) == ":") {
        at_ += 2;
        if (word() == "inline") ++at_;
        name += "::";
        joined = true;
      } else if (is_name(word()) && word() != "inline") {
        // A name right after a name: the first was a macro.
        if (!joined) name.clear();
        name += words_[at_++];
        joined = false;
      } else {
        return false;
      }
    }
    ++at_;
    add("namespace");
    if (!name.empty()) add(name);
    return add("{");
  }

  bool over_using() {
    if (word(1) != "namespace") return false;
    while (!word().empty() && word() != ";") ++at_;
    if (word().empty()) return false;
    ++at_;
    return true;
  }

  bool over_brackets(std::string_view open, std::string_view close) {
    if (word() != open) return false;
    int depth = 0;
    for (; at_ < words_.size(); ++at_) {
      if (word() == open) ++depth;
      if (word() == close && --depth == 0) return ++at_, true;
    }
    return false;
  }

  bool add(std::string_view part) {
    if (!text_.empty()) text_ += ' ';
    text_ += part;
    return true;
  }

  const std::vector<std::string_view>& words_;
  std::size_t at_ = 0;
  std::size_t steps_ = 0;
  std::string text_;
};

std::string_view body_of(std::string_view text, const Directive& directive) {
  const std::size_t begin = std::size_t{directive.name} + directive.name_size;
  if (directive.end <= begin || directive.end - begin > kLongestBody) return {};
  return text.substr(begin, directive.end - begin);
}

// Cheap, because it is asked of every macro of every file.
bool may_be_scopes(std::string_view name, std::string_view body) {
  if (body.empty() || body.front() == '(') return false;
  if (body.find('}') != std::string_view::npos || body.find('{') != std::string_view::npos) return true;
  // A name for another such macro is worth remembering only when it reads like one.
  return name.find("NAMESPACE") != std::string_view::npos || name.find("BEGIN") != std::string_view::npos ||
         name.find("END") != std::string_view::npos;
}

std::optional<std::string> scopes_of(std::string_view name, std::string_view body) {
  if (!may_be_scopes(name, body)) return std::nullopt;
  const std::vector<std::string_view> words = words_of(body);
  return BodyReader(words).read();
}

}  // namespace

void note_namespace_macros(std::string_view text, const std::vector<Directive>& directives,
                           FileFacts& facts) {
  const auto name_of = [&](const Directive& each) { return text.substr(each.name, each.name_size); };
  std::unordered_set<std::string_view> names;
  for (const Directive& each : directives) {
    if (each.kind != DirectiveKind::kDefine || each.name_size == 0) continue;
    if (scopes_of(name_of(each), body_of(text, each))) names.insert(name_of(each));
  }
  if (names.empty()) return;
  for (const Directive& each : directives) {
    if (each.kind != DirectiveKind::kDefine || !names.contains(name_of(each))) continue;
    const std::optional<std::string> scopes = scopes_of(name_of(each), body_of(text, each));
    facts.namespace_macros.push_back(
        {facts.arena.copy(name_of(each)), scopes ? facts.arena.copy(*scopes) : std::string_view()});
  }
}

NamespaceMacros::NamespaceMacros(const std::vector<NamespaceMacro>& own, const Given& given) : given_(given) {
  for (const NamespaceMacro& each : own) {
    const auto [at, fresh] = own_.try_emplace(each.name, Own{.text = each.text});
    if (!fresh && at->second.text != each.text) at->second.agreed = false;
  }
}

void NamespaceMacros::passed_definition(std::string_view name) {
  if (own_.empty()) return;
  const auto at = own_.find(name);
  if (at != own_.end()) at->second.defined = true;
}

NamespaceMacros::Answer NamespaceMacros::text_of(std::string_view name, std::string_view& text) const {
  const auto own = own_.find(name);
  if (own != own_.end() && own->second.defined) {
    text = own->second.text;
    return own->second.agreed ? Answer::kKnown : Answer::kUnsure;
  }
  const auto given = given_.find(name);
  if (given == given_.end()) return Answer::kUnknown;
  text = given->second;
  return Answer::kKnown;
}

NamespaceMacros::Answer NamespaceMacros::find(std::string_view name, std::vector<ScopeStep>& steps) const {
  std::string_view text;
  const Answer answer = text_of(name, text);
  steps.clear();
  if (answer != Answer::kKnown) return answer;
  return append(text, /*depth=*/0, steps) ? Answer::kKnown : Answer::kUnsure;
}

// A word that is no such macro (a diagnostic's, an empty one) opens nothing. False: too much, or unsure.
bool NamespaceMacros::append(std::string_view text, int depth, std::vector<ScopeStep>& steps) const {
  const auto take = [&] {
    const std::size_t size = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
    return word;
  };
  while (!text.empty()) {
    const std::string_view word = take();
    if (word == "}") {
      steps.push_back({ScopeStep::kClose, {}});
    } else if (word == "{") {
      steps.push_back({ScopeStep::kLinkage, {}});
    } else if (word == "namespace") {
      const std::string_view name = take();
      steps.push_back({ScopeStep::kNamespace, name == "{" ? std::string_view() : name});
      if (name != "{") take();
    } else {
      std::string_view inner;
      const Answer answer = text_of(word, inner);
      if (answer == Answer::kUnsure || (answer == Answer::kKnown && depth == kMostNesting)) return false;
      if (answer == Answer::kKnown && !append(inner, depth + 1, steps)) return false;
    }
    if (steps.size() > kMostSteps) return false;
  }
  return true;
}

}  // namespace ssot::cpp
