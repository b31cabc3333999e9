// `ssot doctor`: what reading this tree rests on, and what to do about what is missing. Reads no source and
// judges none.
#pragma once
#include "model/diagnosis.h"
#include "run/run.h"

namespace ssot {

Diagnosis diagnose(const Workspace& workspace);

}  // namespace ssot
