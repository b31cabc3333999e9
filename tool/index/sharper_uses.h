// Depth 1's uses of a file, with what a parser that read function bodies knows of them. Internal to index.
#pragma once
#include <vector>

#include "model/facts.h"

namespace ssot {

// `facts` has its new definitions and still its old uses and bindings, whose parents are indices into
// `before`: they are led over to the new definitions by place. `sharper` is empty where no bodies were
// parsed; else it says what is made, and what calls and members mean. Its parents are indices into the new
// definitions.
void take_uses(FileFacts& facts, const std::vector<Definition>& before, std::vector<Use> sharper);

}  // namespace ssot
