// Puts what Clang's scanner says of some units in the place of what is missing in a graph.
#pragma once
#include <vector>

#include "model/unit.h"

namespace ssot::preprocess {

// `other.units[i]` is about unit `units[i]` of `graph`, which takes it over.
UnitGraph join_graphs(UnitGraph graph, UnitGraph other, const std::vector<std::uint32_t>& units);

}  // namespace ssot::preprocess
