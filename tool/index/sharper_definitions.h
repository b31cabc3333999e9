// A linked project with better definitions for some files: what depths 2 and 3 learned replaces what depth 1
// guessed.
//
// Imports stay as they are, and so do the graph and everything that was resolved. Uses stay too, with what is
// known better of them (sharper_uses.h).
#pragma once
#include <vector>

#include "index/project.h"

namespace ssot {

// Of each of `sharper` whose path the project knows, the definitions, details and depth are taken, and what
// it knows of uses.
Project with_definitions(Project project, std::vector<FileFacts> sharper);

}  // namespace ssot
