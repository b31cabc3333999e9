// The macros that one file defines, with what they stand for: what depth 2 needs to know of a file's
// neighbours, so that `class EXPORT_API Foo final : Base` parses without reading them.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace ssot::cpp {

struct Macro {
  std::string name;
  std::string parameters;   // "(a, b)" as written; empty for a macro without
  std::string replacement;  // on one line, comments and line continuations left as blanks
};

// In order of place; a name that is defined twice comes twice. Nothing from code that is literally dead.
// `text` as for cpp::read.
std::vector<Macro> read_macros(std::string_view text);

// Every identifier that stands anywhere in `text`; views into it.
std::unordered_set<std::string_view> words_in(std::string_view text);

}  // namespace ssot::cpp
