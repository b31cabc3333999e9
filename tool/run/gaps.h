// The order in which gaps are reported.
#pragma once
#include <vector>

#include "model/facts.h"

namespace ssot {

// By path, line, kind and reason; the same gap twice is one.
void sort_gaps(std::vector<Gap>& gaps);

}  // namespace ssot
