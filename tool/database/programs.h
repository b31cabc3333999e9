// Which units are linked together: what the build system wrote about links, and what the policy says.
#pragma once
#include <string>
#include <vector>

#include "database/database.h"
#include "database/gap_list.h"
#include "database/link_graph.h"
#include "model/unit.h"

namespace ssot {

// What one build folder says.
struct BuildLinks {
  std::string folder;  // absolute, real
  std::string from;    // "build.ninja" …; empty: nothing is known yet
  LinkGraph::Programs programs;
};

// build.ninja, else CMake's file API. Link lines need the commands and are asked for by assign_programs.
BuildLinks read_build_links(const std::string& folder, GapList& gaps);

// Fills `programs` of every command and of the databases. `links` is as long as `databases.files`.
void assign_programs(CompileDatabases& databases, std::vector<BuildLinks> links,
                     const DatabaseRequest& request, GapList& gaps);

}  // namespace ssot
