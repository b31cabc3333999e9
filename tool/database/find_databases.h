// Where compile databases are: what was asked for, else as clangd looks for them. Opens none of them.
#pragma once
#include <string>
#include <vector>

#include "database/database.h"
#include "database/gap_list.h"

namespace ssot {

struct FoundDatabase {
  std::string path;    // absolute, as found
  std::string real;    // links resolved; relative paths in it start at this file's folder
  std::string serves;  // absolute: files below this folder look here first; empty: it was asked for
  bool flags = false;  // a compile_flags.txt
};

// Sorted by path, each file once.
std::vector<FoundDatabase> find_databases(const DatabaseRequest& request, GapList& gaps);

}  // namespace ssot
