// What is missing for reading a tree as well as can be, and what to do about each. Part of run/doctor.h.
#pragma once
#include <vector>

#include "model/diagnosis.h"
#include "run/run.h"

namespace ssot {

// In the order in which they are worth mending.
std::vector<Diagnosis::Problem> problems_of(const Diagnosis& found, const Workspace& workspace);

}  // namespace ssot
