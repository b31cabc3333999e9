// Findings → what counts: severities, exceptions with their terms, the limits a person set, keys, order.
#pragma once
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/finding.h"
#include "policy/policy.h"

namespace ssot {

struct SettleRequest {
  std::vector<std::string> rules;  // names of the rules that ran; others have said nothing either way
  std::vector<std::string>
      paths;  // from the root; report only what lies under one of them; empty: everything
};

// Adds SSOT901 and SSOT903 for `allow` entries and SSOT906 for gaps; stamps severity, status, key and
// fingerprint; sorts. Suppressed findings stay in, marked.
std::vector<Finding> settle(std::vector<Finding> findings, const std::vector<Gap>& gaps, const Policy& policy,
                            const SettleRequest& request);

}  // namespace ssot
