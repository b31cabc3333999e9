// Function templates whose first template argument is what they make.
#pragma once
#include <string_view>

namespace ssot::cpp {

// "make_unique" …; without scopes.
bool is_maker(std::string_view name);

}  // namespace ssot::cpp
