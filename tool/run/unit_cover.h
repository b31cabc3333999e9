// Which translation units to parse so that every file that Clang is asked about is seen in one of them, at
// little cost.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "model/unit.h"

namespace ssot {

struct UnitChoice {
  std::size_t unit = 0;  // index into UnitGraph::units
  std::vector<std::size_t>
      wanted;  // indices into the files asked for, ascending; each stands in one choice only
};

// In the order of choice; a file that no unit reaches is in none. `wanted`: paths as the graph has them, each
// once.
std::vector<UnitChoice> cover(const UnitGraph& graph, const std::vector<std::string_view>& wanted);

}  // namespace ssot
