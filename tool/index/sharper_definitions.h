// A linked project with better definitions for some files: what depths 2 and 3 learned replaces what depth 1
// guessed.
//
// Imports stay as they are, and so do the graph and everything that was resolved.
#pragma once
#include <vector>

#include "index/project.h"

namespace ssot {

// Of each of `sharper` whose path the project knows, the definitions, details, uses and depth are taken.
Project with_definitions(Project project, std::vector<FileFacts> sharper);

}  // namespace ssot
