// What the code inside function bodies and initialisers refers to, and what it makes: from Clang's syntax
// tree.
//
// Where chains of names begin and end is read from the text (uses.h); this says what they lead to.
#pragma once
#include <clang/AST/ASTContext.h>

#include "frontend/clang/files_seen.h"

namespace ssot::clang_reader {

// Fills SeenFile::meanings and SeenFile::constructions.
void note_meanings(clang::ASTContext& context, FilesSeen& files);

}  // namespace ssot::clang_reader
