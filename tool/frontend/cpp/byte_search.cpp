#include "frontend/cpp/byte_search.h"

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ssot::cpp {
namespace {

#if defined(__SSE2__)

// Sixteen bytes. SSE2 is part of every x86-64, so there is nothing to detect.
struct Block {
  static constexpr std::ptrdiff_t kSize = 16;
  __m128i bytes;

  static Block load(const char* from) { return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))}; }
  Block operator==(char value) const { return {_mm_cmpeq_epi8(bytes, _mm_set1_epi8(value))}; }
  Block operator&(Block other) const { return {_mm_and_si128(bytes, other.bytes)}; }
  Block operator|(Block other) const { return {_mm_or_si128(bytes, other.bytes)}; }
  Block without(Block other) const { return {_mm_andnot_si128(other.bytes, bytes)}; }
  std::uint32_t mask() const { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }
};

#else

// One byte: the same algorithms where there is no SSE2.
struct Block {
  static constexpr std::ptrdiff_t kSize = 1;
  unsigned char byte;

  static Block load(const char* from) { return {static_cast<unsigned char>(*from)}; }
  Block operator==(char value) const {
    return {static_cast<unsigned char>(byte == static_cast<unsigned char>(value) ? 0xff : 0)};
  }
  Block operator&(Block other) const { return {static_cast<unsigned char>(byte & other.byte)}; }
  Block operator|(Block other) const { return {static_cast<unsigned char>(byte | other.byte)}; }
  Block without(Block other) const { return {static_cast<unsigned char>(byte & ~other.byte)}; }
  std::uint32_t mask() const { return byte & 1U; }
};

#endif

// The first place where `test` holds; `test` maps a position to the mask of its block.
template <class Test>
const char* first_where(const char* from, const char* end, const Test& test) {
  for (; from < end; from += Block::kSize) {
    const std::uint32_t mask = test(from);
    if (mask == 0) continue;
    const char* found = from + std::countr_zero(mask);
    return found < end ? found : end;
  }
  return end;
}

// A cross product, not the exact pairs: a few false alarms such as `%"` are cheaper than more comparisons a
// block.
Block structure_pairs(Block first, Block second) {
  const Block opens = (first == '/') | (first == 'R') | (first == '%');
  const Block follows = (second == '*') | (second == '"') | (second == ':') | (second == '\\');
  return (first == '#') | (opens & follows);
}

}  // namespace

const char* next_structure_byte(const char* from, const char* end, bool modules) {
  if (!modules) {
    return first_where(from, end, [](const char* at) {
      return structure_pairs(Block::load(at), Block::load(at + 1)).mask();
    });
  }
  return first_where(from, end, [](const char* at) {
    const Block first = Block::load(at);
    const Block second = Block::load(at + 1);
    const Block third = Block::load(at + 2);
    const Block sixth = Block::load(at + 5);
    const Block import = (first == 'i') & (second == 'm') & (sixth == 't');
    const Block module = (first == 'm') & (third == 'd') & (sixth == 'e');
    return (structure_pairs(first, second) | import | module).mask();
  });
}

const char* next_comment_end(const char* from, const char* end) {
  return first_where(from, end, [](const char* at) {
    const Block second = Block::load(at + 1);
    return ((Block::load(at) == '*') & ((second == '/') | (second == '\\'))).mask();
  });
}

const char* next_line_end(const char* from, const char* end) {
  return first_where(from, end, [](const char* at) {
    const Block block = Block::load(at);
    return ((block == '\n') | (block == '\r')).mask();
  });
}

std::size_t count_line_ends(const char* from, const char* to) {
  std::size_t count = 0;
  for (; to - from >= Block::kSize; from += Block::kSize) {
    const Block block = Block::load(from);
    const Block lone = (block == '\r').without(Block::load(from + 1) == '\n');
    count += static_cast<std::size_t>(std::popcount(((block == '\n') | lone).mask()));
  }
  for (; from < to; ++from) count += *from == '\n' || (*from == '\r' && from[1] != '\n') ? 1 : 0;
  return count;
}

}  // namespace ssot::cpp
