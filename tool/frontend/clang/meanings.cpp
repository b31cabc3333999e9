#include "frontend/clang/meanings.h"

#include <clang/AST/ExprCXX.h>
#include <clang/AST/RecursiveASTVisitor.h>
#include <clang/AST/TypeLoc.h>
#include <clang/Lex/Lexer.h>

#include "frontend/clang/type_names.h"
#include "frontend/cpp/makers.h"

namespace ssot::clang_reader {
namespace {

class Meanings : public clang::RecursiveASTVisitor<Meanings> {
 public:
  Meanings(clang::ASTContext& context, FilesSeen& files)
      : context_(context), sources_(context.getSourceManager()), files_(files), types_(context) {}

  // What no asked file holds is not looked into.
  bool TraverseDecl(clang::Decl* decl) {
    if (decl == nullptr || decl->isImplicit()) return true;
    const bool leaf = llvm::isa<clang::FunctionDecl, clang::VarDecl, clang::FunctionTemplateDecl>(decl);
    if (leaf && files_.place(sources_, decl->getLocation()).file == nullptr) return true;
    return RecursiveASTVisitor::TraverseDecl(decl);
  }

  bool VisitDeclRefExpr(clang::DeclRefExpr* name) {
    mean(name->getLocation(), name->getDecl());
    if (name->hasExplicitTemplateArgs() && name->getDecl()->getDeclName().isIdentifier())
      made_by(name->getDecl()->getName(), name->template_arguments(), name->getSourceRange(),
              name->getDecl());
    return true;
  }
  bool VisitMemberExpr(clang::MemberExpr* member) {
    mean(member->getMemberLoc(), member->getMemberDecl());
    if (member->hasExplicitTemplateArgs() && member->getMemberDecl()->getDeclName().isIdentifier())
      made_by(member->getMemberDecl()->getName(), member->template_arguments(), member->getSourceRange(),
              member->getMemberDecl());
    return true;
  }
  bool VisitOverloadExpr(clang::OverloadExpr* name) {
    if (name->hasExplicitTemplateArgs() && name->getName().isIdentifier())
      made_by(name->getName().getAsIdentifierInfo()->getName(), name->template_arguments(),
              name->getSourceRange(), nullptr);
    return true;
  }
  bool VisitCXXNewExpr(clang::CXXNewExpr* maker) {
    made(maker->getAllocatedType(), "new", maker->getSourceRange());
    return true;
  }
  bool VisitCXXTemporaryObjectExpr(clang::CXXTemporaryObjectExpr* object) {
    made(object->getType(), object->isListInitialization() ? "braces" : "parentheses",
         object->getSourceRange());
    return true;
  }
  bool VisitCXXFunctionalCastExpr(clang::CXXFunctionalCastExpr* cast) {
    made(cast->getType(), cast->isListInitialization() ? "braces" : "parentheses", cast->getSourceRange());
    return true;
  }
  bool VisitCXXUnresolvedConstructExpr(clang::CXXUnresolvedConstructExpr* object) {
    made(object->getType(), object->isListInitialization() ? "braces" : "parentheses",
         object->getSourceRange());
    return true;
  }
  bool VisitVarDecl(clang::VarDecl* variable) {
    if (llvm::isa<clang::ParmVarDecl>(variable) || variable->isCXXForRangeDecl() ||
        variable->isThisDeclarationADefinition() == clang::VarDecl::DeclarationOnly)
      return true;
    if (makes_itself(variable)) declared(variable);
    return true;
  }
  bool VisitFieldDecl(clang::FieldDecl* field) {
    if (field->getIdentifier() != nullptr) declared(field);
    return true;
  }

 private:
  // `X x;`, `X x(1);`, `X x{};`: not what another expression made already (`X x = f();`, `auto x = X();`).
  static bool makes_itself(const clang::VarDecl* variable) {
    if (variable->getType()->getContainedDeducedType() != nullptr) return false;
    return variable->getInit() == nullptr || variable->getInitStyle() != clang::VarDecl::CInit ||
           llvm::isa<clang::InitListExpr>(variable->getInit()->IgnoreImplicit()) ||
           variable->getInit()->getSourceRange() == clang::SourceRange(variable->getLocation());
  }

