// What a policy says twice in different ways: each value fine by itself, together impossible (contract.md,
// "Symbols and concepts"). What depends on the tree is not asked here.
#pragma once
#include <vector>

#include "policy/complaints.h"
#include "policy/policy.h"

namespace ssot {

// `sound`: a flag a concept; those with other mistakes are left out, since what they lack is not what they
// meant.
void find_contradictions(const Policy& policy, const std::vector<bool>& sound, Complaints& complaints);

}  // namespace ssot
