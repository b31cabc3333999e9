// Builds name files through symbolic links: the walk knows each file of the tree under one name, and that is
// the one to use.
#pragma once
#include <string>
#include <vector>

#include "model/unit.h"

namespace ssot {

// Files of the graph that the walk does not know (`facts` has those that it knows) get their real names where
// these lie under `root`, an absolute real path; what became one file is one entry from then on.
void use_real_names(UnitGraph& graph, const std::vector<FileFacts>& facts, const std::string& root);

}  // namespace ssot
