// Functions whose name says that they make or fetch what a cluster is about: `get_websocket_manager`.
#pragma once
#include <vector>

#include "audit/clusters.h"

namespace ssot {

// Adds them as members with the role of a factory, after the types that were compared. Functions of tests are
// left out.
void add_factory_functions(const Project& project, const Policy& policy, std::vector<Cluster>& clusters,
                           unsigned threads);

}  // namespace ssot
