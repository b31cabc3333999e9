// What chains of C++ names mean: the namespaces and classes around them, outward; `using`, namespace aliases
// and type aliases; over the definitions of the file and of the headers that it reaches. Internal to index;
// others ask meanings.h.
//
// No overloads, no inheritance, no templates: a name that only these could settle means nothing.
#pragma once
#include <string_view>

#include "index/meanings.h"

namespace ssot {

// Links joined by '.' or "::". An alias of a plain name is followed; one of `shared_ptr<W>` or `W*` is what
// is meant.
Meaning cpp_meaning(const Project& project, const Standing& standing, std::string_view chain);

// `qualified` ("ns::C", "ns::C::create") as the file itself or what it includes defines it.
Meaning cpp_meaning_in(const Project& project, FileId file, std::string_view qualified);

// Whether the chain can only mean `qualified` where no file of the tree defines that: by the same namespaces,
// `using` and aliases.
bool cpp_means_outside(const Project& project, const Standing& standing, std::string_view chain,
                       std::string_view qualified);

}  // namespace ssot
