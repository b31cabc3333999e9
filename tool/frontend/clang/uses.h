// Chains of names in function bodies and initialisers, from the tokens of one file: `ctx.ws->send(x)` is a
// call of ctx.ws.send.
//
// Calls, subscripts and template arguments between links are passed over. What a chain leads to is Clang's
// knowledge (meanings.h), where it has any.
#pragma once
#include <string_view>

#include "frontend/clang/seen.h"

namespace ssot::clang_reader {

// Fills `seen.facts.uses`; its definitions are complete.
void read_uses(std::string_view text, SeenFile& seen);

}  // namespace ssot::clang_reader
