// The values of string literals.
#pragma once
#include <optional>
#include <string>

#include "frontend/python/tokens.h"

namespace ssot::python {

// f"…" or t"…", with any further prefix letter.
bool is_formatted(const Token& string);

// Adds the value of one literal in UTF-8. False, and nothing added, when it is formatted or bytes. `\N{…}`
// stays as it is written; half a surrogate pair becomes U+FFFD.
bool append_value(const Token& string, std::string& value);

// The text between the quotes, as written.
std::string_view inside_quotes(const Token& string);

}  // namespace ssot::python
