#include "frontend/python/byte_scan.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace ssot::python {
namespace {

#if defined(__SSE2__)
__m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
unsigned bits(__m128i value) { return static_cast<unsigned>(_mm_movemask_epi8(value)); }
#endif

// Length of the well-formed sequence at `at`, which starts with a byte from 0x80; 0 when it is none (Unicode
// 15, table 3-7).
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

std::size_t count_newlines(const char* begin, const char* end) {
  std::size_t count = 0;
#if defined(__SSE2__)
  const __m128i newline = _mm_set1_epi8('\n');
  while (end - begin >= 16) {
    __m128i sums = _mm_setzero_si128();  // a byte holds 255 steps
    for (int step = 0; step < 255 && end - begin >= 16; ++step, begin += 16) {
      sums = _mm_sub_epi8(sums, _mm_cmpeq_epi8(load(begin), newline));
    }
    const __m128i halves = _mm_sad_epu8(sums, _mm_setzero_si128());
    count += static_cast<std::size_t>(_mm_cvtsi128_si32(halves)) +
             static_cast<std::size_t>(_mm_cvtsi128_si32(_mm_srli_si128(halves, 8)));
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
    const int length =
        sequence_length(reinterpret_cast<const unsigned char*>(at), static_cast<std::size_t>(end - at));
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

namespace {

// How common a byte is in source text, roughly: what is searched for first should be rare.
constexpr std::array<char, 256> kCommonness = [] {
  std::array<char, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = 1;
  for (const char c : std::string_view("etaonirsl")) table[static_cast<unsigned char>(c)] = 2;
  table['_'] = table[' '] = 3;
  return table;
}();

int commonness(char c) { return kCommonness[static_cast<unsigned char>(c)]; }

// The places in a needle of its two rarest bytes.
struct Probes {
  explicit Probes(std::string_view needle) {
    for (std::size_t i = 1; i < needle.size(); ++i) {
      if (commonness(needle[i]) < commonness(needle[first])) first = i;
    }
    second = first == 0 ? needle.size() - 1 : 0;
    for (std::size_t i = 0; i < needle.size(); ++i) {
      if (i != first && commonness(needle[i]) < commonness(needle[second])) second = i;
    }
  }
  std::size_t first = 0;
  std::size_t second = 0;
};

#if defined(__SSE2__)

// Each answers the first place, or where it stopped because less than a block was left (`found` tells which).
const char* find_by_sse2(const char* from, const char* end, std::string_view needle, Probes probes,
                         bool& found) {
  const __m128i first = _mm_set1_epi8(needle[probes.first]);
  const __m128i second = _mm_set1_epi8(needle[probes.second]);
  for (; end - from >= static_cast<std::ptrdiff_t>(needle.size()) + 15; from += 16) {
    unsigned both = bits(_mm_and_si128(_mm_cmpeq_epi8(load(from + probes.first), first),
                                       _mm_cmpeq_epi8(load(from + probes.second), second)));
    for (; both != 0; both &= both - 1) {
      const char* place = from + std::countr_zero(both);
      found = std::memcmp(place, needle.data(), needle.size()) == 0;
      if (found) return place;
    }
  }
  return from;
}

__attribute__((target("avx2"))) const char* find_by_avx2(const char* from, const char* end,
                                                         std::string_view needle, Probes probes,
                                                         bool& found) {
  const __m256i first = _mm256_set1_epi8(needle[probes.first]);
  const __m256i second = _mm256_set1_epi8(needle[probes.second]);
  for (; end - from >= static_cast<std::ptrdiff_t>(needle.size()) + 31; from += 32) {
    const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + probes.first));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + probes.second));
    auto both = static_cast<unsigned>(
        _mm256_movemask_epi8(_mm256_and_si256(_mm256_cmpeq_epi8(a, first), _mm256_cmpeq_epi8(b, second))));
    for (; both != 0; both &= both - 1) {
      const char* place = from + std::countr_zero(both);
      found = std::memcmp(place, needle.data(), needle.size()) == 0;
      if (found) return place;
    }
  }
  return from;
}

#endif

}  // namespace

const char* find_text(const char* from, const char* end, std::string_view needle) {
#if defined(__SSE2__)
  bool found = false;
  static const bool has_avx2 = __builtin_cpu_supports("avx2");
  from = (has_avx2 ? find_by_avx2 : find_by_sse2)(from, end, needle, Probes(needle), found);
  if (found) return from;
#endif
  for (; end - from >= static_cast<std::ptrdiff_t>(needle.size()); ++from) {
    if (*from == needle.front() && std::memcmp(from, needle.data(), needle.size()) == 0) return from;
  }
  return nullptr;
}

}  // namespace ssot::python
