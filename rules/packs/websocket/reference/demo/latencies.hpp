// How long events took from being sent to being confirmed: counted in buckets of about 6 %, without locks.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <cstdint>

namespace websocket_demo {

class Latencies {
 public:
  void add(std::chrono::steady_clock::duration took) noexcept {
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    ++buckets_[bucket_of(micros < 1 ? 1 : static_cast<std::uint64_t>(micros))];
  }

  // In milliseconds; 0 while nothing was added.
  double percentile(double part) const noexcept {
    std::uint64_t all = 0;
    for (const auto& bucket : buckets_) all += bucket;
    const auto wanted = static_cast<std::uint64_t>(part * static_cast<double>(all));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
      seen += buckets_[i];
      if (seen > wanted) return static_cast<double>(lower_bound_of(i)) / 1000;
    }
    return 0;
  }

 private:
  static constexpr unsigned kParts = 16;  // of each power of two

  static std::size_t bucket_of(std::uint64_t micros) noexcept {
    const unsigned power = static_cast<unsigned>(std::bit_width(micros)) - 1;
    const std::uint64_t part =
        power >= 4 ? (micros >> (power - 4)) & (kParts - 1) : (micros << (4 - power)) & (kParts - 1);
    return power * kParts + part;
  }
  static std::uint64_t lower_bound_of(std::size_t bucket) noexcept {
    const std::uint64_t power = bucket / kParts;
    const std::uint64_t parts = kParts + bucket % kParts;
    return power >= 4 ? parts << (power - 4) : parts >> (4 - power);
  }

  std::array<std::atomic<std::uint64_t>, 64 * kParts> buckets_{};
};

}  // namespace websocket_demo
