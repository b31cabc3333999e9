#include "frontend/clang/inventions.h"

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/Expr.h>
#include <clang/Sema/Lookup.h>
#include <clang/Sema/Sema.h>

namespace ssot::clang_reader {
namespace {

// The standard library's integers: enums rest on them, fields are cut to bits of them. Null for any other
// name.
clang::QualType number(const clang::ASTContext& ast, llvm::StringRef name) {
  if (!name.consume_back("_t")) return {};
  if (name == "size") return ast.UnsignedLongTy;
  if (name == "ssize" || name == "ptrdiff") return ast.LongTy;
  const bool positive = name.consume_front("u");
  if (!name.consume_front("int")) return {};
  if (!name.consume_front("_least")) name.consume_front("_fast");
  if (name == "8") return positive ? ast.UnsignedCharTy : ast.SignedCharTy;
  if (name == "16") return positive ? ast.UnsignedShortTy : ast.ShortTy;
  if (name == "32") return positive ? ast.UnsignedIntTy : ast.IntTy;
  if (name == "64" || name == "ptr" || name == "max") return positive ? ast.UnsignedLongTy : ast.LongTy;
  return {};
}

// A class knows its own name: without it `C::C()` is no constructor.
void add_own_name(clang::ASTContext& ast, clang::CXXRecordDecl* record) {
  auto* const own =
      clang::CXXRecordDecl::Create(ast, record->getTagKind(), record, {}, {}, record->getIdentifier(),
                                   /*PrevDecl=*/nullptr, /*DelayTypeCreation=*/true);
  ast.getTypeDeclType(own, record);
  own->setImplicit();
  own->setAccess(clang::AS_public);
  if (clang::ClassTemplateDecl* const shape = record->getDescribedClassTemplate())
    own->setDescribedClassTemplate(shape);
  record->addDecl(own);
}

}  // namespace

bool Inventions::LookupUnqualified(clang::LookupResult& result, clang::Scope*) {
  if (sema_ == nullptr || result.isForRedeclaration() || result.getNameLoc().isInvalid() || made_ >= kMost)
    return false;
  clang::IdentifierInfo* const name = result.getLookupName().getAsIdentifierInfo();
  if (name == nullptr || sema_->TUScope == nullptr) return false;
  const auto kind = result.getLookupKind();
  const bool wants_space = kind == clang::Sema::LookupNamespaceName;
  const bool wants_scope = kind == clang::Sema::LookupNestedNameSpecifierName;
  if (!wants_space && !wants_scope && kind != clang::Sema::LookupOrdinaryName) return false;
  const WordUse* const use = uses_.find(name->getName());
  if (use == nullptr) return false;
  clang::DeclContext* const unit = sema_->Context.getTranslationUnitDecl();
  clang::NamedDecl* made = nullptr;
  if (wants_space) {
    made = invent_namespace(unit, name);
  } else {
    made = invent(unit, name, *use, /*qualified=*/false);
  }
  if (made == nullptr) return false;
  if (wants_scope && !llvm::isa<clang::TypeDecl, clang::NamespaceDecl>(made)) return false;
  sema_->PushOnScopeChains(made, sema_->TUScope, /*AddToContext=*/false);
  if (made->getDeclContext() == unit) unit->addDecl(made);
  result.addDecl(made);
  result.resolveKind();
  return true;
}

bool Inventions::FindExternalVisibleDeclsByName(const clang::DeclContext* context,
                                                clang::DeclarationName declared) {
  const clang::IdentifierInfo* const name = declared.getAsIdentifierInfo();
  const auto* const scope = llvm::dyn_cast<clang::NamedDecl>(context);
  if (sema_ == nullptr || name == nullptr || scope == nullptr || made_ >= kMost) return false;
  const WordUse* const use = uses_.find(name->getName());
  if (use == nullptr || use->enumerator) return false;
  const bool joined = uses_.joined(scope->getName(), name->getName());
  const bool in_class = llvm::isa<clang::CXXRecordDecl>(context);
  if (in_class && scope->getName() == name->getName()) return false;  // its constructor
  if (!joined && !(in_class && uses_.joined("", name->getName()))) return false;
  // What the file declares itself is found where it stands.
  if (declared_.contains((scope->getName() + "::" + name->getName()).str())) return false;
  clang::NamedDecl* const made = invent(const_cast<clang::DeclContext*>(context),
                                        const_cast<clang::IdentifierInfo*>(name), *use, /*qualified=*/true);
  if (made == nullptr) return false;
  SetExternalVisibleDeclsForName(context, declared, {made});
  return true;
}

void Inventions::AddedVisibleDecl(const clang::DeclContext*, const clang::Decl* decl) {
  if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(decl)) {
    const_cast<clang::NamespaceDecl*>(space)->getPrimaryContext()->setHasExternalVisibleStorage(true);
  }
}

void Inventions::AddedCXXTemplateSpecialization(const clang::ClassTemplateDecl* shape,
                                                const clang::ClassTemplateSpecializationDecl* special) {
  if (shape->getLocation().isInvalid()) {
    const_cast<clang::ClassTemplateSpecializationDecl*>(special)->setHasExternalVisibleStorage(true);
  }
}

clang::NamedDecl* Inventions::invent(clang::DeclContext* context, clang::IdentifierInfo* name,
                                     const WordUse& use, bool qualified) {
  const bool upper = llvm::isUpper(name->getName().front());
  ++made_;
  if (use.shape) return invent_template(context, name, use);
  if (use.scope && !context->isRecord()) {
    const bool space = use.space || !(use.as_class || use.type || upper);
    return space ? invent_namespace(context, name) : invent_class(context, name);
  }
  if (use.type || use.scope) return invent_class(context, name);
  if (use.value && !use.called) return invent_value(context, name);
  if (use.called) {
    // A call of an unknown function, a base in a list of initialisers, or a macro that nobody knows.
    const bool macro =
        name->getName().find_if([](char c) { return llvm::isLower(c); }) == llvm::StringRef::npos;
    return macro || (qualified && !upper) ? nullptr : invent_class(context, name);
  }
  return invent_class(context, name);
}

