// Which folders are backups as a whole: named so, and at least half of their sources copies of files
// elsewhere. Part of tree/backups.cpp.
#pragma once
#include <cstddef>
#include <vector>

#include "model/source_file.h"
#include "tree/copies.h"

namespace ssot {

struct BackupFolder {
  Backup backup;
  std::size_t first = 0;  // its files in Tree::files
  std::size_t last = 0;
};

// Sorted by place; none lies in another.
std::vector<BackupFolder> find_backup_folders(const Tree& tree, Copies& copies);

}  // namespace ssot
