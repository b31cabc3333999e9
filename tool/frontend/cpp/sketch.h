// The second layer: a sketch of every definition in one file, from Clang's raw tokens, without types and
// without macros.
//
// Approximate where only the preprocessor or the type system could tell; it says nothing rather than
// something unsure.
#pragma once
#include <string_view>
#include <vector>

#include "frontend/cpp/directives.h"
#include "frontend/cpp/namespace_macros.h"
#include "frontend/cpp/shape.h"
#include "model/facts.h"

namespace ssot::cpp {

// Fills `facts.definitions`, `facts.unknown_macros`, and gaps where braces do not balance. `directives` are
// those of read_directives; `given` are the namespace macros of other files. `shape` may be null. False: the
// text is nothing that a lexer should see.
bool read_definitions(std::string_view text, const std::vector<Directive>& directives,
                      const NamespaceMacros::Given& given, FileFacts& facts, Shape* shape);

}  // namespace ssot::cpp
