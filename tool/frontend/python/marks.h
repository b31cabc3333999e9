// The text being read, and where the next byte stands that could matter to its structure.
//
// A place is a `const char*` into the text; searching keeps no state, so any part of the front end may go on
// anywhere.
#pragma once
#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>

#include "frontend/python/byte_scan.h"

namespace ssot::python {

class Marks {
 public:
  // Steps from one structural byte to the next with less work a step than asking anew.
  class Walk {
   public:
    // Starts at `place`.
    Walk(const Marks& marks, const char* place) : begin_(marks.begin_), words_(marks.marks_.structure.get()) {
      go(place);
    }
    // The next structural byte; not to be asked for again once end() was answered.
    const char* next() {
      while (bits_ == 0) bits_ = words_[++word_];
      const char* const place = begin_ + word_ * 64 + std::countr_zero(bits_);
      bits_ &= bits_ - 1;
      return place;
    }
    // Goes on at `place`, which is not past end().
    void go(const char* place) {
      const auto offset = static_cast<std::size_t>(place - begin_);
      word_ = offset / 64;
      bits_ = words_[word_] & (~std::uint64_t{0} << (offset % 64));
    }

   private:
    const char* begin_;
    const std::uint64_t* words_;
    std::size_t word_ = 0;
    std::uint64_t bits_ = 0;
  };

  // `marks` are those of `text`.
  Marks(std::string_view text, ByteMarks marks)
      : begin_(text.data()), end_(text.data() + text.size()), marks_(std::move(marks)) {}

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
