#include "frontend/clang/content.h"

#include <clang/AST/Attr.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/Expr.h>
#include <clang/AST/PrettyPrinter.h>
#include <clang/Basic/Diagnostic.h>
#include <llvm/Support/xxhash.h>

#include <algorithm>
#include <string>

#include "frontend/clang/normal_form.h"

namespace ssot::clang_reader {
namespace {

// Names in full, and nothing about places.
class FullNames : public clang::PrinterHelper {
 public:
  FullNames(const clang::ASTContext& context, const TypeNames& types) : context_(context), types_(types) {}

  bool handledStmt(clang::Stmt* statement, llvm::raw_ostream& out) override {
    if (is_place(statement, context_)) {
      out << "…";
      return true;
    }
    const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(statement);
    if (name == nullptr) return false;
    const clang::ValueDecl* meant = name->getDecl();
    if (!meant->isDefinedOutsideFunctionOrMethod() || meant->getDeclName().isEmpty()) return false;
    if (llvm::isa<clang::NonTypeTemplateParmDecl, clang::ParmVarDecl>(meant)) return false;
    out << types_.qualified(meant);
    if (name->hasExplicitTemplateArgs())
      clang::printTemplateArgumentList(out, name->template_arguments(), types_.full_policy());
    return true;
  }

 private:
  const clang::ASTContext& context_;
  const TypeNames& types_;
};

// One line, for people and for comparing.
struct Row {
  std::string text;
  std::string meaning;

  void add(std::string_view both) {
    text += both;
    meaning += both;
  }
  // A type of a template is shown as it was written: in full its parameters have no names.
  void add(clang::QualType type, const TypeNames& types) {
    meaning += types.comparable(type);
    text += type->isInstantiationDependentType() ? types.printed(type) : types.comparable(type);
  }
};

class ContentWriter {
 public:
  ContentWriter(clang::ASTContext& context, const TypeNames& types, Detail& detail, Arena& arena)
      : context_(context), types_(types), detail_(detail), arena_(arena), names_(context, types) {}

  void record(const clang::RecordDecl* record);
  void enumeration(const clang::EnumDecl* type);
  void body(const clang::FunctionDecl* function);
  std::uint64_t hash();

 private:
  void show(std::string line) { detail_.content.push_back(arena_.copy(with_plain_scopes(std::move(line)))); }
  // A row that has a place in objects, or one that only has a name.
  void placed(Row row);
  void named(Row row);
  void expression(Row& row, std::string_view before, const clang::Expr* expression);
  std::string printed(const clang::Stmt* statement);
  void alignment(Row& row, const clang::Decl* decl);
  void member(const clang::Decl* decl);
  void field(const clang::FieldDecl* field);
  void function(const clang::FunctionDecl* function, std::string_view before);
  void variable(const clang::VarDecl* shared);
  void type(const clang::TagDecl* tag);
  void returned(Row& row, const clang::FunctionDecl* function);
  void starts(const clang::CXXConstructorDecl* maker, NormalForm& form);

