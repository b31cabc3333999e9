// Compile databases: found as clangd finds them, read strictly, folded. Data only: nothing a database names
// is run.
//
// Sources: https://clang.llvm.org/docs/JSONCompilationDatabase.html; clangd's GlobalCompilationDatabase
// (nearest compile_commands.json of each folder upward, or in its `build/`).
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/glob.h"
#include "model/unit.h"

namespace ssot {

struct DatabaseRequest {
  std::string root;  // absolute
  std::vector<std::string>
      asked;  // -p and cpp.compile_commands: folders or files, as absolute paths; empty: look for them
  std::vector<std::string>
      folders;  // folders of the tree that hold C or C++ files, from the root; where to look from
  // cpp.programs: name → the sources linked into it, as path globs from the root.
  std::vector<std::pair<std::string, std::vector<Glob>>> programs;
};

// Never fails: what cannot be read is a gap. An asked-for database that does not exist is a gap of kind
// unread as well.
//
// Where several databases were found and not asked for, a file belongs to the nearest one that names it, as
// in clangd: the others' entries for it are left out. Of databases that were asked for every entry is kept.
CompileDatabases read_databases(const DatabaseRequest& request);

}  // namespace ssot
