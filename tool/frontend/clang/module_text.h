// A text without its C++20 `module` and `import` lines: a file read alone has no modules to import, and Clang
// gives up at the first.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"

namespace ssot::clang_reader {

// `text` with blanks in place of those lines, so that every place stays where it was. `text` as for
// cpp::read.
std::string without_module_lines(std::string_view text, const std::vector<cpp::Directive>& directives);

}  // namespace ssot::clang_reader
