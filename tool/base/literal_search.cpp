#include "base/literal_search.h"

#include <algorithm>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace ssot {
namespace {

// How common a byte is in source text, roughly.
int commonness(char c) {
  constexpr std::string_view kByFrequency = " etaonisrlcdmpufhg_bwy.vkx\n\"',()=-:j01qz";
  const std::size_t at = kByFrequency.find(c);
  return at == std::string_view::npos ? 0 : static_cast<int>(kByFrequency.size() - at);
}

// Where the least common window of `size` bytes starts.
std::size_t rarest_window(std::string_view literal, std::size_t size) {
  std::size_t best = 0;
  int least = -1;
  for (std::size_t at = 0; at + size <= literal.size(); ++at) {
    int sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += commonness(literal[at + i]);
    if (least >= 0 && sum >= least) continue;
    least = sum;
    best = at;
  }
  return best;
}

std::size_t low_half(char c) { return static_cast<unsigned char>(c) & 0x0f; }
std::size_t high_half(char c) { return static_cast<unsigned char>(c) >> 4; }

}  // namespace

LiteralSearch::LiteralSearch(std::vector<std::string> literals) : literals_(std::move(literals)) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    const std::size_t window = rarest_window(literals_[i], std::min(kWindow, literals_[i].size()));
    entries.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(window)});
  }
  const auto bytes = [&](const Entry& entry) {
    return std::string_view(literals_[entry.literal]).substr(entry.window, kWindow);
  };
  // Windows that are alike share a bucket, so that a bucket's tables say as much as they can.
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const Entry& a, const Entry& b) { return bytes(a) < bytes(b); });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::size_t bucket = i * buckets_.size() / std::max(entries.size(), buckets_.size());
    const auto bit = static_cast<std::uint8_t>(1U << bucket);
    const std::string_view window = bytes(entries[i]);
    buckets_[bucket].push_back(entries[i]);
    for (std::size_t k = 0; k < kWindow; ++k) {
      if (k < window.size()) {
        low_[k][low_half(window[k])] |= bit;
        high_[k][high_half(window[k])] |= bit;
      } else {
        for (std::uint8_t& each : low_[k]) each |= bit;
        for (std::uint8_t& each : high_[k]) each |= bit;
      }
    }
  }
}

LiteralSearch::Wanted::Wanted(const LiteralSearch& search) : done(search.literals_.size()) {
  for (std::size_t i = 0; i < search.buckets_.size(); ++i) {
    left[i] = static_cast<std::uint32_t>(search.buckets_[i].size());
    if (left[i] != 0) buckets |= static_cast<std::uint8_t>(1U << i);
  }
}

std::size_t LiteralSearch::candidates_bytewise(std::string_view text, std::size_t& from, std::size_t end,
                                               std::array<Candidate, kBatch>& batch) const {
  std::size_t count = 0;
  for (; from < end && count < batch.size(); ++from) {
    std::uint8_t fits = 0xff;
    for (std::size_t k = 0; k < kWindow && fits != 0; ++k) {
      // Behind the end only what has a shorter window fits; the comparison settles it.
      const char c = from + k < text.size() ? text[from + k] : '\0';
      const auto here = static_cast<std::uint8_t>(low_[k][low_half(c)] & high_[k][high_half(c)]);
      fits &= here;
    }
    if (fits != 0) batch[count++] = {from, fits};
  }
  return count;
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) std::size_t LiteralSearch::candidates_avx2(
    std::string_view text, std::size_t& from, std::array<Candidate, kBatch>& batch) const {
  const __m256i half = _mm256_set1_epi8(0x0f);
  __m256i low[kWindow];
  __m256i high[kWindow];
  for (std::size_t k = 0; k < kWindow; ++k) {
    low[k] = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(low_[k].data())));
    high[k] = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(high_[k].data())));
  }
  std::size_t count = 0;
  std::size_t at = from;
  for (; at + 32 + kWindow <= text.size() && count + 32 <= batch.size(); at += 32) {
    __m256i fits = _mm256_set1_epi8(static_cast<char>(0xff));
    for (std::size_t k = 0; k < kWindow; ++k) {
      const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at + k));
      const __m256i by_low = _mm256_shuffle_epi8(low[k], _mm256_and_si256(bytes, half));
      const __m256i by_high =
          _mm256_shuffle_epi8(high[k], _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
      fits = _mm256_and_si256(fits, _mm256_and_si256(by_low, by_high));
    }
    auto places =
        ~static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(fits, _mm256_setzero_si256())));
    if (places == 0) continue;
    alignas(32) std::uint8_t buckets[32];
    _mm256_store_si256(reinterpret_cast<__m256i*>(buckets), fits);
    for (; places != 0; places &= places - 1) {
      const auto offset = static_cast<std::size_t>(__builtin_ctz(places));
      batch[count++] = {at + offset, buckets[offset]};
    }
  }
  from = at;
  return count;
}

std::size_t LiteralSearch::candidates(std::string_view text, std::size_t& from,
                                      std::array<Candidate, kBatch>& batch) const {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (!has_avx2 || from + 32 + kWindow > text.size())
    return candidates_bytewise(text, from, text.size(), batch);
  return candidates_avx2(text, from, batch);
}

#else

std::size_t LiteralSearch::candidates_avx2(std::string_view text, std::size_t& from,
                                           std::array<Candidate, kBatch>& batch) const {
  return candidates_bytewise(text, from, text.size(), batch);
}

std::size_t LiteralSearch::candidates(std::string_view text, std::size_t& from,
                                      std::array<Candidate, kBatch>& batch) const {
  return candidates_bytewise(text, from, text.size(), batch);
}

#endif

}  // namespace ssot
