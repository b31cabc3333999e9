// The comments of a C or C++ file that allow findings. Called only where the text holds `ssot:` at all.
#pragma once
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"
#include "model/facts.h"

namespace ssot::cpp {

// Fills FileFacts::suppressions. Comments in code that is literally dead (`#if 0`) are left out, as that code
// is.
void read_suppressions(std::string_view text, const std::vector<Directive>& directives, FileFacts& facts);

}  // namespace ssot::cpp
