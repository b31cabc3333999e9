#include "model/suppression_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "model/rule_words.h"

namespace ssot {
namespace {

// Far above what a person writes; what a hostile file writes is cut.
constexpr std::size_t kMostRules = 64;
constexpr std::size_t kLongestRule = 60;
constexpr std::size_t kLongestDay = 40;
constexpr std::size_t kLongestReason = 1000;
constexpr std::string_view kUntil = "until=";

constexpr std::string_view kBlanks = " \t\f\v";
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view trim_front(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}
std::string_view trim_back(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool only_of(std::string_view text, std::string_view bytes) {
  return text.find_first_not_of(bytes) == std::string_view::npos;
}

// What may stand directly before a suppression: nothing, or what opens a comment. `first`: it is the line's
// first word.
bool opens_comment(std::string_view word, bool first) {
  if (word.empty()) return first;
  if (only_of(word, "#")) return true;
  if (word.starts_with("//")) return only_of(word, "/!<");
  if (word.starts_with("/*")) return only_of(word.substr(1), "*!<");
  if (word == "<!--") return true;
  return first && (only_of(word, "*") || word == "..");
}

// Where suppressions may start in `text`.
std::vector<std::size_t> starts_in(std::string_view text) {
  // Looks back no further than any opening is long, so that a line costs its length.
  constexpr std::size_t kLongestOpening = 200;
  const std::size_t first_word = std::min(text.find_first_not_of(kBlanks), text.size());
  std::vector<std::size_t> starts;
  std::size_t counted = 0;  // bytes that were looked at for quotes
  std::size_t quotes = 0;
  for (std::size_t at = text.find(kSuppressionMark); at != std::string_view::npos;
       at = text.find(kSuppressionMark, at + kSuppressionMark.size())) {
    const std::size_t behind = at + kSuppressionMark.size();
    quotes += static_cast<std::size_t>(
        std::count_if(text.data() + counted, text.data() + at, [](char c) { return c == '`' || c == '"'; }));
    counted = at;
    if (quotes % 2 != 0) continue;  // words that tell how one is written
    if (behind < text.size() && text[behind] == ':') continue;
    const std::string_view before = trim_back(text.substr(0, at));
    const std::size_t from = before.size() - std::min(before.size(), kLongestOpening);
    const std::size_t blank = before.substr(from).find_last_of(kBlanks);
    if (blank == std::string_view::npos && from != 0) continue;
    const std::size_t word = blank == std::string_view::npos ? 0 : from + blank + 1;
    if (opens_comment(before.substr(word), word <= first_word)) starts.push_back(at);
  }
  return starts;
}

bool is_rule_number(std::string_view word) {
  return word.size() > 4 && word.starts_with("SSOT") && is_digit(word[4]);
}

// `ignore(SSOT201)`, `allow SSOT201`, `disable(import-cycle)`: nobody writes so who does not mean it. A
// sentence about a rule is another matter.
bool is_meant(std::string_view said) {
  std::size_t size = 0;
  while (size < said.size() && (is_letter(said[size]) || said[size] == '-' || said[size] == '_')) ++size;
  const std::string_view verb = said.substr(0, std::min(said.find('-'), size));
  if (verb.empty()) return false;
  const std::string_view behind = trim_front(said.substr(size));
  const bool bracket =
      !behind.empty() && std::string_view("([{=:").find(behind.front()) != std::string_view::npos;
  const std::string_view rest = trim_front(bracket ? behind.substr(1) : behind);
  const std::string_view rule =
      rest.substr(0, std::min(rest.find_first_of(" \t,()[]{}:;.\"'`"), rest.size()));
  if (bracket && is_rule_number(rule)) return true;
  constexpr std::array<std::string_view, 9> kVerbs = {"allow",  "ignore", "disable", "suppress", "noqa",
                                                      "nolint", "skip",   "exempt",  "off"};
  if (std::find(kVerbs.begin(), kVerbs.end(), verb) == kVerbs.end()) return false;
  return is_rule_number(rule) || (bracket && rule.size() <= kLongestRule && find_rule(rule) != nullptr);
}

class Directive {
 public:
  Directive(Arena& arena, Suppression& out) : arena_(arena), out_(out) {}

  // `said` is what stands behind "ssot:". False: it is prose.
  bool read(std::string_view said) {
    constexpr std::string_view kAllow = "allow";
    std::string_view rest = trim_front(said);
    const std::string_view behind =
        rest.starts_with(kAllow) ? trim_front(rest.substr(kAllow.size())) : std::string_view();
    if (!behind.starts_with('(')) {
      out_.understood = false;
      return is_meant(rest);
    }
    const std::size_t close = behind.find(')');
    if (close == std::string_view::npos || !read_rules(behind.substr(1, close - 1))) {
      out_ = Suppression();
      out_.understood = false;
      return true;
    }
    rest = trim_front(behind.substr(close + 1));
    read_term(rest);
    read_reason(rest);
    return true;
  }

 private:
  bool read_rules(std::string_view list) {
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      const std::string_view rule = trim_back(trim_front(list.substr(0, comma)));
      list.remove_prefix(std::min(comma + 1, list.size()));
      if (rule.empty()) continue;
      if (out_.rules.size() == kMostRules) return false;
      out_.rules.push_back(arena_.copy(rule.substr(0, kLongestRule)));
    }
    return true;
  }

  // `until=2026-12-01`; one that is written otherwise is kept as it is, so that it is no day.
  void read_term(std::string_view& rest) {
    constexpr std::string_view kTerm = "until";
    if (!rest.starts_with(kTerm) || (rest.size() > kTerm.size() && is_letter(rest[kTerm.size()]))) return;
    std::string_view term = rest.substr(0, std::min(rest.find_first_of(" \t"), rest.size()));
    const bool has_day = term.starts_with(kUntil) && term.size() > kUntil.size();
    if (!has_day) term = trim_back(rest.substr(0, std::min(rest.find("--"), rest.size())));
    rest = trim_front(rest.substr(term.size()));
    set_term(has_day ? term.substr(kUntil.size()) : term);
  }

  void set_term(std::string_view day) { out_.until = arena_.copy(day.substr(0, kLongestDay)); }

  void read_reason(std::string_view rest) {
    if (!rest.starts_with("--")) return;
    rest = trim_front(rest.substr(std::min(rest.find_first_not_of('-'), rest.size())));
    // A term at the wrong end is still one: without it the exception would hold for ever.
    const std::size_t blank = rest.find_last_of(" \t");
    const std::string_view last = rest.substr(blank == std::string_view::npos ? 0 : blank + 1);
    if (out_.until.empty() && last.starts_with(kUntil)) {
      set_term(last.size() > kUntil.size() ? last.substr(kUntil.size()) : last);
      rest = trim_back(rest.substr(0, rest.size() - last.size()));
    }
    const bool says_something = std::any_of(rest.begin(), rest.end(), [](char c) {
      return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!says_something) return;
    rest = rest.substr(0, kLongestReason + valid_utf8_cut(rest));
    out_.reason = arena_.copy(trim_back(rest));
  }

  // How far the longest reason may go on so that it ends between two characters.
  static std::size_t valid_utf8_cut(std::string_view text) {
    std::size_t more = 0;
    while (more < 3 && kLongestReason + more < text.size() &&
           (static_cast<unsigned char>(text[kLongestReason + more]) & 0xC0) == 0x80)
      ++more;
    return more;
  }

  Arena& arena_;
  Suppression& out_;
};

// Without what opens the next one.
std::string_view without_opening(std::string_view text) {
  const std::size_t blank = trim_back(text).find_last_of(kBlanks);
  return trim_back(text.substr(0, blank == std::string_view::npos ? 0 : blank));
}

}  // namespace

void read_suppressions(std::string_view text, int line, int column, Arena& arena,
                       std::vector<Suppression>& out) {
  const std::vector<std::size_t> starts = starts_in(text);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const bool last = i + 1 == starts.size();
    const std::string_view upto = text.substr(0, last ? text.size() : starts[i + 1]);
    const std::string_view whole = upto.substr(starts[i]);
    const std::string_view own = last ? trim_back(whole) : without_opening(whole);
    Suppression found;
    if (own.size() < kSuppressionMark.size() ||
        !Directive(arena, found).read(own.substr(kSuppressionMark.size())))
      continue;
    found.line = line;
    found.column = column + static_cast<int>(starts[i]);
    found.end_column = found.column + static_cast<int>(own.size());
    out.push_back(std::move(found));
  }
}

}  // namespace ssot
