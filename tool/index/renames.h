// Under which other names Python files know what a policy names: `from m import Manager as M`, `M = Manager`,
// and whoever imports M.
// And by which imported names they reach it, `ws` of `ws.Manager()`: what a function binds to `ws` is then
// read too.
//
// By spelling alone, so it may list too much; what a name means is settled where it is used (meanings.h).
#pragma once
#include <string>
#include <vector>

#include "index/project.h"

namespace ssot {

struct Renamed {
  FileId file{};
  std::vector<std::string> names;  // sorted, unique, none of the names asked about
};

// Sorted by file.
std::vector<Renamed> find_renames(const Project& project, const std::vector<std::string>& names);

}  // namespace ssot
