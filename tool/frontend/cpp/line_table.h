// Line and column of any place of one text, in any order: the starts of its lines, searched.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ssot::cpp {

class LineTable {
 public:
  struct Place {
    int line = 1;
    int column = 1;  // counts bytes from 1; a byte order mark is no column
  };

  explicit LineTable(std::string_view text) {
    starts_.push_back(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
      if (ends) starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }

  Place place(std::uint32_t offset) const {
    const auto next = std::upper_bound(starts_.begin() + 1, starts_.end(), offset);
    const auto line = next - starts_.begin();
    const std::uint32_t start = starts_[static_cast<std::size_t>(line - 1)];
    return {static_cast<int>(line), static_cast<int>(offset >= start ? offset - start : 0) + 1};
  }

  // The first byte behind the text's lines when there is no such line.
  std::uint32_t offset(int line, int column) const {
    const std::size_t index = std::min(starts_.size() - 1, static_cast<std::size_t>(std::max(line, 1) - 1));
    return starts_[index] + static_cast<std::uint32_t>(std::max(column, 1) - 1);
  }

 private:
  std::vector<std::uint32_t> starts_;
};

}  // namespace ssot::cpp
