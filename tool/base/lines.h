// The lines of a text by their numbers, 1-based.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace ssot {

// Keeps views into the text, which must outlive it. Only '\n' ends a line.
class TextLines {
 public:
  explicit TextLines(std::string_view text);

  // Lines `first` to `last`, both included, with their ends; what of them is there.
  std::string_view between(int first, int last) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

}  // namespace ssot
