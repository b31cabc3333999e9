// What chains of Python names mean: scopes, imports, aliases, modules, classes and their bases. Internal to
// index; others ask meanings.h.
#pragma once
#include <string_view>

#include "index/meanings.h"

namespace ssot {

Meaning python_meaning(const Project& project, const Standing& standing, std::string_view chain);

// `name` may be dotted: "C.create".
Meaning python_meaning_in(const Project& project, FileId file, std::string_view name);

}  // namespace ssot
