// Through which files a concept's names travel: who hands on what, under which local name. Internal to index.
#pragma once
#include <map>
#include <string>
#include <unordered_map>

#include "index/concepts.h"
#include "index/project.h"

namespace ssot {

// Local name → the canonical, part or factory name it stands for. In C++ the one entry "*": headers hand on
// everything.
using CarriedNames = std::map<std::string, std::string, std::less<>>;

// Every file that binds one of the concept's names at module level, its homes included; in C++ every header
// whose only statements are includes and aliases and that includes a home, directly or through another such
// header.
std::unordered_map<FileId, CarriedNames> find_carriers(const Project& project, const FoundConcept& found);

}  // namespace ssot
