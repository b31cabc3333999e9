// The compile databases of a workspace: those asked for (-p, else cpp.compile_commands), else those found.
//
// What -p names has been looked at in open_workspace. A folder that the policy names may be missing (a fresh
// clone, before the first build): that is a gap. The policy belongs to the scanned tree, so a link may not
// lead it out of the root.
#pragma once
#include <string>
#include <vector>

#include "model/unit.h"
#include "run/run.h"

namespace ssot {

// `folders_with_cpp` from the root.
CompileDatabases databases_of(const Workspace& workspace, const std::vector<std::string>& folders_with_cpp);

}  // namespace ssot
