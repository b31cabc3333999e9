// How the code of one file uses names, at depth 1: chains that are called or read, and what seems to be made.
//
// Which chains, says the Request. Function heads, `using`, template parameters and base clauses are no uses;
// what a macro stands for is not seen. Only a parser knows for sure what a construction is: they are marked
// `maybe`.
#pragma once
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"
#include "frontend/cpp/shape.h"
#include "model/facts.h"
#include "model/request.h"

namespace ssot::cpp {

// The text may hold something that the request asks for.
bool wants_uses(std::string_view text, const Request& request);

// Fills `uses` and `bindings` of `facts`, whose definitions were read and gave `shape`.
void read_uses(std::string_view text, const std::vector<Directive>& directives, const Shape& shape,
               const Request& request, FileFacts& facts);

}  // namespace ssot::cpp
