// SSOT908: what a change loosens in the policy and in the known debt, each at its place in the present files.
#pragma once
#include <string>
#include <vector>

#include "model/finding.h"
#include "policy/load.h"
#include "verdict/baseline_text.h"

namespace ssot {

struct PolicySide {
  const LoadedPolicy& policy;
  const Baseline& debt;  // without entries: there is none
};

// `commit` is what a person called the commit that `before` is of.
std::vector<Finding> loosened_policy(const PolicySide& before, const PolicySide& now,
                                     const std::string& commit);

}  // namespace ssot
