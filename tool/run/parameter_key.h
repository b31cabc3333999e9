// What tells overloads apart, read from a function's text: enough to know that two functions of one name are
// surely different, without parsing them.
#pragma once
#include <string>
#include <string_view>

namespace ssot {

// `text` begins with the function's name. One word a parameter: the first name of its type, qualifiers and
// `const` left out, so that `const llvm::StringRef &S` and `StringRef` are the same. Two functions with
// different keys have different parameters, but for types that two aliases spell. Empty for a function
// without parameters.
std::string parameter_key(std::string_view text);

}  // namespace ssot
