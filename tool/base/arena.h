// Storage for the short strings of one file's facts: copied once, freed together, never moved.
//
// A `std::string_view` from `copy` stays valid as long as the arena, also when the arena itself is moved.
#pragma once
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace ssot {

class Arena {
 public:
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) grow(text.size());
    char* start = next_;
    std::memcpy(start, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    return {start, text.size()};
  }

  // Takes over what `other` holds; views into it stay valid.
  void absorb(Arena&& other) {
    for (auto& chunk : other.chunks_) chunks_.push_back(std::move(chunk));
    other = Arena();
  }

 private:
  void grow(std::size_t need) {
    // Most files say little: the chunks grow with what was needed so far.
    std::size_t size = std::size_t{128} << (chunks_.size() < 6 ? chunks_.size() : 6);
    if (size < need) size = need;
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = chunks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace ssot
