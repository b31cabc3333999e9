// How a glob's text falls into quoted characters, sets and `{a,b}`: what base/glob.cpp does before it parses.
#pragma once
#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace ssot {

template <class... Arguments>
Error glob_error(std::string_view glob, fmt::format_string<Arguments...> words, Arguments&&... arguments) {
  return Error{
      fmt::format("the glob \"{}\" {}", glob, fmt::format(words, std::forward<Arguments>(arguments)...))};
}

// Where the quoted character, the set or the byte at `at` ends; npos where it is broken off.
std::size_t glob_step(std::string_view text, std::size_t at);

// The alternatives that `{a,b}` stands for: `a{b,c}d` is "abd", "acd". Fails with a sentence for what is left
// open, and for more than 64 alternatives; what it returns is whole for `glob_step`.
Result<std::vector<std::string>> expand_braces(std::string_view glob);

}  // namespace ssot
