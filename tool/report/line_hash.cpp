#include "report/line_hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "report/utf8.h"

namespace ssot {
namespace {

constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kFactor = 37;
constexpr std::uint16_t kEndOfFile = 0xFFFF;

constexpr std::uint64_t kFactorOfOldest = [] {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < kWindow; ++i) power *= kFactor;
  return power;
}();

// Takes the file unit by unit. A line's hash is complete when the unit it starts with is about to leave the
// window.
class RollingHash {
 public:
  explicit RollingHash(std::vector<int> wanted) : wanted_(std::move(wanted)) {}

  void take(std::uint16_t unit) {
    const bool second_of_crlf = after_cr_ && unit == '\n';
    after_cr_ = unit == '\r';
    if (unit == ' ' || unit == '\t' || second_of_crlf) return;
    if (unit == '\r') unit = '\n';
    complete_oldest();
    if (at_line_start_) starting_[oldest_] = ++line_;
    at_line_start_ = unit == '\n';
    push(unit);
  }

  std::map<int, std::string> finish() && {
    take(kEndOfFile);
    for (std::size_t i = 0; i < kWindow; ++i) {
      complete_oldest();
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  void complete_oldest() {
    const int line = starting_[oldest_];
    if (line == 0) return;
    starting_[oldest_] = 0;
    const std::size_t equal = ++seen_[hash_];
    if (std::binary_search(wanted_.begin(), wanted_.end(), line))
      hashes_.emplace(line, fmt::format("{:x}:{}", hash_, equal));
  }

  void push(std::uint16_t unit) {
    hash_ = kFactor * hash_ + unit - kFactorOfOldest * window_[oldest_];
    window_[oldest_] = unit;
    oldest_ = (oldest_ + 1) % kWindow;
  }

  std::vector<int> wanted_;  // sorted
  std::map<int, std::string> hashes_;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  std::array<std::uint16_t, kWindow> window_{};
  std::array<int, kWindow> starting_{};  // the line that starts with this unit of the window; 0: none
  std::size_t oldest_ = 0;
  std::uint64_t hash_ = 0;
  int line_ = 0;
  bool at_line_start_ = true;
  bool after_cr_ = false;
};

}  // namespace

std::map<int, std::string> github_line_hashes(std::string_view text, std::span<const int> lines) {
  std::vector<int> wanted(lines.begin(), lines.end());
  std::sort(wanted.begin(), wanted.end());
  RollingHash hash(std::move(wanted));
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    at += character.size;
    if (character.code < 0x10000) {
      hash.take(static_cast<std::uint16_t>(character.code));
    } else {
      hash.take(static_cast<std::uint16_t>(0xD7C0U + (character.code >> 10U)));
      hash.take(static_cast<std::uint16_t>(0xDC00U + (character.code & 0x3FFU)));
    }
  }
  return std::move(hash).finish();
}

}  // namespace ssot
