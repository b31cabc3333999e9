// Expressions in their normal form.
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>

#include "frontend/clang/normal_form.h"

namespace ssot::clang_reader {

void NormalForm::zero(clang::QualType of) {
  if (of->isScalarType()) return add("0");
  add("value");
  type(of);
}

void NormalForm::VisitFloatingLiteral(const clang::FloatingLiteral* of) {
  llvm::SmallString<32> digits;
  of->getValue().toString(digits);
  add(digits.str());
}

// Its size says where it ends.
void NormalForm::VisitStringLiteral(const clang::StringLiteral* of) {
  if (is_place(of, context_)) return add("place");
  add(std::to_string(of->getByteLength()));
  add(std::string_view(of->getBytes()));
}

void NormalForm::VisitDeclRefExpr(const clang::DeclRefExpr* of) {
  const clang::ValueDecl* meant = of->getDecl();
  if (const auto local = numbers_.find(meant); local != numbers_.end())
    return add("#" + std::to_string(local->second));
  if (const auto* argument = llvm::dyn_cast<clang::NonTypeTemplateParmDecl>(meant))
    return add("<" + std::to_string(argument->getDepth()) + "," + std::to_string(argument->getIndex()) + ">");
  add(types_.qualified(meant));
  const auto* function = llvm::dyn_cast<clang::FunctionDecl>(meant);
  if (function == nullptr) return;
  for (const clang::ParmVarDecl* parameter : function->parameters())
    type(parameter->getType().getUnqualifiedType());
  const clang::TemplateArgumentList* arguments = function->getTemplateSpecializationArgs();
  if (arguments == nullptr) return;
  for (const clang::TemplateArgument& each : arguments->asArray()) {
    if (each.getKind() == clang::TemplateArgument::Type) type(each.getAsType());
    if (each.getKind() == clang::TemplateArgument::Integral)
      add(std::to_string(each.getAsIntegral().getExtValue()));
  }
}

void NormalForm::VisitMemberExpr(const clang::MemberExpr* of) {
  add(".");
  add(types_.qualified(of->getMemberDecl()));
  if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(of->getMemberDecl())) {
    for (const clang::ParmVarDecl* parameter : function->parameters())
      type(parameter->getType().getUnqualifiedType());
  }
  add(of->getBase());
}

void NormalForm::VisitUnaryOperator(const clang::UnaryOperator* of) {
  if (of->getOpcode() == clang::UO_Extension) return add(of->getSubExpr());
  add(of->isPostfix() ? "post" : "pre");
  node(clang::UnaryOperator::getOpcodeStr(of->getOpcode()), of);
}

// In whichever way the cast is written.
void NormalForm::VisitExplicitCastExpr(const clang::ExplicitCastExpr* of) {
  add("cast");
  type(of->getTypeAsWritten());
  add(of->getSubExpr());
}

void NormalForm::VisitCXXConstructExpr(const clang::CXXConstructExpr* of) {
  add("construct");
  type(of->getType());
  for (const clang::ParmVarDecl* parameter : of->getConstructor()->parameters())
    type(parameter->getType().getUnqualifiedType());
  node("", of);
}

void NormalForm::VisitInitListExpr(const clang::InitListExpr* of) {
  if (of->getSemanticForm() != nullptr) of = of->getSemanticForm();
  const bool scalar = !of->getType().isNull() && of->getType()->isScalarType();
  if (scalar && of->getNumInits() == 0) return zero(of->getType());
  if (scalar && of->getNumInits() == 1) return add(of->getInit(0));
  add("{");
  if (!of->getType().isNull()) type(of->getType());
  for (const clang::Expr* each : of->inits()) add(each);
  add("}");
}

void NormalForm::VisitCXXNewExpr(const clang::CXXNewExpr* of) {
  add("new");
  type(of->getAllocatedType());
  if (of->isArray()) add(of->getArraySize().value_or(nullptr));
  for (unsigned i = 0; i < of->getNumPlacementArgs(); ++i) add(of->getPlacementArg(i));
  if (of->hasInitializer()) add(of->getInitializer());
}

void NormalForm::VisitCXXDeleteExpr(const clang::CXXDeleteExpr* of) {
  add(of->isArrayForm() ? "delete[]" : "delete");
  add(of->getArgument());
}

void NormalForm::VisitUnaryExprOrTypeTraitExpr(const clang::UnaryExprOrTypeTraitExpr* of) {
  add("sizeof");
  add(std::to_string(static_cast<int>(of->getKind())));
  if (of->isArgumentType()) return type(of->getArgumentType());
  add(of->getArgumentExpr());
}

void NormalForm::VisitCXXTypeidExpr(const clang::CXXTypeidExpr* of) {
  add("typeid");
  if (of->isTypeOperand()) return type(of->getTypeOperandSourceInfo()->getType());
  add(of->getExprOperand());
}

// What it captures is what it uses.
void NormalForm::VisitLambdaExpr(const clang::LambdaExpr* of) {
  add("lambda");
  add_parameters(of->getCallOperator());
  for (const clang::ParmVarDecl* parameter : of->getCallOperator()->parameters()) type(parameter->getType());
  for (const clang::LambdaCapture& capture : of->captures()) {
    if (!of->isInitCapture(&capture)) continue;
    const auto* held = llvm::cast<clang::VarDecl>(capture.getCapturedVar());
    number(held);
    add(held->getInit());
  }
  add_block(of->getBody());
}

void NormalForm::VisitOverloadExpr(const clang::OverloadExpr* of) {
  add(of->getName().getAsString());
  if (const auto* member = llvm::dyn_cast<clang::UnresolvedMemberExpr>(of);
      member != nullptr && !member->isImplicitAccess())
    add(member->getBase());
}

void NormalForm::VisitDependentScopeDeclRefExpr(const clang::DependentScopeDeclRefExpr* of) {
  add(of->getDeclName().getAsString());
}

void NormalForm::VisitCXXDependentScopeMemberExpr(const clang::CXXDependentScopeMemberExpr* of) {
  add(".");
  add(of->getMember().getAsString());
  if (!of->isImplicitAccess()) add(of->getBase());
}

void NormalForm::VisitCXXUnresolvedConstructExpr(const clang::CXXUnresolvedConstructExpr* of) {
  add("construct");
  type(of->getTypeAsWritten());
  node("", of);
}

}  // namespace ssot::clang_reader
