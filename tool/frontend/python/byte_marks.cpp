// Marking the bytes of a text, 64 at a time. Three ways to the same bits: AVX2 where the processor has it,
// SSE2 on every x86-64, and a plain loop elsewhere.
#include <bit>
#include <cstring>

#include "frontend/python/byte_scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace ssot::python {
namespace {

// What a run of blocks held besides the marks.
struct Seen {
  bool nul = false;
  bool carriage_return = false;
  bool high = false;
};

#if defined(__x86_64__)

Seen mark_sse2(const char* at, std::size_t words, std::uint64_t* structure, std::uint64_t* newlines) {
  __m128i high = _mm_setzero_si128();
  __m128i least = _mm_set1_epi8(static_cast<char>(0xFF));
  __m128i returns = _mm_setzero_si128();
  for (std::size_t word = 0; word < words; ++word) {
    std::uint64_t any_bits = 0;
    std::uint64_t end_bits = 0;
    for (int part = 0; part < 64; part += 16, at += 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      high = _mm_or_si128(high, bytes);
      least = _mm_min_epu8(least, bytes);
      returns = _mm_or_si128(returns, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
      const __m128i ends = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'));
      const __m128i odd = _mm_or_si128(bytes, _mm_set1_epi8(1));
      const __m128i hash = _mm_cmpeq_epi8(odd, _mm_set1_epi8('#'));    // '"' '#'
      const __m128i colon = _mm_cmpeq_epi8(odd, _mm_set1_epi8(';'));   // ':' ';'
      const __m128i round = _mm_sub_epi8(bytes, _mm_set1_epi8('\''));  // '\'' '(' ')' become 0 1 2
      const __m128i square = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8('{'));
      const __m128i two = _mm_set1_epi8(2);
      const __m128i is_round = _mm_cmpeq_epi8(_mm_min_epu8(round, two), round);
      const __m128i is_square = _mm_cmpeq_epi8(_mm_min_epu8(square, two), square);  // [\\] and {|}
      const __m128i any =
          _mm_or_si128(_mm_or_si128(_mm_or_si128(ends, hash), colon), _mm_or_si128(is_round, is_square));
      any_bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(any))) << part;
      end_bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(ends))) << part;
    }
    structure[word] = any_bits;
    newlines[word] = end_bits;
  }
  return {.nul = _mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128())) != 0,
          .carriage_return = _mm_movemask_epi8(returns) != 0,
          .high = _mm_movemask_epi8(high) != 0};
}

__attribute__((target("avx2"))) Seen mark_avx2(const char* at, std::size_t words, std::uint64_t* structure,
                                               std::uint64_t* newlines) {
  __m256i high = _mm256_setzero_si256();
  __m256i least = _mm256_set1_epi8(static_cast<char>(0xFF));
  __m256i returns = _mm256_setzero_si256();
  for (std::size_t word = 0; word < words; ++word) {
    std::uint64_t any_bits = 0;
    std::uint64_t end_bits = 0;
    for (int part = 0; part < 64; part += 32, at += 32) {
      const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
      high = _mm256_or_si256(high, bytes);
      least = _mm256_min_epu8(least, bytes);
      returns = _mm256_or_si256(returns, _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\r')));
      const __m256i ends = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\n'));
      const __m256i odd = _mm256_or_si256(bytes, _mm256_set1_epi8(1));
      const __m256i hash = _mm256_cmpeq_epi8(odd, _mm256_set1_epi8('#'));
      const __m256i colon = _mm256_cmpeq_epi8(odd, _mm256_set1_epi8(';'));
      const __m256i round = _mm256_sub_epi8(bytes, _mm256_set1_epi8('\''));
      const __m256i square =
          _mm256_sub_epi8(_mm256_or_si256(bytes, _mm256_set1_epi8(0x20)), _mm256_set1_epi8('{'));
      const __m256i two = _mm256_set1_epi8(2);
      const __m256i is_round = _mm256_cmpeq_epi8(_mm256_min_epu8(round, two), round);
      const __m256i is_square = _mm256_cmpeq_epi8(_mm256_min_epu8(square, two), square);
      const __m256i any = _mm256_or_si256(_mm256_or_si256(_mm256_or_si256(ends, hash), colon),
                                          _mm256_or_si256(is_round, is_square));
      any_bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(any))) << part;
      end_bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(ends))) << part;
    }
    structure[word] = any_bits;
    newlines[word] = end_bits;
  }
  return {.nul = _mm256_movemask_epi8(_mm256_cmpeq_epi8(least, _mm256_setzero_si256())) != 0,
          .carriage_return = _mm256_movemask_epi8(returns) != 0,
          .high = _mm256_movemask_epi8(high) != 0};
}

Seen mark(const char* at, std::size_t words, std::uint64_t* structure, std::uint64_t* newlines) {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  return has_avx2 ? mark_avx2(at, words, structure, newlines) : mark_sse2(at, words, structure, newlines);
}

#else

bool is_structure(char c) {
  switch (c) {
    case '\n':
    case '"':
    case '\'':
    case '#':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case '\\':
    case ':':
    case ';':
      return true;
    default:
      return false;
  }
}

Seen mark(const char* at, std::size_t words, std::uint64_t* structure, std::uint64_t* newlines) {
  Seen seen;
  for (std::size_t word = 0; word < words; ++word, at += 64) {
    structure[word] = newlines[word] = 0;
    for (int i = 0; i < 64; ++i) {
      structure[word] |= static_cast<std::uint64_t>(is_structure(at[i])) << i;
      newlines[word] |= static_cast<std::uint64_t>(at[i] == '\n') << i;
      seen.nul |= at[i] == '\0';
      seen.carriage_return |= at[i] == '\r';
      seen.high |= static_cast<unsigned char>(at[i]) >= 0x80;
    }
  }
  return seen;
}

#endif

}  // namespace

ByteMarks mark_bytes(std::string_view text) {
  const std::size_t full = text.size() / 64;
  ByteMarks marks{.structure = std::make_unique_for_overwrite<std::uint64_t[]>(full + 1),
                  .newlines = std::make_unique_for_overwrite<std::uint64_t[]>(full + 1)};
  const Seen seen = mark(text.data(), full, marks.structure.get(), marks.newlines.get());
  // The last word reaches past the end, where anything may lie.
  const std::size_t rest = text.size() % 64;
  char tail[64];
  std::memset(tail, ' ', sizeof tail);
  std::memcpy(tail, text.data() + full * 64, rest);
  const Seen last = mark(tail, 1, marks.structure.get() + full, marks.newlines.get() + full);
  marks.structure[full] |= std::uint64_t{1} << rest;
  marks.newlines[full] |= std::uint64_t{1} << rest;
  marks.holds_nul = seen.nul || last.nul;
  marks.holds_return = seen.carriage_return || last.carriage_return;
  marks.holds_high = seen.high || last.high;
  return marks;
}

}  // namespace ssot::python
