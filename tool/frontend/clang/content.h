// What a definition consists of, as lines that two files can be compared by: equal lines, equal meaning.
//
// Nothing in them depends on paths, places or addresses. Judges nothing itself.
#pragma once
#include <clang/AST/ASTContext.h>

#include "frontend/clang/type_names.h"
#include "model/facts.h"

namespace ssot::clang_reader {

// Fills `content` and `odr_hash`. `decl` is a record, an enum, or a function with its body.
void fill_content(clang::ASTContext& context, const TypeNames& types, const clang::NamedDecl* decl, Detail& detail,
                  Arena& arena);

}  // namespace ssot::clang_reader
