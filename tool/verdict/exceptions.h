// The policy's `allow` entries: which findings they silence, and which of them are expired or unused.
#pragma once
#include <string>
#include <vector>

#include "model/finding.h"
#include "policy/policy.h"

namespace ssot {

// Marks findings that an `allow` entry covers as suppressed, and appends SSOT903 for entries past their day
// and SSOT901 for entries that cover nothing. An entry is called unused only when each of its rules is among
// `ran`.
void apply_exceptions(std::vector<Finding>& findings, const Policy& policy,
                      const std::vector<std::string>& ran);

}  // namespace ssot
