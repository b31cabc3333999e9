// Line and column of positions in one text, asked for in ascending order (a step back costs as much as one forward).
#pragma once
#include <string_view>

#include "frontend/cpp/byte_search.h"
#include "frontend/cpp/bytes.h"

namespace ssot::cpp {

class Lines {
 public:
  explicit Lines(std::string_view text) : at_(text.data()), first_(text.data()) {
    if (text.starts_with("\xEF\xBB\xBF")) first_ += 3;  // a byte order mark is no column
  }

  int line(const char* at) {
    if (at < at_) line_ -= static_cast<int>(count_line_ends(at, at_));
    else line_ += static_cast<int>(count_line_ends(at_, at));
    at_ = at;
    return line_;
  }

  int column(const char* at) const {
    const char* start = at;
    while (start > first_ && !is_line_end(start[-1])) --start;
    return static_cast<int>(at - start) + 1;
  }

 private:
  const char* at_;
  const char* first_;
  int line_ = 1;
};

}  // namespace ssot::cpp
