// Which lines of a block a page shows as what not to write: guides tell of the old way before they tell of the new. Internal to
// docs; the rule is written down on the page of SSOT503.
#pragma once
#include "frontend/docs/docs.h"

namespace ssot::docs {

// Fills `out.disowned`.
void mark_disowned(const Block& block, bool python, Code& out);

}  // namespace ssot::docs
