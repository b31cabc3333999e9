// The comments of a linked tree that allow findings, for verdict.
#pragma once
#include <vector>

#include "index/project.h"
#include "model/facts.h"
#include "verdict/suppressions.h"

namespace ssot {

// `depth` is how far C and C++ were read. Views into `project`. One is settled when its file has no gap, C
// and C++ were read as deep as they can be, and there were units for rules that need them.
std::vector<PlacedSuppression> suppressions_of(const Project& project, const std::vector<Gap>& gaps,
                                               int depth);

}  // namespace ssot
