// The readers of the parts of ssot.json that are about rules in general: `rules`, and `allow` at both its
// places.
#pragma once
#include <string>
#include <vector>

#include "policy/object_reader.h"

namespace ssot {

void read_rules(const LocatedJson& rules, Policy& policy, Complaints& complaints);
std::vector<Allow> read_allow(ObjectReader& owner, const std::string& concept_id);

}  // namespace ssot
