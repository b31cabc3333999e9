#include "frontend/python/byte_scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ssot::python {
namespace {

constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c) {
    table[static_cast<std::size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                         (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
  }
  return table;
}();

struct Masks {
  std::uint64_t structure = 0;
  std::uint64_t newlines = 0;
};

// Compilers for the machines in question turn these loops over 16 bytes into vector code by themselves only in part, so
// SSE2 (every x86-64) is spelt out; elsewhere the plain loop stands.
#if defined(__SSE2__)

__m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
unsigned bits(__m128i value) { return static_cast<unsigned>(_mm_movemask_epi8(value)); }

Masks classify(const char* at) {
  const __m128i newline = _mm_set1_epi8('\n');
  const __m128i one = _mm_set1_epi8(1);
  Masks masks;
  for (int part = 0; part < 4; ++part) {
    const __m128i bytes = load(at + part * 16);
    const __m128i ends = _mm_cmpeq_epi8(bytes, newline);
    const __m128i odd = _mm_or_si128(bytes, one);
    const __m128i quote_or_hash = _mm_cmpeq_epi8(odd, _mm_set1_epi8('#'));   // '"' '#'
    const __m128i colons = _mm_cmpeq_epi8(odd, _mm_set1_epi8(';'));          // ':' ';'
    const __m128i round = _mm_sub_epi8(bytes, _mm_set1_epi8('\''));          // '\'' '(' ')' become 0 1 2
    const __m128i is_round = _mm_cmpeq_epi8(_mm_min_epu8(round, _mm_set1_epi8(2)), round);
    const __m128i square = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8('{'));
    const __m128i is_square = _mm_cmpeq_epi8(_mm_min_epu8(square, _mm_set1_epi8(2)), square);  // [\] and {|}
    const __m128i any = _mm_or_si128(_mm_or_si128(_mm_or_si128(ends, quote_or_hash), colons),
                                     _mm_or_si128(is_round, is_square));
    masks.structure |= static_cast<std::uint64_t>(bits(any)) << (part * 16);
    masks.newlines |= static_cast<std::uint64_t>(bits(ends)) << (part * 16);
  }
  return masks;
}

#else

bool is_structure(char c) {
  switch (c) {
    case '\n': case '"': case '\'': case '#': case '(': case ')': case '[': case ']': case '{': case '}':
    case '\\': case ':': case ';':
      return true;
    default:
      return false;
  }
}

Masks classify(const char* at) {
  Masks masks;
  for (int i = 0; i < 64; ++i) {
    masks.structure |= static_cast<std::uint64_t>(is_structure(at[i])) << i;
    masks.newlines |= static_cast<std::uint64_t>(at[i] == '\n') << i;
  }
  return masks;
}

#endif

// Length of the well-formed sequence at `at`, which starts with a byte from 0x80; 0 when it is none (Unicode 15, table 3-7).
int sequence_length(const unsigned char* at, std::size_t left) {
  const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
    return i < left && at[i] >= low && at[i] <= high;
  };
  const unsigned first = at[0];
  if (first >= 0xC2 && first <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

}  // namespace

