// compile_flags.txt: one flag a line, for every source below it that has no nearer database.
//
// Source: https://clang.llvm.org/docs/JSONCompilationDatabase.html, "Alternatives".
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

// The flags, without white space around them; empty lines are none.
std::vector<std::string> read_compile_flags(std::string_view text);

// Regular files of `folder` (absolute) that are translation units by their name, as absolute paths, sorted.
std::vector<std::string> sources_in(const std::string& folder);

}  // namespace ssot
