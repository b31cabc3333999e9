// Which lines of a block a page shows as what not to write.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "frontend/docs/docs.h"

namespace ssot::docs {
namespace {

// Words that a remark disowns what follows with, and those that own it again. Whole words, in any case.
constexpr std::array<std::string_view, 58> kDisowning{
    "wrong",       "old",          "bad",           "before",      "deprecated", "incorrect", "broken",
    "legacy",      "removed",      "don't",         "dont",        "never",      "avoid",     "previous",
    "previously",  "obsolete",     "outdated",      "invalid",     "forbidden",  "violation", "violations",
    "antipattern", "anti-pattern", "original",      "fails",       "failing",    "failed",    "error",
    "stale",       "not",          "problem",       "bug",         "issue",      "missing",   "fail",
    "delete",      "replace",      "replaces",      "replaced",    "replacing",  "change",    "existing",
    "current",     "currently",    "compatibility", "compatible",  "backward",   "backwards", "transitional",
    "retired",     "today",        "changed",       "conflicting", "conflict",   "duplicate", "duplicated",
    "multiple",    "inconsistent"};
constexpr std::array<std::string_view, 17> kOwning{
    "correct", "right", "good", "new",  "after", "now",    "instead", "fixed",     "fix",
    "better",  "use",   "ok",   "ssot", "valid", "proper", "updated", "canonical",
};
constexpr std::array<std::string_view, 6> kCrosses{"\u274c", "\u2716",     "\u2717",
                                                   "\u2718", "\U0001f6ab", "\u26d4"};
constexpr std::array<std::string_view, 3> kTicks{"\u2705", "\u2714", "\u2713"};

enum class Verdict : unsigned char { kNothing, kDisowned, kOwned };

template <class Marks>
bool holds_mark(std::string_view text, const Marks& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' ||
         c == '-' || c == '_';
}

bool is_lower_of(std::string_view lower, std::string_view word) {
  return lower.size() == word.size() &&
         std::equal(lower.begin(), lower.end(), word.begin(), [](char small, char any) {
           return small == any || (any >= 'A' && any <= 'Z' && small == static_cast<char>(any + ('a' - 'A')));
         });
}

template <class Words>
bool is_among(const Words& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view each) { return is_lower_of(each, word); });
}

// "Error handling", "the standard error stream": not that something is one.
bool names_a_matter(std::string_view word, std::string_view behind) {
  return is_lower_of("error", word) && behind.size() > 1 && behind[0] == ' ' && is_word_byte(behind[1]);
}

// "Not in the other package" says where; "do not use" and "not recommended" say what not to do.
constexpr std::array<std::string_view, 12> kNotBehind{"do",  "does", "did", "should", "must",  "can",
                                                      "are", "is",   "may", "will",   "could", "cannot"};
constexpr std::array<std::string_view, 7> kNotBefore{"recommended", "allowed",   "use", "valid",
                                                     "supported",   "available", "this"};

bool negates(std::string_view before, std::string_view behind) {
  behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
  const auto end = std::find_if_not(behind.begin(), behind.end(), is_word_byte);
  return is_among(kNotBehind, before) ||
         is_among(kNotBefore, behind.substr(0, static_cast<std::size_t>(end - behind.begin())));
}

// What one word says, between the word before it and the text behind it.
Verdict verdict_of_word(std::string_view before, std::string_view word, std::string_view behind) {
  if (is_lower_of("not", word)) return negates(before, behind) ? Verdict::kDisowned : Verdict::kNothing;
  if (is_among(kDisowning, word) && !names_a_matter(word, behind)) return Verdict::kDisowned;
  return is_among(kOwning, word) ? Verdict::kOwned : Verdict::kNothing;
}

// Longer remarks are prose; what they say of the code is in their first words.
constexpr std::size_t kLongestRemark = 160;

// What a remark says of the code below it. Marks speak before words, and to disown is said before to own:
// "don't use".
Verdict verdict_of(std::string_view remark) {
  remark = remark.substr(0, kLongestRemark);
  if (holds_mark(remark, kCrosses)) return Verdict::kDisowned;
  if (holds_mark(remark, kTicks)) return Verdict::kOwned;
  Verdict verdict = Verdict::kNothing;
  std::string_view before;
  for (std::size_t at = 0; at < remark.size();) {
    std::size_t end = at;
    while (end < remark.size() && is_word_byte(remark[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const std::string_view word = remark.substr(at, end - at);
    const Verdict said = verdict_of_word(before, word, remark.substr(end));
    if (said == Verdict::kDisowned) return said;
    if (said == Verdict::kOwned) verdict = said;
    before = word;
    at = end;
  }
  return verdict;
}

// The comment that a line ends in, or is; empty: none. A mark in a string is no harm: it is looked at for its
// words only.
std::string_view comment_of(std::string_view line, bool python, bool& alone) {
  const std::string_view sign = python ? "#" : "//";
  const std::size_t at = line.find(sign);
  if (at == std::string_view::npos) return {};
  alone = line.find_first_not_of(" \t") == at;
  return line.substr(at);
}

constexpr std::array<std::string_view, 8> kPlaceholderStarts{"your_", "my_",         "some_", "xxx",
                                                             "yyy",   "placeholder", "your",  "example_"};
constexpr std::array<std::string_view, 8> kPlaceholders{"module_name", "new_module", "foo",  "bar",
                                                        "example",     "examples",   "path", "package_name"};

}  // namespace

bool is_placeholder(std::string_view module) {
  const std::vector<std::string_view> parts = split(module, '.');
  // The first part names a package of the tree, or nothing is said at all.
  return std::any_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
    if (part.empty()) return true;
    const auto starts = [&](std::string_view each) { return part.starts_with(each); };
    return std::any_of(kPlaceholderStarts.begin(), kPlaceholderStarts.end(), starts) ||
           std::find(kPlaceholders.begin(), kPlaceholders.end(), part) != kPlaceholders.end();
  });
}

void mark_disowned(const Block& block, std::size_t lines, Code& out) {
  const bool python = out.language == Language::kPython;
  Verdict below = verdict_of(block.above);
  if (below == Verdict::kNothing) below = verdict_of(block.heading);
  const std::string_view text = out.text;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < std::min(lines, out.lines.size()); ++i) {
    const std::size_t end = text.find('\n', begin);
    bool alone = false;
    const std::string_view comment = comment_of(text.substr(begin, end - begin), python, alone);
    const Verdict said = comment.empty() ? Verdict::kNothing : verdict_of(comment);
    if (alone && said != Verdict::kNothing) below = said;
    const Verdict here = said != Verdict::kNothing ? said : below;
    out.disowned.push_back(here == Verdict::kDisowned);
    begin = end + 1;
  }
}

}  // namespace ssot::docs
