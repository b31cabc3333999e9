// What a string literal says.
#pragma once
#include <string>
#include <string_view>

namespace ssot::cpp {

// Appends the value of one literal token: prefix, quotes and suffix left out, plain escapes resolved.
void append_literal(std::string_view token, std::string& value);

}  // namespace ssot::cpp
