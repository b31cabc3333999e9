// Left-over copies and the rest of the tree: which files are one, and which backup folder is in use after
// all.
#pragma once
#include <string_view>
#include <vector>

#include "model/facts.h"
#include "model/source_file.h"

namespace ssot {

// `path` is one of the backups, or lies in a backup folder. `backups` must be sorted by path.
bool is_backup(const std::vector<Backup>& backups, std::string_view path);

// A backup folder that something outside imports is none (contract.md, 501). Told by name: an import that has
// the folder's name among its components is taken to mean it. Removes such folders from `tree.backups` and
// returns their files.
std::vector<const SourceFile*> release_folders_in_use(Tree& tree, const std::vector<FileFacts>& facts);

}  // namespace ssot
