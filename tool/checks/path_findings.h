// What the findings of the path rules 201 to 204 have in common: the import as the place, the concept, the
// way out.
#pragma once
#include <string>

#include "checks/check.h"

namespace ssot {

// A finding at the import of `taking`, with everything but its message; `advice` names the line to write
// instead.
Finding finding_at(const CheckInput& input, const Taking& taking);

// The symbol of the concept that should be imported instead of `name` (empty: the canonical one), in the
// importer's language; null when the concept has none.
const FoundSymbol* instead_of(const CheckInput& input, const Taking& taking);

// "app.ws.manager", or "WebSocketManager of app.ws.manager" when a name is taken.
std::string taken_words(const Taking& taking);

// Puts the entry's own `replace` or `symbols` into the advice, where it has one for what was taken.
void apply_replacement(const Project& project, Finding& finding, const Taking& taking);

}  // namespace ssot