  // The place is that of the type, where its name begins.
  void declared(const clang::DeclaratorDecl* decl) {
    if (decl->getType()->isReferenceType() || decl->getTypeSourceInfo() == nullptr) return;
    clang::TypeLoc type = decl->getTypeSourceInfo()->getTypeLoc();
    while (const auto array = type.getUnqualifiedLoc().getAs<clang::ArrayTypeLoc>())
      type = array.getElementLoc();
    clang::SourceLocation begin = type.getUnqualifiedLoc().getBeginLoc();
    if (const auto elaborated = type.getUnqualifiedLoc().getAs<clang::ElaboratedTypeLoc>();
        elaborated && elaborated.getElaboratedKeywordLoc().isValid())
      begin = elaborated.getQualifierLoc() ? elaborated.getQualifierLoc().getBeginLoc()
                                           : elaborated.getNamedTypeLoc().getBeginLoc();
    made(decl->getType(), "declaration",
         {begin.isValid() ? begin : decl->getBeginLoc(), decl->getLocation()});
  }

  void mean(clang::SourceLocation location, const clang::NamedDecl* decl) {
    if (decl == nullptr || decl->getLocation().isInvalid()) return;
    if (const FilePlace place = files_.place(sources_, location); place.file != nullptr)
      place.file->meanings.emplace(place.offset, types_.qualified(decl));
  }

  void made_by(llvm::StringRef name, llvm::ArrayRef<clang::TemplateArgumentLoc> arguments,
               clang::SourceRange range, const clang::NamedDecl* decl) {
    if (!cpp::is_maker(name) || arguments.empty()) return;
    if (arguments[0].getArgument().getKind() != clang::TemplateArgument::Type) return;
    const bool known = decl != nullptr && decl->getLocation().isValid();
    made(arguments[0].getArgument().getAsType(), known ? types_.qualified(decl) : written_maker(name, range),
         range);
  }

  // "std::make_shared" of `std::make_shared<X>`, as written.
  std::string written_maker(llvm::StringRef name, clang::SourceRange range) const {
    const llvm::StringRef text = clang::Lexer::getSourceText(clang::CharSourceRange::getTokenRange(range),
                                                             sources_, context_.getLangOpts());
    const llvm::StringRef head = text.take_until([](char c) { return c == '<'; }).rtrim();
    return head.size() < 200 && head.ends_with(name) ? head.str() : name.str();
  }

  void made(clang::QualType type, std::string how, clang::SourceRange range) {
    if (type.isNull()) return;
    type = type.getNonReferenceType().getUnqualifiedType();
    while (const clang::ArrayType* array = context_.getAsArrayType(type)) type = array->getElementType();
    if (!type->isRecordType() && !type->isDependentType()) return;
    const FilePlace from = files_.place(sources_, range.getBegin());
    const FilePlace to = files_.place(sources_, range.getEnd());
    if (from.file == nullptr || to.file != from.file) return;
    std::string name;
    if (const auto* shape =
            llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsTagDecl());
        shape != nullptr && shape->getLocation().isInvalid() && cpp::is_maker(shape->getName())) {
      // Its declaration is in another file, and it was taken for a class.
      const clang::TemplateArgument& first = shape->getTemplateArgs()[0];
      if (first.getKind() == clang::TemplateArgument::Type)
        made(first.getAsType(), written_maker(shape->getName(), range), range);
      return;
    }
    if (const clang::TagDecl* tag = type->getAsTagDecl()) {
      name = types_.qualified(tag);
    } else if (const auto* shape = type->getAs<clang::TemplateSpecializationType>();
               shape != nullptr && shape->getTemplateName().getAsTemplateDecl() != nullptr) {
      name = types_.qualified(shape->getTemplateName().getAsTemplateDecl());
    } else {
      return;  // only its instantiations know
    }
    const unsigned size = clang::Lexer::MeasureTokenLength(sources_.getFileLoc(range.getEnd()), sources_,
                                                           context_.getLangOpts());
    from.file->constructions.push_back({std::move(name), std::move(how), from.offset, to.offset + size});
  }

  clang::ASTContext& context_;
  const clang::SourceManager& sources_;
  FilesSeen& files_;
  TypeNames types_;
};

}  // namespace

void note_meanings(clang::ASTContext& context, FilesSeen& files) {
  Meanings(context, files).TraverseDecl(context.getTranslationUnitDecl());
}

}  // namespace ssot::clang_reader
