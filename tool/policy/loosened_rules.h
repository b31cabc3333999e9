// Severities and options of rules that a change lowers. Internal to policy/loosening.cpp.
#pragma once
#include <vector>

#include "policy/loosening.h"

namespace ssot {

// A person wrote it: it is neither a default nor a bundled pack's.
bool is_in_a_file(const Place& place);
// Where `value` stands, if a person wrote it.
Place place_before(const LocatedJson* value);

// An entry of `paths` is the first word about a path: one that is not yet in force permits it, and one that
// is milder than SSOT201 and SSOT204 takes their place.
bool may_soften_path(const LocatedJson& entry, const Policy& now);

// By what holds in the end, whoever set it. `document` is where a rule stands that nothing of the present
// policy sets.
void find_loosened_rules(const LoadedPolicy& before, const LoadedPolicy& now, const Place& document,
                         std::vector<Loosening>& found);

}  // namespace ssot
