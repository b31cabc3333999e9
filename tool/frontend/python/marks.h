// The text being read, and where the next byte stands that could matter to its structure.
//
// A place is a `const char*` into the text; searching keeps no state, so any part of the front end may go on anywhere.
#pragma once
#include <bit>
#include <cstdint>
#include <string_view>

#include "frontend/python/byte_scan.h"

namespace ssot::python {

class Marks {
 public:
  explicit Marks(std::string_view text)
      : begin_(text.data()), end_(text.data() + text.size()), marks_(mark_bytes(text)) {}

  const char* begin() const { return begin_; }
  const char* end() const { return end_; }

  // The first structural byte at or after `place`, at most end().
  const char* next(const char* place) const { return find(marks_.structure.get(), place); }
  // The first newline at or after `place`, at most end().
  const char* newline(const char* place) const { return find(marks_.newlines.get(), place); }

 private:
  const char* find(const std::uint64_t* words, const char* place) const {
    const auto offset = static_cast<std::size_t>(place - begin_);
    std::size_t word = offset / 64;
    const std::uint64_t here = words[word] >> (offset % 64);
    if (here != 0) return place + std::countr_zero(here);
    while (words[++word] == 0) {
    }
    return begin_ + word * 64 + std::countr_zero(words[word]);
  }

  const char* begin_;
  const char* end_;
  ByteMarks marks_;
};

}  // namespace ssot::python
