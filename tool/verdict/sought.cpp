#include "verdict/sought.h"

#include <algorithm>
#include <array>

#include "base/path.h"
#include "model/rule_words.h"

namespace ssot {
namespace {

// Rules whose findings rest on their own file and on the names of others. All other rules follow names and
// imports through files, and one that was not read may be the link that is missing.
constexpr std::array<std::string_view, 7> kOfOneFile{"SSOT101", "SSOT202", "SSOT203", "SSOT204",
                                                     "SSOT207", "SSOT502", "SSOT503"};
// Rules that ask for names of files alone, however deep their contents were read.
constexpr std::array<std::string_view, 2> kOfNames{"SSOT501", "SSOT502"};

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// What is surely none; a file of another or of no extension may be.
bool may_be_cpp(std::string_view path) {
  constexpr std::array<std::string_view, 7> kOthers{"py", "pyi", "pyw", "md", "rst", "toml", "cfg"};
  return !is_among(kOthers, extension_of(path));
}

}  // namespace

Sought::Sought(const std::vector<Gap>& gaps, const std::vector<std::string>& ran, int depth,
               int recorded_depth)
    : shallow_(depth < recorded_depth) {
  for (const std::string& name : ran) {
    if (const RuleWords* words = find_rule(name)) ran_.insert(words->id);
  }
  for (const Gap& gap : gaps) {
    switch (gap.kind) {
      case GapKind::kLost:
      case GapKind::kSkippedLimit:
        unread_.insert(gap.path);
        break;
      case GapKind::kUnread:
        unread_.insert(gap.path == "." ? std::string_view() : std::string_view(gap.path));
        (may_be_cpp(gap.path) ? cpp_gap_ : other_gap_) = true;
        // It may have been a folder, which holds both.
        if (extension_of(gap.path).empty()) other_gap_ = true;
        break;
      case GapKind::kWorker:
        unread_.insert(gap.path);
        shallow_ = true;
        break;
      case GapKind::kNoUnit:
        shallow_ |= recorded_depth == 3;
        break;
      case GapKind::kComputedInclude:
        break;
    }
  }
}

bool Sought::read(std::string_view path) const {
  constexpr std::size_t kLongestPath = 4096;  // bytes; no file has a longer one
  if (unread_.empty()) return true;
  if (path.size() > kLongestPath) return false;
  for (std::string_view part = path;; part = folder_of(part)) {
    if (unread_.contains(part)) return false;
    if (part.empty()) return true;
  }
}

bool Sought::covers(std::string_view rule_id, std::string_view path) const {
  if (!ran_.contains(std::string(rule_id)) || !read(path)) return false;
  const bool cpp = may_be_cpp(path);
  if (cpp && shallow_ && !is_among(kOfNames, rule_id)) return false;
  return is_among(kOfOneFile, rule_id) || !(cpp ? cpp_gap_ || other_gap_ : other_gap_);
}

}  // namespace ssot
