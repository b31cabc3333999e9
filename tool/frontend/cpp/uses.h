// How the code of one file uses names, at depth 1: chains that are called or read, and what seems to be made.
//
// Which chains, says the Request. Types in heads, template parameters and base clauses are uses; what is
// declared, `using` declarations and what a macro stands for are none. Constructions that only a parser can
// tell from a function's declaration are marked `maybe`.
#pragma once
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"
#include "frontend/cpp/shape.h"
#include "model/anchors.h"
#include "model/facts.h"
#include "model/request.h"

namespace ssot::cpp {

// The text in which `found` was found may hold a use that the request asks for.
bool wants_uses(const AnchorSearch::Found& found, const Request& request);

// Fills `uses` and `bindings` of `facts`, whose definitions were read and gave `shape`.
void read_uses(std::string_view text, const std::vector<Directive>& directives, const Shape& shape,
               const Request& request, FileFacts& facts);

}  // namespace ssot::cpp
