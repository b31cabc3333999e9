// How much of one text stands in another, line by line. Pure; decides what a left-over copy still holds.
#pragma once
#include <cstddef>
#include <string_view>

namespace ssot {

struct Likeness {
  bool identical = false;  // the same bytes
  bool contained = false;  // every line of the copy stands in the original, in order
  std::size_t telling =
      0;  // lines of the copy that say something of their own: no blanks, comments, imports, lone braces
  std::size_t shared = 0;  // those of them that stand somewhere in the original

  // One was made from the other: enough own lines, and at least half of them shared.
  bool copied() const { return telling >= kEnough && 2 * shared >= telling; }
  // Too little to tell anything by.
  bool trivial() const { return telling < kEnough; }

  static constexpr std::size_t kEnough = 3;
};

enum class Depth : unsigned char {
  kOrder,    // only `identical` and `contained`: cheap
  kSharing,  // all of it
};

// Line ends (`\n`, `\r\n`) make no difference, except for `identical`.
Likeness compare(std::string_view copy, std::string_view original, Depth depth);

}  // namespace ssot
