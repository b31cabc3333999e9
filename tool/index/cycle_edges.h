// Which edges make an import cycle (SSOT301), for the check and for `ssot graph --cycles`.
#pragma once
#include "index/graph.h"
#include "policy/policy.h"

namespace ssot {

// Imports that run when a module loads: scopes module and class unless the rule's option `scopes` says more,
// never one under `if __name__ == "__main__":`, never an edge that was guessed. Points into `project`.
EdgeFilter cycle_edges(const Project& project, const Policy& policy);

}  // namespace ssot
