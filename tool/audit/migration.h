// In which order to move to the one that is kept: first what no other of them rests on.
#pragma once
#include <vector>

#include "audit/clusters.h"
#include "model/inventory.h"

namespace ssot {

// `order[k]` is the member that is definition k; `entry` has its definitions and a recommended one.
std::vector<MigrationStep> migration_of(const Project& project, const Cluster& cluster,
                                        const std::vector<std::size_t>& order, const AuditConcept& entry);

}  // namespace ssot
