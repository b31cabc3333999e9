// Functions, variables and fields, as written.
#include <clang/AST/ASTContext.h>
#include <clang/AST/Attr.h>
#include <clang/AST/RecursiveASTVisitor.h>

#include "frontend/clang/content.h"
#include "frontend/clang/definition_walker.h"

namespace ssot::clang_reader {
namespace {

// Finds the classes of one function body and hands them to whoever asked; what they hold is not its matter.
class LocalClasses : public clang::RecursiveASTVisitor<LocalClasses> {
 public:
  using Found = llvm::function_ref<void(const clang::TagDecl*)>;
  explicit LocalClasses(Found found) : found_(found) {}
  bool TraverseCXXRecordDecl(clang::CXXRecordDecl* record) { return tell(record); }
  bool TraverseRecordDecl(clang::RecordDecl* record) { return tell(record); }
  bool TraverseEnumDecl(clang::EnumDecl* record) { return tell(record); }

 private:
  bool tell(const clang::TagDecl* tag) {
    found_(tag);
    return true;
  }
  Found found_;
};

bool has_outer_template(const clang::DeclaratorDecl* decl) {
  for (unsigned i = 0; i < decl->getNumTemplateParameterLists(); ++i) {
    if (decl->getTemplateParameterList(i)->size() != 0) return true;
  }
  return false;
}

// What its class says of it; also where a type that is not known keeps Clang from seeing that both are the
// same function.
const clang::FunctionDecl* first_declaration(const clang::FunctionDecl* function) {
  const auto* record = llvm::dyn_cast<clang::CXXRecordDecl>(function->getDeclContext());
  if (function->getCanonicalDecl() != function || record == nullptr || !function->isOutOfLine()) {
    return function->getCanonicalDecl();
  }
  const clang::FunctionDecl* result = nullptr;
  for (const clang::NamedDecl* named : record->lookup(function->getDeclName())) {
    const auto* other = named->getAsFunction();
    if (other == nullptr || other == function || other->getNumParams() != function->getNumParams()) continue;
    if (result != nullptr) return function;  // overloaded: nobody knows which
    result = other;
  }
  return result != nullptr ? result : function;
}

// A member of a class whose declaration is in another file.
bool made_up_parent(const clang::FunctionDecl* function) {
  const auto* parent = llvm::dyn_cast<clang::Decl>(function->getDeclContext());
  return parent != nullptr && parent->getLocation().isInvalid();
}

}  // namespace

// As depth 1 spells it.
std::string DefinitionWalker::function_name(const clang::FunctionDecl* function) const {
  const clang::DeclarationName name = function->getDeclName();
  switch (name.getNameKind()) {
    case clang::DeclarationName::CXXConstructorName:
      if (const auto* maker = llvm::dyn_cast<clang::CXXConstructorDecl>(function))
        return maker->getParent()->getName().str();
      return name.getAsString();
    case clang::DeclarationName::CXXDestructorName:
      if (const auto* ender = llvm::dyn_cast<clang::CXXDestructorDecl>(function))
        return "~" + ender->getParent()->getName().str();
      return name.getAsString();
    case clang::DeclarationName::CXXConversionFunctionName:
      if (const auto* type = function->getNameInfo().getNamedTypeInfo())
        return "operator " + spelling_.written(type->getTypeLoc().getSourceRange());
      return name.getAsString();
    default:
      return name.getAsString();
  }
}

// Where the type was lost, the text says more than what Clang put in its place.
std::string DefinitionWalker::parameter_type(const clang::ParmVarDecl* parameter) const {
  if (!parameter->isInvalidDecl()) return types_.printed(parameter->getOriginalType());
  const clang::SourceLocation end = parameter->getIdentifier() != nullptr
                                        ? parameter->getLocation().getLocWithOffset(-1)
                                        : parameter->getEndLoc();
  return spelling_.written({parameter->getBeginLoc(), end});
}

// Its class says `override`, but the base is in another file.
bool DefinitionWalker::overrides_unknown(const clang::FunctionDecl* first) const {
  const FilePlace from = files_.place(sources_, first->getBeginLoc());
  const FilePlace to = files_.place(sources_, first->getEndLoc());
  if (from.file == nullptr || from.file != to.file) return false;
  const auto found = from.file->overriding.lower_bound(from.offset);
  return found != from.file->overriding.end() && *found <= to.offset;
}

// What Clang drops from a function whose type it could not make out stands in the text.
void DefinitionWalker::keep_words(const clang::FunctionDecl* function, const clang::Decl* outer,
                                  Detail& detail) const {
  const std::string head = ' ' + spelling_.written({outer->getBeginLoc(), function->getLocation()});
  detail.is_virtual = detail.is_virtual || head.find(" virtual ") != std::string::npos;
  detail.is_static = detail.is_static || head.find(" static ") != std::string::npos;
}

void DefinitionWalker::parameters(Draft& draft, const clang::FunctionDecl* function) {
  Definition& definition = draft.seen.definition;
  for (const clang::ParmVarDecl* parameter : function->parameters()) {
    Parameter added;
    added.name = text(draft, parameter->getName());
    added.has_default = parameter->hasDefaultArg() || parameter->hasUninstantiatedDefaultArg();
    definition.parameters.push_back(added);
    draft.seen.detail.parameter_types.push_back(text(draft, parameter_type(parameter)));
  }
  if (function->isVariadic()) {
    Parameter rest;
    rest.kind = ParameterKind::kVararg;
    definition.parameters.push_back(rest);
    draft.seen.detail.parameter_types.push_back(text(draft, "..."));
  }
}

void DefinitionWalker::function(const clang::FunctionDecl* function, const clang::Decl* outer,
                                const Around& around) {
  if (llvm::isa<clang::CXXDeductionGuideDecl>(function)) return;
  const clang::TemplateSpecializationKind special = function->getTemplateSpecializationKind();
  if (special == clang::TSK_ImplicitInstantiation) return;
  if (function->getDeclName().isEmpty()) return;
  const clang::SourceRange whole(outer->getBeginLoc(), function->getEndLoc());
  Draft draft = this->draft(function, function->getLocation(), whole, DefinitionKind::kFunction, around);
  const bool defined = function->isThisDeclarationADefinition();
  Around inner = around;
  if (draft.file == nullptr) return;
  Definition& definition = draft.seen.definition;
  const bool instantiated = special >= clang::TSK_ExplicitInstantiationDeclaration;
  definition.declaration = !defined || instantiated;
  definition.is_template = outer != function || has_outer_template(function);
  if (const auto* arguments = function->getTemplateSpecializationArgsAsWritten()) {
    definition.specialisation =
        text(draft, spelling_.written({arguments->getLAngleLoc(), arguments->getRAngleLoc()}));
  }
  name(draft, around, function->getQualifierLoc(), function_name(function));
  parameters(draft, function);
  Detail& detail = draft.seen.detail;
  detail.is_deleted = function->isDeletedAsWritten();
  detail.is_pure = function->isPureVirtual();
  detail.is_inline =
      function->isInlined() || definition.is_template || (around.record && !around.is_friend && defined);
  detail.internal = function->getFormalLinkage() == clang::Linkage::Internal;
  const bool nameless_type = llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(function);
  const clang::FunctionDecl* const first = first_declaration(function);
  const bool type_known =
      !options_.alone || !function->isInvalidDecl() || made_up_parent(function) || !first->isInvalidDecl();
  if (!nameless_type && type_known)
    detail.type = text(draft, types_.printed(function->getDeclaredReturnType()));
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function)) {
    detail.is_virtual =
        method->isVirtual() || method->isVirtualAsWritten() || method->hasAttr<clang::OverrideAttr>();
    detail.is_static = method->isStatic();
    detail.is_const = method->isConst();
    if (method->getRefQualifier() == clang::RQ_LValue) detail.reference = "&";
    if (method->getRefQualifier() == clang::RQ_RValue) detail.reference = "&&";
  }
  detail.is_virtual = detail.is_virtual || overrides_unknown(first);
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(first)) {
    detail.is_virtual = detail.is_virtual || method->isVirtual() || method->isVirtualAsWritten();
    detail.is_static = detail.is_static || method->isStatic();
  }
  if (around.record && function->isInvalidDecl()) keep_words(function, outer, detail);
  draft.seen.body_skipped = function->hasSkippedBody();
  const bool has_body = function->doesThisDeclarationHaveABody() && function->hasBody();
  if (options_.content && has_body && !instantiated) {
    fill_content(context_, types_, function, detail, draft.file->facts.arena);
  }
  inner.qualified = definition.qualified;
  inner.file = draft.file;
  inner.parent = keep(std::move(draft));
  if (options_.bodies && has_body) local_classes(function, inner);
}

