#include "frontend/docs/disowned.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace ssot::docs {
namespace {

// Words that a remark disowns what follows with, and those that own it again. Whole words, in any case.
constexpr std::array<std::string_view, 36> kDisowning{
    "wrong",    "old",     "bad",        "before",    "deprecated", "incorrect", "broken",     "legacy",    "removed",
    "don't",    "dont",    "never",      "avoid",     "previous",   "previously", "obsolete",  "outdated",  "invalid",
    "forbidden", "violation", "violations", "antipattern", "anti-pattern", "original", "fails", "failing",   "failed",
    "error",    "stale",   "not",        "problem",   "bug",        "issue",      "missing",   "fail",      "delete",
};
constexpr std::array<std::string_view, 18> kOwning{
    "correct", "right", "good", "new",  "after", "now",    "instead", "fixed",   "fix",
    "better",  "use",   "ok",   "ssot", "valid", "proper", "current", "updated", "canonical",
};
constexpr std::array<std::string_view, 6> kCrosses{"\u274c", "\u2716", "\u2717", "\u2718", "\U0001f6ab", "\u26d4"};
constexpr std::array<std::string_view, 3> kTicks{"\u2705", "\u2714", "\u2713"};

enum class Verdict : unsigned char { kNothing, kDisowned, kOwned };

template <class Marks>
bool holds_mark(std::string_view text, const Marks& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' || c == '_';
}

// Longer remarks are prose; what they say of the code is in their first words.
constexpr std::size_t kLongestRemark = 160;

// What a remark says of the code below it. Marks speak before words, and to disown is said before to own: "don't use".
Verdict verdict_of(std::string_view remark) {
  remark = remark.substr(0, kLongestRemark);
  if (holds_mark(remark, kCrosses)) return Verdict::kDisowned;
  if (holds_mark(remark, kTicks)) return Verdict::kOwned;
  Verdict verdict = Verdict::kNothing;
  for (std::size_t at = 0; at < remark.size();) {
    std::size_t end = at;
    while (end < remark.size() && is_word_byte(remark[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const std::string word = lower(remark.substr(at, end - at));
    if (std::find(kDisowning.begin(), kDisowning.end(), word) != kDisowning.end()) return Verdict::kDisowned;
    if (std::find(kOwning.begin(), kOwning.end(), word) != kOwning.end()) verdict = Verdict::kOwned;
    at = end;
  }
  return verdict;
}

// The comment that a line ends in, or is; empty: none. A mark in a string is no harm: it is looked at for its words only.
std::string_view comment_of(std::string_view line, bool python, bool& alone) {
  const std::string_view sign = python ? "#" : "//";
  const std::size_t at = line.find(sign);
  if (at == std::string_view::npos) return {};
  alone = line.find_first_not_of(" \t") == at;
  return line.substr(at);
}

constexpr std::array<std::string_view, 8> kPlaceholderStarts{"your_", "my_", "some_", "xxx", "yyy", "placeholder", "your", "example_"};
constexpr std::array<std::string_view, 8> kPlaceholders{"module_name", "new_module", "foo", "bar", "example", "examples", "path", "package_name"};

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

void mark_disowned(const Block& block, bool python, Code& out) {
  Verdict below = verdict_of(block.above);
  if (below == Verdict::kNothing) below = verdict_of(block.heading);
  const std::string_view text = out.text;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < out.lines.size(); ++i) {
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
