// Searches over raw bytes, 16 at a time where the machine can. Knows nothing of Python.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace ssot::python {

std::size_t count_newlines(const char* begin, const char* end);

// Offset of the first byte that starts no well-formed UTF-8 sequence, or the size.
std::size_t first_invalid_utf8(std::string_view text);

// The first place in [from, end) where three `quote` follow each other, or null.
const char* find_triple(const char* from, const char* end, char quote);

// The first place of `needle` (not empty) in [from, end), or null.
const char* find_text(const char* from, const char* end, std::string_view needle);

inline constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c) {
    table[static_cast<std::size_t>(c)] =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
  }
  return table;
}();
// Letters, digits, '_' and everything from 0x80: what an identifier may hold.
inline bool is_word_byte(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

// One bit a byte, for a whole text: where the bytes stand that can change a Python scanner's state
// (newline, quotes, '#', brackets, '\\', ':', ';'; '|' as well, which costs nothing to pass over), and where
// newlines do. A bit is set at `text.size()` in both, so that every search ends.
struct ByteMarks {
  std::unique_ptr<std::uint64_t[]> structure;
  std::unique_ptr<std::uint64_t[]> newlines;
  bool holds_nul = false;
  bool holds_return = false;  // '\r'
  bool holds_high = false;    // 0x80 and above
};
ByteMarks mark_bytes(std::string_view text);

}  // namespace ssot::python
