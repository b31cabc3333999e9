// What a change causes: the findings of a tree that its base does not have.
#pragma once
#include <vector>

#include "base/contents.h"
#include "model/scan_result.h"

namespace ssot {

// Two trees and what a whole run found in each, both without snippets.
struct Sides {
  ScanResult& now;
  const Contents& contents;
  const ScanResult& base;
  const Contents& base_contents;
};

// Takes out of `now.findings` what the base has as well, and counts both in `now.comparison`. One finding answers to one of
// the base with the same key, whatever its n-th: where the base has some of several, those stay whose lines it does not have.
// What the policy, a comment or known debt holds back in both is taken out too; what is new in `now` and was held back in the
// base stays.
void leave_what_is_new(const Sides& sides, unsigned threads);

// Gaps in files whose bytes the base has as well are not the change's.
void mark_old_gaps(std::vector<Gap>& gaps, const Contents& now, const Contents& base);

}  // namespace ssot
