// Depth 1's uses of one file, with what Clang knows of them: what a chain leads to, and what is surely made.
//
// Where chains begin and end is the tokens' matter (frontend/cpp/uses.h), what they mean Clang's
// (meanings.h).
#pragma once
#include <string_view>

#include "frontend/clang/seen.h"

namespace ssot::clang_reader {

// `seen.facts` has depth 1's uses and its final definitions. `exact`: Clang knew every type, so that what it
// did not see being made is not made.
void sharpen_uses(std::string_view text, SeenFile& seen, bool exact);

}  // namespace ssot::clang_reader
