// Graphs small enough to be drawn: the files of a concept and who imports them, and the whole tree, by folder
// where there are too many.
#pragma once
#include <map>
#include <vector>

#include "index/project.h"
#include "model/inventory.h"

namespace ssot {

// `roles`: files with a definition, and what it is; `others`: further files.
AuditGraph picture_of(const Project& project, const std::map<FileId, Role>& roles,
                      const std::vector<FileId>& others);

AuditGraph picture_of_tree(const Project& project);

}  // namespace ssot
