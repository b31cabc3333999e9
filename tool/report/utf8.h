// Reading UTF-8 that may be broken, one character at a time, for the functions that make strings harmless.
// Not for the hot path of plain ASCII: callers skip that themselves.
#pragma once
#include <cstddef>
#include <string_view>

namespace ssot {

struct Character {
  char32_t code = 0;
  std::size_t size = 1;  // bytes taken, at least 1
  bool valid =
      true;  // false: these bytes are not UTF-8 (the longest prefix of a character, or one stray byte)
};

// The character at `at`, which must be inside `text`.
Character character_at(std::string_view text, std::size_t at);

// Control characters and those that change how their neighbours are shown: bidirectional controls, zero-width
// and other format characters, line separators, tags. A reader cannot see them, so a name may lie with them.
bool is_invisible(char32_t code);

// Terminal columns the character takes: 0, 1 or 2.
int display_width(char32_t code);

}  // namespace ssot
