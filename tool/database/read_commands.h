// One database → its commands: entries with absolute paths, `@file` expanded, launchers dropped. Nothing is
// folded yet.
#pragma once
#include <string>
#include <vector>

#include "database/find_databases.h"
#include "database/gap_list.h"
#include "model/unit.h"

namespace ssot {

struct DatabaseCommands {
  std::vector<CompileCommand> commands;  // in the order of the file
  DatabaseCounts counts;
};

// `root` is absolute and real.
DatabaseCommands read_commands(const FoundDatabase& found, const std::string& root, GapList& gaps);

// Of a compile_flags.txt, for those `folders` (absolute) that it serves.
DatabaseCommands read_flag_commands(const FoundDatabase& found, const std::vector<std::string>& folders,
                                    const std::string& root, GapList& gaps);

}  // namespace ssot
