// What the findings of the path rules 201 to 204, and of SSOT503, have in common: the import as the place, the concept, the way
// out.
#pragma once
#include <functional>
#include <string>

#include "checks/check.h"

namespace ssot {

// Calls `visit` for every import that takes a path in this way, then for every string and entry point that does.
void each_taking(const CheckInput& input, Taking::Kind kind, const std::function<void(const Taking&)>& visit);

// A finding at the place of `taking`, with everything but its message; `advice` names the line to write
// instead.
Finding finding_at(const CheckInput& input, const Taking& taking);

// The symbol of the concept that should be imported instead of `name` (empty: the canonical one), in the
// importer's language; null when the concept has none.
const FoundSymbol* instead_of(const CheckInput& input, const Taking& taking);

// "; here a string names it that mock.patch takes": what else to say of a taking that is no import; empty for one that is.
std::string mention_words(const CheckInput& input, const Taking& taking);

// "app.ws.manager", or "WebSocketManager of app.ws.manager" when a name is taken.
std::string taken_words(const Taking& taking);

// Puts the entry's own `replace` or `symbols` into the advice, where it has one for what was taken.
void apply_replacement(const Project& project, Finding& finding, const Taking& taking);

}  // namespace ssot
