// A command as one text → its arguments.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

// As Clang reads the `command` of a compile database: quotes as in a shell, a backslash quotes the next
// character except in single quotes. Nothing is substituted. At most `limit` arguments.
std::vector<std::string> shell_words(std::string_view text, std::size_t limit);

// As Clang (and GCC) read a response file: a backslash quotes the next character, in single quotes too.
std::vector<std::string> response_words(std::string_view text, std::size_t limit);

// Programs that run the compiler they are given: `ccache g++ …` is `g++ …`. As in Clang's own reader.
void drop_launchers(std::vector<std::string>& arguments);

}  // namespace ssot