void DefinitionWalker::local_classes(const clang::FunctionDecl* function, const Around& around) {
  Around inner = around;
  inner.local = true;
  inner.record = inner.is_friend = false;
  const auto found = [&](const clang::TagDecl* tag) {
    const auto* shape = llvm::dyn_cast<clang::CXXRecordDecl>(tag);
    if (tag->isImplicit() || (shape != nullptr && shape->isLambda())) return;
    if (tag->isThisDeclarationADefinition()) record(tag, tag, inner);
  };
  LocalClasses classes(found);
  classes.TraverseStmt(function->getBody());
  if (const auto* maker = llvm::dyn_cast<clang::CXXConstructorDecl>(function)) {
    for (clang::CXXCtorInitializer* initialiser : maker->inits())
      classes.TraverseConstructorInitializer(initialiser);
  }
}

void DefinitionWalker::variable(const clang::VarDecl* variable, const clang::Decl* outer,
                                const Around& around) {
  if (around.local || variable->getIdentifier() == nullptr) return;
  if (llvm::isa<clang::ParmVarDecl>(variable)) return;
  const clang::TemplateSpecializationKind special = variable->getTemplateSpecializationKind();
  if (special == clang::TSK_ImplicitInstantiation) return;
  const clang::SourceRange whole(outer->getBeginLoc(), variable->getEndLoc());
  Draft draft = this->draft(variable, variable->getLocation(), whole, DefinitionKind::kVariable, around);
  if (draft.file == nullptr) return;
  Definition& definition = draft.seen.definition;
  definition.declaration = variable->isThisDeclarationADefinition() == clang::VarDecl::DeclarationOnly ||
                           special >= clang::TSK_ExplicitInstantiationDeclaration;
  definition.is_template = outer != variable || has_outer_template(variable);
  if (const auto* chosen = llvm::dyn_cast<clang::VarTemplateSpecializationDecl>(variable)) {
    if (const auto* arguments = chosen->getTemplateArgsAsWritten()) {
      definition.specialisation =
          text(draft, spelling_.written({arguments->getLAngleLoc(), arguments->getRAngleLoc()}));
    }
  }
  name(draft, around, variable->getQualifierLoc(), variable->getName());
  Detail& detail = draft.seen.detail;
  detail.type = text(draft, types_.printed(variable->getType()));
  detail.is_static = variable->isStaticDataMember();
  detail.is_inline = variable->isInline();
  detail.internal = variable->getFormalLinkage() == clang::Linkage::Internal;
  keep(std::move(draft));
}

void DefinitionWalker::field(const clang::FieldDecl* field, const Around& around) {
  if (field->getIdentifier() == nullptr) return;
  Draft draft =
      this->draft(field, field->getLocation(), field->getSourceRange(), DefinitionKind::kVariable, around);
  if (draft.file == nullptr) return;
  name(draft, around, {}, field->getName());
  draft.seen.detail.type = text(draft, types_.printed(field->getType()));
  keep(std::move(draft));
}

}  // namespace ssot::clang_reader
