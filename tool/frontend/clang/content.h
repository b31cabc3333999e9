// What a definition consists of: as lines for people, and as one number that is the same where the meaning is
// the same.
//
// Nothing in them depends on paths, places or addresses. Lines that differ may still mean the same: they keep
// the names of local variables and parameters, and the order of members that have no place in an object.
// Judges nothing itself.
#pragma once
#include <clang/AST/ASTContext.h>

#include "frontend/clang/type_names.h"
#include "model/facts.h"

namespace ssot::clang_reader {

// Fills `content` and `odr_hash`. `decl` is a record, an enum, or a function with its body. The first line of
// a function is its signature without the type it returns: what tells it from its overloads. `odr_hash` stays
// 0 where something in the definition cannot be compared.
void fill_content(clang::ASTContext& context, const TypeNames& types, const clang::NamedDecl* decl,
                  Detail& detail, Arena& arena);

}  // namespace ssot::clang_reader
