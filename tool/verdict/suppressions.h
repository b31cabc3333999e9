// The comments of sources and documents that allow findings: which findings they silence, and which of them
// are wrong (contract.md, "Suppressions"). The policy's `allow` is exceptions.h's matter.
#pragma once
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/finding.h"
#include "policy/policy.h"

namespace ssot {

// A suppression and the file that holds it. Views into that file's facts.
struct PlacedSuppression {
  std::string_view path;
  const Suppression* suppression = nullptr;
  // All that it could cover was looked for: the file was read to its end, and as deep as it can be.
  bool settled = true;
};

// Marks findings that one of `suppressions` covers as suppressed, and appends SSOT901 for those that cover
// nothing or name what is no rule, SSOT902 for those that lack a reason or a rule, and SSOT903 for those past
// their day. None is called unused unless each of its rules is among `ran`, and none covers a finding of
// these three rules.
void apply_suppressions(std::vector<Finding>& findings, const std::vector<PlacedSuppression>& suppressions,
                        const Policy& policy, const std::vector<std::string>& ran);

}  // namespace ssot
