// What holds where nobody said anything, added to the merged document, so that `ssot config` shows it with
// its origin. The severities of rules are not added: their home is the catalogue, and `ssot config` reads
// them there.
#pragma once
#include "base/located_json.h"

namespace ssot {

// `tests.paths` and `docs.history`, with the file "default".
void add_defaults(LocatedJson& document);

}  // namespace ssot
