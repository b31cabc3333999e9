// Python files whose classes were not read and may belong to the lineage of a concept's classes: bases of
// them, and heirs of heirs.
//
// Definitions are read only where a name of the policy stands in the text; a class between two others need
// not name the concept.
#pragma once
#include <vector>

#include "index/project.h"
#include "policy/policy.h"

namespace ssot {

// Sorted, unique. Empty when nothing is missing; what was read meanwhile may lead to more, so ask again.
std::vector<FileId> unread_classes(const Project& project, const Policy& policy);

}  // namespace ssot
