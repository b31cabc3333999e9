// Findings → what counts: severities, exceptions with their terms, the limits a person set, keys, order.
#pragma once
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/finding.h"
#include "model/scan_result.h"
#include "policy/policy.h"
#include "verdict/baseline.h"
#include "verdict/suppressions.h"

namespace ssot {

struct SettleRequest {
  std::vector<std::string> rules;  // names of the rules that ran; others have said nothing either way
  std::vector<std::string>
      paths;  // from the root; report only what lies under one of them; empty: everything
  std::vector<PlacedSuppression> suppressions = {};  // of every file that was judged
  DebtRequest debt = {};
  Comparison* comparison = nullptr;  // gets what is said of known debt; may be null
};

// Adds SSOT901 to SSOT903 for exceptions in sources and in the policy, and SSOT906 for gaps; stamps severity, status, key and
// fingerprint; marks known debt, with SSOT904 for what of it is stale; sorts. Suppressed and known findings
// stay in, marked.
std::vector<Finding> settle(std::vector<Finding> findings, const std::vector<Gap>& gaps, const Policy& policy,
                            const SettleRequest& request);

}  // namespace ssot
