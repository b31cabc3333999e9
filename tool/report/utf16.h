// Columns for formats that count UTF-16 code units; ours are bytes.
#pragma once
#include <string_view>

#include "model/finding.h"

namespace ssot {

// How many code units `text` takes; bytes that are not UTF-8 count as the replacement character they are
// shown as.
int utf16_length(std::string_view text);

// Columns from 1, the second one past the last unit; 0: unknown.
struct Utf16Columns {
  int start = 0;
  int end = 0;
};

// Of a region whose first line starts with `line`. What lies behind the text is unknown, and so is the end on
// another line.
Utf16Columns utf16_columns(const Region& region, std::string_view line);

}  // namespace ssot
