// By which paths a concept is reached, and by whom: for one subject, its AuditConcept's `paths` and
// `consumers`.
#pragma once
#include <vector>

#include "audit/concept_members.h"
#include "model/inventory.h"

namespace ssot {

// How an import is spelled that leads through `file`: a module's dotted name, or a header's path.
std::string path_through(const Project& project, FileId file);

// `place[i]` is the index of member i among `out.definitions`, which must be filled.
void add_paths(const Project& project, const Policy& policy, const Subject& subject,
               const std::vector<std::size_t>& place, AuditConcept& out);

}  // namespace ssot
