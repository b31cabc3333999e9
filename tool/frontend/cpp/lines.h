// Line and column of positions in one text, asked for in ascending order (a step back costs as much as one
// forward).
#pragma once
#include <string_view>

#include "frontend/cpp/byte_search.h"
#include "frontend/cpp/bytes.h"

namespace ssot::cpp {

class Lines {
 public:
  explicit Lines(std::string_view text) : at_(text.data()), first_(text.data()) {
    if (text.starts_with("\xEF\xBB\xBF")) first_ += 3;  // a byte order mark is no column
    column_at_ = first_;
  }

  int line(const char* at) {
    if (at < at_)
      line_ -= static_cast<int>(count_line_ends(at, at_));
    else
      line_ += static_cast<int>(count_line_ends(at_, at));
    at_ = at;
    return line_;
  }

  // Looks back no further than to the place asked for before, so that a file of one endless line costs no
  // more than others.
  int column(const char* at) {
    const char* const known = at >= column_at_ ? column_at_ : first_;
    const char* start = at;
    while (start > known && !is_line_end(start[-1])) --start;
    const int before = start == known && known == column_at_ ? column_ - 1 : 0;
    column_ = before + static_cast<int>(at - start) + 1;
    column_at_ = at;
    return column_;
  }

 private:
  const char* at_;
  const char* first_;
  const char* column_at_;  // the last place whose column was asked for
  int line_ = 1;
  int column_ = 1;
};

}  // namespace ssot::cpp
