// A linked project in which some Python files were read again with more to look for.
//
// Imports stay as they are, and so do the graph and everything that was resolved.
#pragma once
#include <vector>

#include "index/project.h"

namespace ssot {

// Of each of `again` whose path the project knows, the definitions, uses, bindings and mentions are taken.
Project with_second_reading(Project project, std::vector<FileFacts> again);

}  // namespace ssot
