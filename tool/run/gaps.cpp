#include "run/gaps.h"

#include <algorithm>
#include <tuple>

namespace ssot {

void sort_gaps(std::vector<Gap>& gaps) {
  const auto key = [](const Gap& gap) { return std::tie(gap.path, gap.line, gap.kind, gap.reason); };
  std::sort(gaps.begin(), gaps.end(), [&](const Gap& a, const Gap& b) { return key(a) < key(b); });
  gaps.erase(
      std::unique(gaps.begin(), gaps.end(), [&](const Gap& a, const Gap& b) { return key(a) == key(b); }),
      gaps.end());
}

}  // namespace ssot
