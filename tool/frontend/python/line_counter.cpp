#include "frontend/python/line_counter.h"

#include <cstring>

#include "frontend/python/byte_scan.h"

namespace ssot::python {

int LineCounter::line(const char* place) {
  if (place >= counted_) {
    const auto newlines = count_newlines(counted_, place);
    if (newlines > 0) {
      line_ += static_cast<int>(newlines);
      line_start_ =
          static_cast<const char*>(memrchr(counted_, '\n', static_cast<std::size_t>(place - counted_))) + 1;
    }
  } else {
    line_ -= static_cast<int>(count_newlines(place, counted_));
    const auto* found =
        static_cast<const char*>(memrchr(begin_, '\n', static_cast<std::size_t>(place - begin_)));
    line_start_ = found ? found + 1 : begin_;
  }
  counted_ = place;
  return line_;
}

}  // namespace ssot::python
