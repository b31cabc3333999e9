// Lines and columns of places in a text, counted from the last place asked for.
//
// Places asked for in rising order cost one pass over the text; going back is right, but counts anew.
#pragma once
#include <string_view>

namespace ssot::python {

class LineCounter {
 public:
  explicit LineCounter(std::string_view text)
      : begin_(text.data()), counted_(text.data()), line_start_(text.data()) {}

  // 1-based.
  int line(const char* place);
  // 1-based, in bytes.
  int column(const char* place) {
    line(place);
    return static_cast<int>(place - line_start_) + 1;
  }

 private:
  const char* begin_;
  const char* counted_;
  const char* line_start_;  // of the line that holds `counted_`
  int line_ = 1;
};

}  // namespace ssot::python
