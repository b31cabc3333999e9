// The compile databases of a workspace: those asked for (-p, cpp.compile_commands), else those found.
#pragma once
#include <string>
#include <vector>

#include "model/unit.h"
#include "run/run.h"

namespace ssot {

// `folders_with_cpp` from the root.
CompileDatabases databases_of(const Workspace& workspace, const std::vector<std::string>& folders_with_cpp);

}  // namespace ssot
