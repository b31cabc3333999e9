// Where any of several literals stands in a text, found in one pass.
//
// Teddy, the algorithm of Hyperscan and ripgrep (Geoffrey Langdale, Intel): of each literal its rarest three
// bytes are looked for, 32 places at a time, by table look-ups on their halves; what is left is compared.
// Where the processor has no AVX2 the same tables are asked byte by byte.
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

class LiteralSearch {
 public:
  enum class Next : unsigned char {
    kGoOn,
    kEnough,  // of this literal: it is not told again
    kStop,
  };

  LiteralSearch() = default;
  // Literals must not be empty.
  explicit LiteralSearch(std::vector<std::string> literals);

  bool empty() const { return literals_.empty(); }
  const std::vector<std::string>& literals() const { return literals_; }

  // Calls found(offset, index of the literal) for every occurrence, overlapping ones too, and goes on as its
  // answer says. Occurrences of one literal come in order, those of different ones nearly so.
  template <class Found>
  void each(std::string_view text, Found&& found) const {
    std::array<Candidate, kBatch> batch;
    Wanted wanted(*this);
    for (std::size_t from = 0; from < text.size() && wanted.buckets != 0;) {
      const std::size_t count = candidates(text, from, batch);
      for (std::size_t i = 0; i < count; ++i) {
        const auto buckets = static_cast<std::uint8_t>(batch[i].buckets & wanted.buckets);
        if (buckets != 0 && !confirm(text, batch[i].place, buckets, wanted, found)) return;
      }
    }
  }

 private:
  static constexpr std::size_t kBatch = 64;
  static constexpr std::size_t kWindow = 3;
  struct Candidate {
    std::size_t place = 0;
    std::uint8_t buckets = 0;
  };
  struct Entry {
    std::uint32_t literal = 0;
    std::uint32_t window = 0;  // offset of its window
  };

  // What is still looked for.
  struct Wanted {
    explicit Wanted(const LiteralSearch& search);
    void drop(std::size_t bucket, std::uint32_t literal) {
      done[literal] = 1;
      if (--left[bucket] == 0) buckets &= static_cast<std::uint8_t>(~(1U << bucket));
    }
    std::uint8_t buckets = 0;
    std::array<std::uint32_t, 8> left{};
    std::vector<char> done;  // by literal
  };

  // Fills `batch` with the next places where a window may stand, and moves `from` behind what was looked at.
  std::size_t candidates(std::string_view text, std::size_t& from,
                         std::array<Candidate, kBatch>& batch) const;
  std::size_t candidates_bytewise(std::string_view text, std::size_t& from, std::size_t end,
                                  std::array<Candidate, kBatch>& batch) const;
  std::size_t candidates_avx2(std::string_view text, std::size_t& from,
                              std::array<Candidate, kBatch>& batch) const;

  static Next as_next(Next next) { return next; }
  static Next as_next(bool go_on) { return go_on ? Next::kGoOn : Next::kStop; }

  template <class Found>
  bool confirm(std::string_view text, std::size_t place, std::uint8_t buckets, Wanted& wanted,
               Found& found) const {
    for (std::uint8_t left = buckets; left != 0; left &= static_cast<std::uint8_t>(left - 1)) {
      const auto bucket = static_cast<std::size_t>(__builtin_ctz(left));
      for (const Entry& entry : buckets_[bucket]) {
        const std::string& literal = literals_[entry.literal];
        if (wanted.done[entry.literal] != 0 || place < entry.window) continue;
        const std::size_t start = place - entry.window;
        if (literal.size() > text.size() - start) continue;
        if (std::memcmp(text.data() + start, literal.data(), literal.size()) != 0) continue;
        const Next next = as_next(found(start, static_cast<std::size_t>(entry.literal)));
        if (next == Next::kStop) return false;
        if (next == Next::kEnough) wanted.drop(bucket, entry.literal);
      }
    }
    return true;
  }

  std::vector<std::string> literals_;
  std::array<std::vector<Entry>, 8> buckets_;
  // By byte of the window and half of that byte: the buckets that it fits.
  std::array<std::array<std::uint8_t, 16>, kWindow> low_{}, high_{};
};

}  // namespace ssot
