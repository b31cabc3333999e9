// Whether one glob matches all that another matches, where that can be told for sure.
#pragma once
#include <string_view>

#include "base/glob.h"

namespace ssot {

// Surely so. False where it is not, and where the globs hold more than `*` and `**`.
bool surely_covers(std::string_view wide, std::string_view narrow, GlobKind kind);

}  // namespace ssot
