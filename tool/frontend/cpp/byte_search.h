// Searches over bytes, 16 at a time: what decides how fast a file is read.
//
// They know bytes, not C++: what a found byte means (it may stand in a string) is for the caller to settle.
// Every function may read up to 32 bytes past `end`, as base/files.h and cpp.h promise, but answers nothing
// beyond it.
#pragma once
#include <cstddef>

namespace ssot::cpp {

// The next byte at or after `from` that may matter to the structure of a file by lines: `#`, `%:`, `/*`, `R"`
// (each also when a backslash splits it), and the words `import` and `module` when `modules`. `end` when
// there is none.
const char* next_structure_byte(const char* from, const char* end, bool modules);

// The next `*` that is followed by `/` or by a backslash; `end` when there is none.
const char* next_comment_end(const char* from, const char* end);

// The next `\n` or `\r`; `end` when there is none.
const char* next_line_end(const char* from, const char* end);

// How many lines end in [from, to): `\n`, `\r\n` and a lone `\r` count one each. A `\r\n` split by `to`
// counts on its `\n`.
std::size_t count_line_ends(const char* from, const char* to);

}  // namespace ssot::cpp
