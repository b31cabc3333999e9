// Searches over raw bytes, 16 at a time where the machine can. Knows nothing of Python.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace ssot::python {

struct ByteKinds {
  bool nul = false;
  bool carriage_return = false;
  bool high = false;  // 0x80 and above
};
ByteKinds byte_kinds(std::string_view text);

std::size_t count_newlines(const char* begin, const char* end);

// Offset of the first byte that starts no well-formed UTF-8 sequence, or the size.
std::size_t first_invalid_utf8(std::string_view text);

// The first place in [from, end) where three `quote` follow each other, or null.
const char* find_triple(const char* from, const char* end, char quote);

// The first place of `needle` (not empty) in [from, end), or null.
const char* find_text(const char* from, const char* end, std::string_view needle);

// Letters, digits, '_' and everything from 0x80: what an identifier may hold.
bool is_word_byte(char c);

// One bit a byte, for a whole text: where the bytes stand that can change a Python scanner's state
// (newline, quotes, '#', brackets, '\\', ':', ';'; '|' as well, which costs nothing to pass over), and where newlines do.
// A bit is set at `text.size()` in both, so that every search ends. Reads up to 63 bytes past the end.
struct ByteMarks {
  std::unique_ptr<std::uint64_t[]> structure;
  std::unique_ptr<std::uint64_t[]> newlines;
};
ByteMarks mark_bytes(std::string_view text);

}  // namespace ssot::python
