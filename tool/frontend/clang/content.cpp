#include "frontend/clang/content.h"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclFriend.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/Expr.h>
#include <clang/AST/Stmt.h>

#include <string>

namespace ssot::clang_reader {
namespace {

class ContentWriter {
 public:
  ContentWriter(clang::ASTContext& context, const TypeNames& types, Detail& detail, Arena& arena)
      : context_(context), types_(types), detail_(detail), arena_(arena) {}

  void record(const clang::RecordDecl* record);
  void enumeration(const clang::EnumDecl* type);
  void body(const clang::FunctionDecl* function);

 private:
  void add(std::string line) { detail_.content.push_back(arena_.copy(with_plain_scopes(std::move(line)))); }
  void member(const clang::Decl* decl);
  std::string field(const clang::FieldDecl* field) const;
  std::string function(const clang::FunctionDecl* function) const;
  std::string expression(const clang::Stmt* statement) const;

  clang::ASTContext& context_;
  const TypeNames& types_;
  Detail& detail_;
  Arena& arena_;
};

std::string ContentWriter::expression(const clang::Stmt* statement) const {
  std::string out;
  llvm::raw_string_ostream stream(out);
  statement->printPretty(stream, nullptr, types_.full_policy(), 0, "\n", &context_);
  return out;
}

std::string ContentWriter::field(const clang::FieldDecl* field) const {
  std::string line = types_.full(field->getType()) + " " + field->getName().str();
  if (field->isMutable()) line.insert(0, "mutable ");
  if (field->isBitField() && field->getBitWidth() != nullptr) line += " : " + expression(field->getBitWidth());
  if (field->hasInClassInitializer() && field->getInClassInitializer() != nullptr) {
    line += " = " + expression(field->getInClassInitializer());
  }
  return line;
}

std::string ContentWriter::function(const clang::FunctionDecl* function) const {
  std::string line;
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
  if (method != nullptr && method->isVirtual()) line += "virtual ";
  if (function->isConstexpr()) line += "constexpr ";
  if (method != nullptr && method->isStatic()) line += "static ";
  const bool nameless_type = llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(function);
  if (!nameless_type) line += types_.full(function->getDeclaredReturnType()) + " ";
  line += function->getDeclName().getAsString() + "(";
  bool first = true;
  for (const clang::ParmVarDecl* parameter : function->parameters()) {
    if (!first) line += ", ";
    first = false;
    line += types_.full(parameter->getType());
    if (parameter->hasDefaultArg() && !parameter->hasUnparsedDefaultArg() &&
        !parameter->hasUninstantiatedDefaultArg() && parameter->getDefaultArg() != nullptr) {
      line += " = " + expression(parameter->getDefaultArg());
    }
  }
  if (function->isVariadic()) line += first ? "..." : ", ...";
  line += ")";
  if (method != nullptr) {
    if (method->isConst()) line += " const";
    if (method->isVolatile()) line += " volatile";
    if (method->getRefQualifier() == clang::RQ_LValue) line += " &";
    if (method->getRefQualifier() == clang::RQ_RValue) line += " &&";
  }
  const auto* type = function->getType()->getAs<clang::FunctionProtoType>();
  if (type != nullptr && clang::isNoexceptExceptionSpec(type->getExceptionSpecType())) {
    line += " noexcept";
    if (type->getNoexceptExpr() != nullptr) line += "(" + expression(type->getNoexceptExpr()) + ")";
  }
  if (function->isPureVirtual()) line += " = 0";
  if (function->isDeletedAsWritten()) line += " = delete";
  if (function->isExplicitlyDefaulted() && !function->isDeletedAsWritten()) line += " = default";
  return line;
}

void ContentWriter::member(const clang::Decl* decl) {
  if (decl->isImplicit()) return;
  if (const auto* held = llvm::dyn_cast<clang::FieldDecl>(decl)) return add(field(held));
  if (const auto* called = llvm::dyn_cast<clang::FunctionDecl>(decl)) return add(function(called));
  if (const auto* shape = llvm::dyn_cast<clang::FunctionTemplateDecl>(decl))
    return add("template " + function(shape->getTemplatedDecl()));
  if (const auto* shared = llvm::dyn_cast<clang::VarDecl>(decl)) {
    std::string line = "static " + types_.full(shared->getType()) + " " + shared->getName().str();
    if (shared->getInit() != nullptr) line += " = " + expression(shared->getInit());
    return add(std::move(line));
  }
  if (const auto* named = llvm::dyn_cast<clang::TypedefNameDecl>(decl))
    return add("using " + named->getName().str() + " = " + types_.full(named->getUnderlyingType()));
  if (const auto* tag = llvm::dyn_cast<clang::TagDecl>(decl)) {
    if (tag->getIdentifier() != nullptr) return add((tag->getKindName() + " " + tag->getName()).str());
    if (const auto* nested = llvm::dyn_cast<clang::RecordDecl>(tag)) {
      add((tag->getKindName() + " {").str());
      record(nested);
      add("}");
    }
  }
}

void ContentWriter::record(const clang::RecordDecl* record) {
  if (const auto* shape = llvm::dyn_cast<clang::CXXRecordDecl>(record)) {
    for (const clang::CXXBaseSpecifier& base : shape->bases()) {
      std::string line = "base ";
      line += clang::getAccessSpelling(base.getAccessSpecifier()).str() + " ";
      if (base.isVirtual()) line += "virtual ";
      add(line + types_.full(base.getType()));
    }
  }
  for (const clang::Decl* decl : record->decls()) member(decl);
}

void ContentWriter::enumeration(const clang::EnumDecl* type) {
  if (type->isFixed()) add("type " + types_.full(type->getIntegerType()));
  for (const clang::EnumConstantDecl* value : type->enumerators()) {
    llvm::SmallString<24> number;
    value->getInitVal().toString(number);
    add(value->getName().str() + " = " + std::string(number));
  }
}

void ContentWriter::body(const clang::FunctionDecl* function) {
  const std::string text = expression(function->getBody());
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (end > start) add(text.substr(start, end - start));
    start = end + 1;
  }
}

}  // namespace

void fill_content(clang::ASTContext& context, const TypeNames& types, const clang::NamedDecl* decl, Detail& detail,
                  Arena& arena) {
  if (decl->isInvalidDecl()) return;
  ContentWriter writer(context, types, detail, arena);
  if (const auto* record = llvm::dyn_cast<clang::RecordDecl>(decl)) {
    writer.record(record);
    const auto* shape = llvm::dyn_cast<clang::CXXRecordDecl>(record);
    if (shape != nullptr && shape->hasDefinition() && shape->isThisDeclarationADefinition())
      detail.odr_hash = shape->getODRHash();
  } else if (const auto* type = llvm::dyn_cast<clang::EnumDecl>(decl)) {
    writer.enumeration(type);
    detail.odr_hash = const_cast<clang::EnumDecl*>(type)->getODRHash();
  } else if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(decl)) {
    writer.body(function);
    detail.odr_hash = const_cast<clang::FunctionDecl*>(function)->getODRHash();
  }
}

}  // namespace ssot::clang_reader
