// Puts a file's definitions in order of place, so that what stands around a line is found by search. Internal
// to index: front ends may finish a definition after what follows it.
#pragma once
#include "model/facts.h"

namespace ssot {

// By line; those of one line keep their order. Parents are renumbered.
void order_definitions(FileFacts& facts);

}  // namespace ssot