clang::NamedDecl* Inventions::invent_class(clang::DeclContext* context, clang::IdentifierInfo* name) {
  clang::ASTContext& ast = sema_->Context;
  clang::QualType meant = number(ast, name->getName());
  if (!ast.getLangOpts().CPlusPlus || !meant.isNull()) {
    if (meant.isNull()) meant = ast.IntTy;
    clang::TypedefDecl* const type =
        clang::TypedefDecl::Create(ast, context, {}, {}, name, ast.getTrivialTypeSourceInfo(meant));
    type->setImplicit();
    if (context->isRecord()) type->setAccess(clang::AS_public);
    return type;
  }
  auto* const record = clang::CXXRecordDecl::Create(ast, clang::TagTypeKind::Struct, context, {}, {}, name);
  record->setImplicit();
  record->startDefinition();
  add_own_name(ast, record);
  record->completeDefinition();
  record->setHasExternalVisibleStorage(true);
  if (context->isRecord()) record->setAccess(clang::AS_public);
  return record;
}

clang::NamedDecl* Inventions::invent_template(clang::DeclContext* context, clang::IdentifierInfo* name,
                                              const WordUse& use) {
  clang::ASTContext& ast = sema_->Context;
  if (!ast.getLangOpts().CPlusPlus) return nullptr;
  llvm::SmallVector<clang::NamedDecl*, 4> parameters;
  unsigned position = 0;
  for (const ArgumentShape shape : use.arguments) {
    if (shape == ArgumentShape::kType) {
      auto* const type = clang::TemplateTypeParmDecl::Create(ast, context, {}, {}, 0, position, nullptr,
                                                             /*Typename=*/false, /*ParameterPack=*/false);
      type->setDefaultArgument(ast, clang::TemplateArgumentLoc(clang::TemplateArgument(ast.IntTy),
                                                               ast.getTrivialTypeSourceInfo(ast.IntTy)));
      parameters.push_back(type);
    } else {
      const clang::QualType any = ast.getAutoDeductType();
      auto* const value =
          clang::NonTypeTemplateParmDecl::Create(ast, context, {}, {}, 0, position, nullptr, any,
                                                 /*ParameterPack=*/false, ast.getTrivialTypeSourceInfo(any));
      auto* const zero =
          clang::IntegerLiteral::Create(ast, llvm::APInt(ast.getIntWidth(ast.IntTy), 0), ast.IntTy, {});
      value->setDefaultArgument(ast, clang::TemplateArgumentLoc(clang::TemplateArgument(zero), zero));
      parameters.push_back(value);
    }
    ++position;
  }
  parameters.push_back(clang::TemplateTypeParmDecl::Create(ast, context, {}, {}, 0, position, nullptr,
                                                           /*Typename=*/false, /*ParameterPack=*/true));
  auto* const list = clang::TemplateParameterList::Create(ast, {}, {}, parameters, {}, nullptr);
  auto* const record =
      clang::CXXRecordDecl::Create(ast, clang::TagTypeKind::Struct, context, {}, {}, name, nullptr,
                                   /*DelayTypeCreation=*/true);
  auto* const shape = clang::ClassTemplateDecl::Create(ast, context, {}, name, list, record);
  record->setDescribedClassTemplate(shape);
  ast.getInjectedClassNameType(record, shape->getInjectedClassNameSpecialization());
  record->setImplicit();
  shape->setImplicit();
  record->startDefinition();
  add_own_name(ast, record);
  record->completeDefinition();
  if (context->isRecord()) {
    record->setAccess(clang::AS_public);
    shape->setAccess(clang::AS_public);
  }
  for (clang::NamedDecl* parameter : parameters) parameter->setDeclContext(record);
  return shape;
}

clang::NamedDecl* Inventions::invent_namespace(clang::DeclContext* context, clang::IdentifierInfo* name) {
  if (!context->isFileContext()) return nullptr;
  auto* const space = clang::NamespaceDecl::Create(sema_->Context, context, /*Inline=*/false, {}, {}, name,
                                                   nullptr, /*Nested=*/false);
  space->setImplicit();
  space->setHasExternalVisibleStorage(true);
  return space;
}

// Of the type of its scope, as `Kind::kFirst` mostly is; else a number.
clang::NamedDecl* Inventions::invent_value(clang::DeclContext* context, clang::IdentifierInfo* name) {
  clang::ASTContext& ast = sema_->Context;
  if (auto* const record = llvm::dyn_cast<clang::CXXRecordDecl>(context)) {
    const clang::QualType type = ast.getRecordType(record);
    auto* const value = clang::VarDecl::Create(ast, context, {}, {}, name, type,
                                               ast.getTrivialTypeSourceInfo(type), clang::SC_Static);
    value->setImplicit();
    value->setAccess(clang::AS_public);
    return value;
  }
  auto* const values = clang::EnumDecl::Create(ast, context, {}, {}, nullptr, nullptr, false, false, false);
  values->setImplicit();
  const llvm::APSInt one(llvm::APInt(ast.getIntWidth(ast.IntTy), 1), /*isUnsigned=*/false);
  auto* const value = clang::EnumConstantDecl::Create(ast, values, {}, name, ast.IntTy, nullptr, one);
  value->setImplicit();
  return value;
}

}  // namespace ssot::clang_reader
