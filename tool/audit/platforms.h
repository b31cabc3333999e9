// Whether two files are alternatives of which a build takes one: their paths name different systems,
// processors or devices.
//
// By the path's words alone; what a build really compiles is not asked.
#pragma once
#include <string_view>

namespace ssot {

// "port/port_posix.h" and "port/win/port_win.h".
bool are_platform_alternatives(std::string_view path_a, std::string_view path_b);

}  // namespace ssot
