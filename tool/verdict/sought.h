// What a run looked for: whether the absence of a finding proves that it is gone.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/facts.h"

namespace ssot {

class Sought {
 public:
  // `ran` are names of rules; `depth` is how deep C and C++ were read now, `recorded_depth` when the finding
  // was made.
  Sought(const std::vector<Gap>& gaps, const std::vector<std::string>& ran, int depth, int recorded_depth);

  // Whether a finding of the rule with this id at `path` would have been found if it were there.
  bool covers(std::string_view rule_id, std::string_view path) const;

 private:
  bool read(std::string_view path) const;

  std::unordered_set<std::string> ran_;          // ids
  std::unordered_set<std::string_view> unread_;  // files and folders that were not read, or not to their end
  bool shallow_ = false;  // C and C++ were read less deep than when the debt was recorded, or not to the end
  bool other_gap_ = false;  // a file that is none of C or C++ was not read at all
  bool cpp_gap_ = false;    // the same of C and C++
};

}  // namespace ssot
