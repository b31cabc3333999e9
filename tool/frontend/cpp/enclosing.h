// Which definition stands around each use and binding of a file.
#pragma once
#include "model/facts.h"

namespace ssot::cpp {

// Sets `parent` of every use and binding to the innermost class or function around it, by the places of
// `facts.definitions`; -1 where there is none. Both must be in order of place. What functions say of
// namespaces gets their scopes and last lines.
void set_parents(FileFacts& facts);

}  // namespace ssot::cpp
