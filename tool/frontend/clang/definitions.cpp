#include "frontend/clang/definitions.h"

#include <clang/AST/TypeLoc.h>

#include "frontend/clang/content.h"
#include "frontend/clang/definition_walker.h"

namespace ssot::clang_reader {
namespace {

DefinitionKind kind_of(clang::TagTypeKind kind) {
  switch (kind) {
    case clang::TagTypeKind::Class:
      return DefinitionKind::kClass;
    case clang::TagTypeKind::Union:
      return DefinitionKind::kUnion;
    case clang::TagTypeKind::Enum:
      return DefinitionKind::kEnum;
    default:
      return DefinitionKind::kStruct;
  }
}

Access access_of(clang::AccessSpecifier access) {
  switch (access) {
    case clang::AS_public:
      return Access::kPublic;
    case clang::AS_protected:
      return Access::kProtected;
    case clang::AS_private:
      return Access::kPrivate;
    default:
      return Access::kNone;
  }
}

}  // namespace

void walk_definitions(clang::ASTContext& context, FilesSeen& files, const WalkOptions& options) {
  DefinitionWalker(context, files, options).walk(context.getTranslationUnitDecl(), {});
}

void DefinitionWalker::walk(const clang::DeclContext* scope, const Around& around) {
  for (const clang::Decl* decl : scope->decls()) visit(decl, around);
}

void DefinitionWalker::visit(const clang::Decl* decl, const Around& around) {
  if (decl->isImplicit()) return;
  if (const auto* space_decl = llvm::dyn_cast<clang::NamespaceDecl>(decl)) return space(space_decl, around);
  if (llvm::isa<clang::LinkageSpecDecl, clang::ExportDecl>(decl))
    return walk(llvm::cast<clang::DeclContext>(decl), around);
  if (const auto* tag = llvm::dyn_cast<clang::TagDecl>(decl)) return record(tag, tag, around);
  if (const auto* function_decl = llvm::dyn_cast<clang::FunctionDecl>(decl))
    return function(function_decl, function_decl, around);
  if (const auto* field_decl = llvm::dyn_cast<clang::FieldDecl>(decl)) return field(field_decl, around);
  if (const auto* variable_decl = llvm::dyn_cast<clang::VarDecl>(decl))
    return variable(variable_decl, variable_decl, around);
  if (const auto* typedef_decl = llvm::dyn_cast<clang::TypedefNameDecl>(decl))
    return alias(typedef_decl, typedef_decl, around);
  if (const auto* shape = llvm::dyn_cast<clang::ConceptDecl>(decl)) return concept_(shape, around);
  if (const auto* wrapped = llvm::dyn_cast<clang::TemplateDecl>(decl)) {
    const clang::NamedDecl* inner = wrapped->getTemplatedDecl();
    if (inner == nullptr) return;
    if (const auto* tag = llvm::dyn_cast<clang::TagDecl>(inner)) return record(tag, wrapped, around);
    if (const auto* called = llvm::dyn_cast<clang::FunctionDecl>(inner))
      return function(called, wrapped, around);
    if (const auto* held = llvm::dyn_cast<clang::VarDecl>(inner)) return variable(held, wrapped, around);
    if (const auto* named = llvm::dyn_cast<clang::TypedefNameDecl>(inner))
      return alias(named, wrapped, around);
    return;
  }
  if (const auto* used = llvm::dyn_cast<clang::UsingDecl>(decl))
    return using_name(used, used->getQualifierLoc(), around);
  if (const auto* value = llvm::dyn_cast<clang::UnresolvedUsingValueDecl>(decl))
    return using_name(value, value->getQualifierLoc(), around);
  if (const auto* type = llvm::dyn_cast<clang::UnresolvedUsingTypenameDecl>(decl))
    return using_name(type, type->getQualifierLoc(), around);
  if (const auto* befriended = llvm::dyn_cast<clang::FriendDecl>(decl)) return friend_(befriended, around);
}

void DefinitionWalker::space(const clang::NamespaceDecl* space, const Around& around) {
  Around inner = around;
  const bool unnamed = space->isAnonymousNamespace();
  if (!inner.qualified.empty()) inner.qualified += "::";
  inner.qualified += unnamed ? "(anonymous)" : space->getName().str();
  inner.spaces = inner.qualified;
  inner.unnamed = around.unnamed || unnamed;
  walk(space, inner);
}

int DefinitionWalker::line(const clang::SourceLocation& location) const {
  return static_cast<int>(sources_.getSpellingLineNumber(sources_.getFileLoc(location)));
}

DefinitionWalker::Draft DefinitionWalker::draft(const clang::Decl* decl, clang::SourceLocation name,
                                                clang::SourceRange whole, DefinitionKind kind,
                                                const Around& around) {
  Draft draft;
  const FilePlace place = files_.place(sources_, name);
  draft.file = place.file;
  if (draft.file == nullptr) return draft;
  SeenDefinition& seen = draft.seen;
  seen.offset = place.offset;
  const FilePlace from = files_.place(sources_, whole.getBegin());
  const clang::FileID file = sources_.getFileID(sources_.getFileLoc(name));
  const auto [end_file, end] = sources_.getDecomposedLoc(sources_.getExpansionRange(whole.getEnd()).getEnd());
  seen.whole.from = from.file == place.file && from.offset <= place.offset ? from.offset : place.offset;
  const bool ends_here = end_file == file && end >= place.offset;
  seen.whole.to = (ends_here ? end : place.offset) + 1;
  Definition& definition = seen.definition;
  definition.kind = kind;
  definition.local = around.local;
  definition.unnamed_scope = around.unnamed;
  if (around.record && !around.is_friend) definition.access = access_of(decl->getAccess());
  if (around.file == draft.file) definition.parent = around.parent;
  definition.line = line(name);
  definition.end_line =
      ends_here ? line(sources_.getExpansionRange(whole.getEnd()).getEnd()) : definition.line;
  seen.detail.sure = options_.alone || !decl->isInvalidDecl();
  seen.detail.from_macro = name.isMacroID();
  return draft;
}

void DefinitionWalker::name(Draft& draft, const Around& around, clang::NestedNameSpecifierLoc qualifier,
                            std::string_view name) {
  const std::string path = spelling_.qualifier(qualifier);
  bool absolute = false;
  for (clang::NestedNameSpecifierLoc part = qualifier; part; part = part.getPrefix()) {
    absolute = part.getNestedNameSpecifier()->getKind() == clang::NestedNameSpecifier::Global;
  }
  std::string whole = absolute ? std::string() : around.is_friend ? around.spaces : around.qualified;
  if (!whole.empty()) whole += "::";
  whole += path;
  const std::size_t start = whole.size();
  whole += name;
  draft.seen.definition.qualified = text(draft, whole);
  draft.seen.definition.name = draft.seen.definition.qualified.substr(start);
}

std::int32_t DefinitionWalker::keep(Draft draft) {
  draft.file->definitions.push_back(std::move(draft.seen));
  return static_cast<std::int32_t>(draft.file->definitions.size()) - 1;
}

void DefinitionWalker::record(const clang::TagDecl* tag, const clang::Decl* outer, const Around& around) {
  const bool defined = tag->isThisDeclarationADefinition() || tag->isBeingDefined();
  const auto* special = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(tag);
  if (special != nullptr && special->getTemplateSpecializationKind() == clang::TSK_ImplicitInstantiation)
    return;
  if (!defined && special == nullptr && !tag->isFreeStanding() && !around.is_friend) return;
  Around inner = around;
  inner.record = !llvm::isa<clang::EnumDecl>(tag);
  inner.is_friend = false;
  if (tag->getIdentifier() == nullptr) {
    if (defined && inner.record) walk(tag, inner);
    return;
  }
  const clang::SourceRange whole(outer->getBeginLoc(), defined && tag->getBraceRange().isValid()
                                                           ? tag->getBraceRange().getEnd()
                                                           : tag->getEndLoc());
  Draft draft = this->draft(tag, tag->getLocation(), whole, kind_of(tag->getTagKind()), around);
  if (draft.file == nullptr) {
    // A fragment that is asked for may be included in the body.
    inner.qualified += (inner.qualified.empty() ? "" : "::") + spelling_.qualifier(tag->getQualifierLoc()) +
                       tag->getName().str();
    if (defined && inner.record) walk(tag, inner);
    return;
  }
  Definition& definition = draft.seen.definition;
  const bool instantiated = special != nullptr && special->getTemplateSpecializationKind() >=
                                                      clang::TSK_ExplicitInstantiationDeclaration;
  definition.declaration = !defined || instantiated;
  definition.is_template = outer != tag || llvm::isa<clang::ClassTemplatePartialSpecializationDecl>(tag);
  for (unsigned i = 0; i < tag->getNumTemplateParameterLists(); ++i) {
    definition.is_template = definition.is_template || tag->getTemplateParameterList(i)->size() != 0;
  }
  if (special != nullptr) {
    if (const auto* arguments = special->getTemplateArgsAsWritten()) {
      definition.specialisation =
          text(draft, spelling_.written({arguments->getLAngleLoc(), arguments->getRAngleLoc()}));
    }
  }
  name(draft, around, tag->getQualifierLoc(), tag->getName());
  inner.qualified = definition.qualified;
  draft.seen.detail.internal = tag->getFormalLinkage() == clang::Linkage::Internal;
  const auto* shape = llvm::dyn_cast<clang::CXXRecordDecl>(tag);
  if (defined && !instantiated) {
    if (shape != nullptr) bases(draft, shape);
    if (options_.content) fill_content(context_, types_, tag, draft.seen.detail, draft.file->facts.arena);
  }
  inner.file = draft.file;
  inner.parent = keep(std::move(draft));
  if (defined && !instantiated && inner.record) walk(tag, inner);
}

void DefinitionWalker::bases(Draft& draft, const clang::CXXRecordDecl* record) {
  for (const clang::CXXBaseSpecifier& base : record->bases()) {
    const clang::TypeSourceInfo* written = base.getTypeSourceInfo();
    if (written == nullptr) continue;
    clang::SourceRange range = written->getTypeLoc().getSourceRange();
    if (base.isPackExpansion() && base.getEllipsisLoc().isValid()) range.setEnd(base.getEllipsisLoc());
    draft.seen.definition.bases.push_back(text(draft, spelling_.written(range)));
    draft.seen.detail.full_bases.push_back(text(draft, types_.known(base.getType())));
  }
}

void DefinitionWalker::alias(const clang::TypedefNameDecl* alias, const clang::Decl* outer,
                             const Around& around) {
  if (around.local) return;
  const clang::TypeSourceInfo* written = alias->getTypeSourceInfo();
  const clang::TagDecl* nameless = alias->getUnderlyingType()->getAsTagDecl();
  const bool names_tag = nameless != nullptr && nameless->getTypedefNameForAnonDecl() == alias;
  const DefinitionKind kind = names_tag ? kind_of(nameless->getTagKind()) : DefinitionKind::kAlias;
  const clang::SourceRange whole(outer->getBeginLoc(), alias->getEndLoc());
  Draft draft = this->draft(alias, alias->getLocation(), whole, kind, around);
  if (draft.file == nullptr) return;
  name(draft, around, {}, alias->getName());
  if (names_tag) {
    draft.seen.detail.sure = draft.seen.detail.sure && !nameless->isInvalidDecl();
    if (options_.content)
      fill_content(context_, types_, nameless, draft.seen.detail, draft.file->facts.arena);
  } else {
    draft.seen.definition.is_template = outer != alias;
    if (written != nullptr) {
      draft.seen.definition.target = text(draft, spelling_.written(written->getTypeLoc().getSourceRange()));
    }
    draft.seen.detail.meant = text(draft, types_.known(alias->getUnderlyingType()));
  }
  keep(std::move(draft));
}

void DefinitionWalker::using_name(const clang::NamedDecl* decl, clang::NestedNameSpecifierLoc qualifier,
                                  const Around& around) {
  if (around.local || !decl->getDeclName().isIdentifier()) return;
  const clang::SourceRange whole(decl->getBeginLoc(), decl->getLocation());
  Draft draft = this->draft(decl, decl->getLocation(), whole, DefinitionKind::kAlias, around);
  if (draft.file == nullptr) return;
  name(draft, around, {}, decl->getName());
  draft.seen.definition.target =
      text(draft, spelling_.written({qualifier.getBeginLoc(), decl->getLocation()}));
  if (const auto* used = llvm::dyn_cast<clang::UsingDecl>(decl)) {
    for (const clang::UsingShadowDecl* shadow : used->shadows()) {
      const clang::NamedDecl* target = shadow->getTargetDecl();
      if (target == nullptr || target->getLocation().isInvalid()) continue;
      const auto* type = llvm::dyn_cast<clang::TypeDecl>(target);
      draft.seen.detail.meant = text(
          draft, type != nullptr ? types_.known(context_.getTypeDeclType(type)) : types_.qualified(target));
      break;
    }
  }
  keep(std::move(draft));
}

void DefinitionWalker::concept_(const clang::ConceptDecl* decl, const Around& around) {
  Draft draft =
      this->draft(decl, decl->getLocation(), decl->getSourceRange(), DefinitionKind::kConcept, around);
  if (draft.file == nullptr) return;
  draft.seen.definition.is_template = true;
  name(draft, around, {}, decl->getName());
  keep(std::move(draft));
}

void DefinitionWalker::friend_(const clang::FriendDecl* decl, const Around& around) {
  Around inner = around;
  inner.is_friend = true;
  if (const clang::NamedDecl* named = decl->getFriendDecl()) return visit(named, inner);
  const clang::TypeSourceInfo* written = decl->getFriendType();
  if (written == nullptr) return;
  const auto type = written->getTypeLoc().getAs<clang::ElaboratedTypeLoc>();
  if (!type || type.getElaboratedKeywordLoc().isInvalid()) return;
  const clang::ElaboratedTypeKeyword keyword = type.getTypePtr()->getKeyword();
  if (keyword == clang::ElaboratedTypeKeyword::None || keyword == clang::ElaboratedTypeKeyword::Typename)
    return;
  clang::TypeLoc named = type.getNamedTypeLoc();
  clang::SourceLocation at = named.getBeginLoc();
  if (const auto special = named.getAs<clang::TemplateSpecializationTypeLoc>())
    at = special.getTemplateNameLoc();
  const DefinitionKind kind = kind_of(clang::TypeWithKeyword::getTagTypeKindForKeyword(keyword));
  Draft draft = this->draft(decl, at, decl->getSourceRange(), kind, inner);
  if (draft.file == nullptr) return;
  draft.seen.definition.declaration = true;
  name(draft, inner, type.getQualifierLoc(), spelling_.written({at, at}));
  keep(std::move(draft));
}

}  // namespace ssot::clang_reader
