#include "frontend/clang/type_names.h"

#include <clang/AST/Decl.h>
#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/AST/Type.h>

namespace ssot::clang_reader {
namespace {

class ExpressionSearch : public clang::RecursiveASTVisitor<ExpressionSearch> {
 public:
  bool VisitStmt(clang::Stmt*) { return false; }  // found: ends the walk
};

}  // namespace

std::string with_plain_scopes(std::string text) {
  constexpr std::string_view kLong = "(anonymous namespace)";
  for (auto at = text.find(kLong); at != std::string::npos; at = text.find(kLong, at)) {
    text.replace(at, kLong.size(), "(anonymous)");
  }
  return text;
}

TypeNames::TypeNames(const clang::ASTContext& context)
    : context_(context), plain_(context.getPrintingPolicy()), full_(context.getPrintingPolicy()) {
  plain_.AnonymousTagLocations = false;
  full_.AnonymousTagLocations = false;  // they name files and lines
  full_.SuppressTagKeyword = true;
  full_.FullyQualifiedName = true;
  full_.SuppressInlineNamespace = false;
  full_.SuppressDefaultTemplateArgs = false;
  full_.SuppressUnwrittenScope = false;
  full_.PrintCanonicalTypes = true;
  full_.UsePreferredNames = false;
  full_.Bool = true;
}

std::string TypeNames::printed(clang::QualType type) const {
  return type.isNull() ? std::string() : type.getAsString(plain_);
}

std::string TypeNames::full(clang::QualType type) const {
  if (type.isNull()) return {};
  return with_plain_scopes(type.getCanonicalType().getAsString(full_));
}

std::string TypeNames::comparable(clang::QualType type) const {
  if (type.isNull()) return {};
  const clang::QualType canonical = type.getCanonicalType();
  if (canonical->isInstantiationDependentType() && !ExpressionSearch().TraverseType(canonical)) return "…";
  return full(canonical);
}

std::string TypeNames::known(clang::QualType type) const {
  if (type.isNull() || type->isDependentType() || type->containsErrors()) return {};
  const clang::QualType canonical = type.getCanonicalType();
  if (const clang::TagDecl* tag = canonical->getAsTagDecl(); tag != nullptr && tag->getLocation().isInvalid())
    return {};
  return full(canonical);
}

std::string TypeNames::qualified(const clang::NamedDecl* decl) const {
  std::string out;
  llvm::raw_string_ostream stream(out);
  decl->printQualifiedName(stream, full_);
  return with_plain_scopes(std::move(out));
}

}  // namespace ssot::clang_reader