bool is_word_byte(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

ByteKinds byte_kinds(std::string_view text) {
  ByteKinds kinds;
  const char* at = text.data();
  const char* const end = at + text.size();
#if defined(__SSE2__)
  __m128i high = _mm_setzero_si128();
  __m128i least = _mm_set1_epi8(static_cast<char>(0xFF));
  __m128i returns = _mm_setzero_si128();
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = load(at);
    high = _mm_or_si128(high, bytes);
    least = _mm_min_epu8(least, bytes);
    returns = _mm_or_si128(returns, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
  }
  kinds.high = bits(high) != 0;
  kinds.nul = bits(_mm_cmpeq_epi8(least, _mm_setzero_si128())) != 0;
  kinds.carriage_return = bits(returns) != 0;
#endif
  for (; at < end; ++at) {
    kinds.high |= static_cast<unsigned char>(*at) >= 0x80;
    kinds.nul |= *at == '\0';
    kinds.carriage_return |= *at == '\r';
  }
  return kinds;
}

std::size_t count_newlines(const char* begin, const char* end) {
  std::size_t count = 0;
#if defined(__SSE2__)
  for (; end - begin >= 16; begin += 16) {
    count += static_cast<std::size_t>(std::popcount(bits(_mm_cmpeq_epi8(load(begin), _mm_set1_epi8('\n')))));
  }
#endif
  for (; begin < end; ++begin) count += *begin == '\n';
  return count;
}

std::size_t first_invalid_utf8(std::string_view text) {
  const char* const begin = text.data();
  const char* at = begin;
  const char* const end = at + text.size();
  while (at < end) {
#if defined(__SSE2__)
    if (end - at >= 16) {
      const unsigned high = bits(load(at));
      if (high == 0) {
        at += 16;
        continue;
      }
      at += std::countr_zero(high);
    }
#endif
    if (static_cast<unsigned char>(*at) < 0x80) {
      ++at;
      continue;
    }
    const int length = sequence_length(reinterpret_cast<const unsigned char*>(at), static_cast<std::size_t>(end - at));
    if (length == 0) return static_cast<std::size_t>(at - begin);
    at += length;
  }
  return text.size();
}

const char* find_triple(const char* from, const char* end, char quote) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8(quote);
  for (; end - from >= 18; from += 16) {
    const __m128i first = _mm_cmpeq_epi8(load(from), wanted);
    if (bits(first) == 0) continue;
    const __m128i second = _mm_cmpeq_epi8(load(from + 1), wanted);
    const __m128i third = _mm_cmpeq_epi8(load(from + 2), wanted);
    const unsigned all = bits(_mm_and_si128(first, _mm_and_si128(second, third)));
    if (all != 0) return from + std::countr_zero(all);
  }
#endif
  for (; end - from >= 3; ++from) {
    if (from[0] == quote && from[1] == quote && from[2] == quote) return from;
  }
  return nullptr;
}

const char* find_text(const char* from, const char* end, std::string_view needle) {
  const auto size = static_cast<std::ptrdiff_t>(needle.size());
#if defined(__SSE2__)
  // Places where both the first and the last byte fit are rare enough to compare one by one.
  const __m128i first = _mm_set1_epi8(needle.front());
  const __m128i last = _mm_set1_epi8(needle.back());
  for (; end - from >= size + 15; from += 16) {
    unsigned both = bits(_mm_and_si128(_mm_cmpeq_epi8(load(from), first),
                                       _mm_cmpeq_epi8(load(from + size - 1), last)));
    for (; both != 0; both &= both - 1) {
      const char* place = from + std::countr_zero(both);
      if (std::memcmp(place, needle.data(), needle.size()) == 0) return place;
    }
  }
#endif
  for (; end - from >= size; ++from) {
    if (std::memcmp(from, needle.data(), needle.size()) == 0) return from;
  }
  return nullptr;
}

ByteMarks mark_bytes(std::string_view text) {
  const std::size_t words = text.size() / 64 + 1;
  ByteMarks marks{std::make_unique_for_overwrite<std::uint64_t[]>(words),
                  std::make_unique_for_overwrite<std::uint64_t[]>(words)};
  for (std::size_t word = 0; word + 1 < words; ++word) {
    const Masks masks = classify(text.data() + word * 64);
    marks.structure[word] = masks.structure;
    marks.newlines[word] = masks.newlines;
  }
  // The last word reaches past the end; what lies there is anything at all.
  const std::size_t rest = text.size() % 64;
  char tail[64] = {};
  std::memcpy(tail, text.data() + text.size() - rest, rest);
  const Masks masks = classify(tail);
  const std::uint64_t stop = std::uint64_t{1} << rest;
  marks.structure[words - 1] = masks.structure | stop;
  marks.newlines[words - 1] = masks.newlines | stop;
  return marks;
}

}  // namespace ssot::python
