// One entry of `concepts` → Concept. What contradicts another entry is policy/contradictions.h's matter.
#pragma once
#include "policy/object_reader.h"

namespace ssot {

Concept read_concept(const LocatedJson& item, Complaints& complaints);

// An id: letters, digits, `-`, `_` and `.`; complains about others.
void check_id(std::string_view id, const Place& place, Complaints& complaints);

}  // namespace ssot
