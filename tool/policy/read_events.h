// `events` of a concept: a list of names, or an object that also says what emits them.
#pragma once
#include "policy/complaints.h"
#include "policy/object_reader.h"
#include "policy/policy.h"

namespace ssot {

Events read_events(const LocatedJson& value, Complaints& complaints);

// A pattern over a chain of names; complains where it is none.
std::optional<ChainPattern> read_chain_pattern(const PlacedText& text, Complaints& complaints);

}  // namespace ssot