  clang::ASTContext& context_;
  const TypeNames& types_;
  Detail& detail_;
  Arena& arena_;
  FullNames names_;
  std::string layout_;               // in order
  std::vector<std::string> others_;  // in any order
  bool complete_ = true;
};

void ContentWriter::placed(Row row) {
  layout_ += row.meaning + '\n';
  show(std::move(row.text));
}

void ContentWriter::named(Row row) {
  others_.push_back(std::move(row.meaning));
  show(std::move(row.text));
}

// Said twice says no more.
std::uint64_t ContentWriter::hash() {
  if (!complete_) return 0;
  std::sort(others_.begin(), others_.end());
  others_.erase(std::unique(others_.begin(), others_.end()), others_.end());
  for (const std::string& each : others_) layout_ += each + '\n';
  const std::uint64_t hash = llvm::xxh3_64bits(with_plain_scopes(layout_));
  return hash == 0 ? 1 : hash;
}

std::string ContentWriter::printed(const clang::Stmt* statement) {
  std::string out;
  llvm::raw_string_ostream stream(out);
  statement->printPretty(stream, &names_, types_.full_policy(), 0, "\n", &context_);
  return out;
}

void ContentWriter::expression(Row& row, std::string_view before, const clang::Expr* expression) {
  row.add(before);
  NormalForm form(context_, types_);
  form.add(expression);
  complete_ = complete_ && form.complete();
  row.meaning += form.text();
  const auto value = constant_of(expression, context_);
  if (value && expression->getType()->isIntegerType() && !expression->getType()->isBooleanType() &&
      !expression->getType()->isAnyCharacterType()) {
    llvm::SmallString<24> digits;
    value->toString(digits);
    row.text += digits.str().str();
  } else {
    row.text += printed(expression);
  }
}

void ContentWriter::alignment(Row& row, const clang::Decl* decl) {
  if (decl->isTemplated()) return;
  if (const unsigned bits = decl->getMaxAlignment()) row.add("alignas(" + std::to_string(bits / 8) + ") ");
  if (decl->hasAttr<clang::PackedAttr>()) row.add("packed ");
}

void ContentWriter::field(const clang::FieldDecl* field) {
  Row row;
  alignment(row, field);
  if (field->isMutable()) row.add("mutable ");
  row.add(field->getType(), types_);
  row.add(" " + field->getName().str());
  if (field->isBitField() && field->getBitWidth() != nullptr) expression(row, " : ", field->getBitWidth());
  if (field->hasInClassInitializer() && field->getInClassInitializer() != nullptr)
    expression(row, " = ", field->getInClassInitializer());
  placed(std::move(row));
}

void ContentWriter::returned(Row& row, const clang::FunctionDecl* function) {
  const bool nameless_type = llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(function);
  if (nameless_type) return;
  row.add(function->getReturnType(), types_);
  row.add(" ");
}

// Without parameters of a template, which every file may name as it likes.
std::string name_of(const clang::FunctionDecl* function) {
  if (const auto* maker = llvm::dyn_cast<clang::CXXConstructorDecl>(function))
    return maker->getParent()->getName().str();
  if (const auto* ender = llvm::dyn_cast<clang::CXXDestructorDecl>(function))
    return "~" + ender->getParent()->getName().str();
  if (llvm::isa<clang::CXXConversionDecl>(function)) return "operator";  // to what it returns
  return function->getDeclName().getAsString();
}

// What may follow the parameters and tells overloads apart.
std::string qualifiers(const clang::FunctionDecl* function) {
  std::string line;
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
  if (method == nullptr) return line;
  if (method->isConst()) line += " const";
  if (method->isVolatile()) line += " volatile";
  if (method->getRefQualifier() == clang::RQ_LValue) line += " &";
  if (method->getRefQualifier() == clang::RQ_RValue) line += " &&";
  return line;
}

// By the compiler's own copying and destroying, classes are passed in registers; by anyone else's they are
// not.
bool passed_otherwise(const clang::FunctionDecl* function) {
  if (!function->isExplicitlyDefaulted() || function->isDeletedAsWritten() || function->isVirtualAsWritten())
    return false;
  const auto* maker = llvm::dyn_cast<clang::CXXConstructorDecl>(function);
  return llvm::isa<clang::CXXDestructorDecl>(function) ||
         (maker != nullptr && maker->isCopyOrMoveConstructor());
}

void ContentWriter::function(const clang::FunctionDecl* function, std::string_view before) {
  Row row;
  row.add(before);
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
  const bool is_virtual = method != nullptr && method->isVirtual();
  if (is_virtual) row.add("virtual ");
  if (method != nullptr && method->isStatic()) row.add("static ");
  returned(row, function);
  row.add(name_of(function) + "(");
  bool first = true;
  for (const clang::ParmVarDecl* parameter : function->parameters()) {
    row.add(first ? "" : ", ");
    first = false;
    row.add(parameter->getType().getUnqualifiedType(), types_);
    if (parameter->hasDefaultArg() && !parameter->hasUnparsedDefaultArg() &&
        !parameter->hasUninstantiatedDefaultArg() && parameter->getDefaultArg() != nullptr) {
      expression(row, " = ", parameter->getDefaultArg());
    }
  }
  if (function->isVariadic()) row.add(first ? "..." : ", ...");
  row.add(")" + qualifiers(function));
  if (function->isPureVirtual()) row.add(" = 0");
  if (function->isDeletedAsWritten()) row.add(" = delete");
  if (passed_otherwise(function)) row.add(" = default");
  is_virtual ? placed(std::move(row)) : named(std::move(row));
}

void ContentWriter::variable(const clang::VarDecl* shared) {
  Row row;
  row.add("static ");
  row.add(shared->getType(), types_);
  row.add(" " + shared->getName().str());
  if (shared->getInit() != nullptr) expression(row, " = ", shared->getInit());
  named(std::move(row));
}

void ContentWriter::type(const clang::TagDecl* tag) {
  if (tag->getIdentifier() != nullptr) {
    // Declared first and defined then is the same as defined.
    Row row;
    row.add("type " + tag->getName().str());
    return named(std::move(row));
  }
  Row row;
  row.add((tag->isEnum() ? "enum {" : tag->isUnion() ? "union {" : "struct {"));
  placed(std::move(row));
  if (const auto* nested = llvm::dyn_cast<clang::RecordDecl>(tag)) record(nested);
  if (const auto* values = llvm::dyn_cast<clang::EnumDecl>(tag)) enumeration(values);
  Row end;
  end.add("}");
  placed(std::move(end));
}

void ContentWriter::member(const clang::Decl* decl) {
  if (decl->isImplicit()) return;
  if (const auto* held = llvm::dyn_cast<clang::FieldDecl>(decl)) return field(held);
  if (const auto* called = llvm::dyn_cast<clang::FunctionDecl>(decl)) return function(called, "");
  if (const auto* shape = llvm::dyn_cast<clang::FunctionTemplateDecl>(decl))
    return function(shape->getTemplatedDecl(), "template ");
  if (const auto* shared = llvm::dyn_cast<clang::VarDecl>(decl)) return variable(shared);
  if (const auto* tag = llvm::dyn_cast<clang::TagDecl>(decl)) return type(tag);
  if (const auto* named_type = llvm::dyn_cast<clang::TypedefNameDecl>(decl)) {
    Row row;
    row.add("using " + named_type->getName().str() + " = ");
    row.add(named_type->getUnderlyingType(), types_);
    named(std::move(row));
  }
}

void ContentWriter::record(const clang::RecordDecl* record) {
  Row head;
  alignment(head, record);
  if (const auto* packed = record->getAttr<clang::MaxFieldAlignmentAttr>())
    head.add("pack(" + std::to_string(packed->getAlignment() / 8) + ")");
  if (!head.text.empty()) {
    if (head.text.back() == ' ') head.text.pop_back();
    placed(std::move(head));
  }
  if (const auto* shape = llvm::dyn_cast<clang::CXXRecordDecl>(record)) {
    for (const clang::CXXBaseSpecifier& base : shape->bases()) {
      Row row;
      row.add("base " + clang::getAccessSpelling(base.getAccessSpecifier()).str() + " ");
      if (base.isVirtual()) row.add("virtual ");
      row.add(base.getType(), types_);
      placed(std::move(row));
    }
  }
  for (const clang::Decl* decl : record->decls()) member(decl);
}

void ContentWriter::enumeration(const clang::EnumDecl* type) {
  const auto line = [&](std::string text) {
    Row row;
    row.add(text);
    placed(std::move(row));
  };
  if (type->isFixed()) line("type " + types_.comparable(type->getIntegerType()));
  for (const clang::EnumConstantDecl* value : type->enumerators()) {
    const clang::Expr* written = value->getInitExpr();
    llvm::SmallString<24> number;
    value->getInitVal().toString(number);
    const bool depends = written != nullptr && written->isInstantiationDependent();
    line(value->getName().str() + " = " + (depends ? "…" : std::string(number)));
  }
}

void ContentWriter::starts(const clang::CXXConstructorDecl* maker, NormalForm& form) {
  for (const clang::CXXCtorInitializer* each : maker->inits()) {
    if (!each->isWritten()) continue;
    const std::string name = each->isAnyMemberInitializer() ? each->getAnyMember()->getName().str()
                             : each->getBaseClass() != nullptr
                                 ? types_.comparable(clang::QualType(each->getBaseClass(), 0))
                                 : std::string("base");
    form.add(name);
    form.add(each->getInit());
    show(name + "(" + printed(each->getInit()) + ")");
  }
}

void ContentWriter::body(const clang::FunctionDecl* function) {
  Row signature;
  signature.add("(");
  for (const clang::ParmVarDecl* parameter : function->parameters())
    signature.add(types_.comparable(parameter->getType().getUnqualifiedType()) + ",");
  signature.add(function->isVariadic() ? "...)" : ")");
  signature.add(qualifiers(function));
  placed(std::move(signature));
  Row result;
  returned(result, function);
  if (!result.text.empty()) {
    result.text = "returns " + result.text;
    result.text.pop_back();
    placed(std::move(result));
  }
  NormalForm form(context_, types_);
  form.add_parameters(function);
  if (const auto* maker = llvm::dyn_cast<clang::CXXConstructorDecl>(function)) starts(maker, form);
  if (llvm::isa<clang::CXXTryStmt>(function->getBody())) {
    form.add(function->getBody());
  } else {
    form.add_block(function->getBody());
  }
  complete_ = complete_ && form.complete();
  layout_ += form.text();
  const std::string text = printed(function->getBody());
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (end > start) show(text.substr(start, end - start));
    start = end + 1;
  }
}

}  // namespace

void fill_content(clang::ASTContext& context, const TypeNames& types, const clang::NamedDecl* decl,
                  Detail& detail, Arena& arena) {
  if (decl->isInvalidDecl()) return;
  ContentWriter writer(context, types, detail, arena);
  if (const auto* record = llvm::dyn_cast<clang::RecordDecl>(decl)) {
    if (!record->isCompleteDefinition()) return;
    writer.record(record);
  } else if (const auto* type = llvm::dyn_cast<clang::EnumDecl>(decl)) {
    writer.enumeration(type);
  } else if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(decl)) {
    writer.body(function);
  }
  // After an error a type may stand for one that was not found, in files without a fault of their own too.
  if (!context.getDiagnostics().hasUncompilableErrorOccurred()) detail.odr_hash = writer.hash();
}

}  // namespace ssot::clang_reader
