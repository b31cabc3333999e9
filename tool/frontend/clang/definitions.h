// From Clang's syntax tree to definitions with their details, named as depth 1 names them: by the scopes as
// written.
//
// Walks declarations only; what function bodies hold is local_definitions' and uses' matter. Each definition
// goes to the file in which its name stands.
#pragma once
#include <clang/AST/ASTContext.h>

#include <string>

#include "frontend/clang/files_seen.h"

namespace ssot::clang_reader {

struct WalkOptions {
  bool bodies = false;   // look for classes inside function bodies
  bool alone = false;    // a name may be unknown without that its definition is in doubt
  bool content = false;  // fill Detail::content and Detail::odr_hash
};

void walk_definitions(clang::ASTContext& context, FilesSeen& files, const WalkOptions& options);

}  // namespace ssot::clang_reader
