// Pieces of source text as depth 1 writes them: comments and line breaks left out, one blank where there was
// space.
//
// Looks at the text of one file; what a macro writes is not seen.
#pragma once
#include <clang/AST/ASTContext.h>
#include <clang/AST/NestedNameSpecifier.h>

#include <string>

namespace ssot::clang_reader {

class Spelling {
 public:
  explicit Spelling(const clang::ASTContext& context)
      : sources_(context.getSourceManager()), options_(context.getLangOpts()) {}

  // The tokens of `range`, its last one included. Empty when the range spans files.
  std::string written(clang::SourceRange range) const;

  // `ns::C<T>::` → "ns::C::", without a leading `::`; what a macro wrote as it was meant.
  std::string qualifier(clang::NestedNameSpecifierLoc written) const;

 private:
  const clang::SourceManager& sources_;
  const clang::LangOptions& options_;
};

}  // namespace ssot::clang_reader
