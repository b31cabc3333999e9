// Is a file a shim: are its only statements includes, `using`, aliases, and what wraps them?
//
// Stops at the first token that says no, which in nearly every file is near the top.
#pragma once
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"

namespace ssot::cpp {

// Allowed are includes, imports, `using`, `typedef`, namespace wrappers and aliases, `extern "C"`, pragmas,
// conditions, include guards, `#warning`, `#error` and comments; at least one include, import, `using` or
// `typedef` must be there.
bool only_hands_on(std::string_view text, const std::vector<Directive>& directives);

}  // namespace ssot::cpp
