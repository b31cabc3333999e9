// The source line of a finding with its region underlined, in terminal columns.
#pragma once
#include <string>
#include <string_view>

#include "model/finding.h"

namespace ssot {

struct MarkedLine {
  std::string text;       // the line, harmless for a terminal, tabs as spaces
  std::string underline;  // spaces, then "^~~~" below the region; empty when the region lies behind the text
};

// `snippet` is the region's first line, at most 240 bytes of it.
MarkedLine mark(std::string_view snippet, const Region& region);

}  // namespace ssot
