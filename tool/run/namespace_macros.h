// Which C++ files met a macro that another file of the tree defines as `namespace a {`, and what it means to
// each of them.
//
// A pure function of the facts, so the same in any order and on any number of threads. It reads nothing
// itself.
#pragma once
#include <cstddef>
#include <vector>

#include "model/facts.h"
#include "model/request.h"

namespace ssot {

struct SecondReading {
  std::size_t file = 0;  // index into the facts
  Request request;       // `first`, with the macros that this file needs
};

// Of several files that define a macro differently, those speak that the reader reaches through the fewest
// includes; where these disagree as well, the macro stays unknown. `first` is what the files were read with.
std::vector<SecondReading> second_readings(const std::vector<FileFacts>& facts, const Request& first);

}  // namespace ssot
