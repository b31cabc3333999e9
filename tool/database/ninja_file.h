// The link edges of a build.ninja: which objects and libraries make which program. All else in it is passed
// over, and nothing is run.
//
// Source: https://ninja-build.org/manual.html, "Ninja file reference". Rules are told apart by how CMake,
// Meson and GN name them.
#pragma once
#include <string>

#include "database/gap_list.h"
#include "database/link_graph.h"

namespace ssot {

// Reads `folder`/build.ninja with what it includes, as far as that lies in `folder`. False when there is
// none.
bool read_ninja(const std::string& folder, LinkGraph& graph, GapList& gaps);

}  // namespace ssot
