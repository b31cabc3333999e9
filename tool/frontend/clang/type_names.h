// Types as text: as their author spelled them, and in full.
#pragma once
#include <clang/AST/ASTContext.h>
#include <clang/AST/PrettyPrinter.h>

#include <string>

namespace ssot::clang_reader {

class TypeNames {
 public:
  explicit TypeNames(const clang::ASTContext& context);

  // As the compiler prints it.
  std::string printed(clang::QualType type) const;
  // Canonical and qualified: equal types are equal texts in every file. Scopes without a name are
  // `(anonymous)`.
  std::string full(clang::QualType type) const;
  // The same, but that a type which a template computes by an expression is `…`: Clang keeps such expressions
  // as written.
  std::string comparable(clang::QualType type) const;
  // The same for what `name_or_nothing` can know for sure: "" for a type that depends on a template
  // parameter, or that was made up because its declaration is in another file.
  std::string known(clang::QualType type) const;
  // "ns::C::f"
  std::string qualified(const clang::NamedDecl* decl) const;

  const clang::PrintingPolicy& full_policy() const { return full_; }

 private:
  const clang::ASTContext& context_;
  clang::PrintingPolicy plain_;
  clang::PrintingPolicy full_;
};

// `(anonymous namespace)` → `(anonymous)`
std::string with_plain_scopes(std::string text);

}  // namespace ssot::clang_reader
