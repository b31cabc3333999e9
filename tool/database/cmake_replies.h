// What CMake wrote for IDEs about its targets (file API, codemodel 2), and the link lines that its Makefile
// generator leaves beside each target. Both only where there is no build.ninja, which says it more plainly.
//
// Source: https://cmake.org/cmake/help/latest/manual/cmake-file-api.7.html
#pragma once
#include <string>
#include <vector>

#include "database/gap_list.h"
#include "database/link_graph.h"

namespace ssot {

// Adds what `folder`/.cmake/api/v1/reply says. A target's units are told by its folder, `CMakeFiles/T.dir`,
// which stands in the graph as an input of it. False when there is none.
bool read_cmake_replies(const std::string& folder, LinkGraph& graph, GapList& gaps);

// `CMakeFiles/T.dir/link.txt` of every target folder (absolute, sorted), read as shell words and never run.
// False when none has one.
bool read_link_lines(const std::vector<std::string>& target_folders, LinkGraph& graph);

// ".../CMakeFiles/T.dir" of an object's path; empty when it lies in none.
std::string target_folder(const std::string& object);

}  // namespace ssot
