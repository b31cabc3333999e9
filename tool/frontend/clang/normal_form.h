// What statements and expressions mean, as text that is equal where the meaning is equal, in whichever file
// they stand.
//
// How things are spelled leaves no trace: names are in full, types canonical, parameters and local variables
// are numbers, constants their value; brackets, braces, and using-directives are left out, and so is what
// names a place (`__FILE__`, `__LINE__`, what a macro made a string of). Nothing here is for people to read.
#pragma once
#include <clang/AST/StmtVisitor.h>

#include <optional>
#include <string>

#include "frontend/clang/type_names.h"

namespace ssot::clang_reader {

// A constant that says the same everywhere: no place, nothing that depends on a template. Small expressions
// alone are tried.
std::optional<llvm::APSInt> constant_of(const clang::Expr* expression, const clang::ASTContext& context);

// Written by the preprocessor itself, and not by anyone: `__LINE__`, `__FILE__`, `#x`.
bool is_place(const clang::Stmt* statement, const clang::ASTContext& context);

class NormalForm : public clang::ConstStmtVisitor<NormalForm> {
 public:
  NormalForm(const clang::ASTContext& context, const TypeNames& types) : context_(context), types_(types) {}

  // Appends. What comes before names parameters and local variables for what comes after.
  void add(const clang::Stmt* statement);
  void add_block(const clang::Stmt* statement);
  void add_statement(const clang::Stmt* statement);
  void add_parameters(const clang::FunctionDecl* function);
  void add(std::string_view word);

  // False: something was met that this cannot compare, or there was too much of it.
  bool complete() const { return complete_; }
  const std::string& text() const { return text_; }

  // For ConstStmtVisitor alone.
  void VisitStmt(const clang::Stmt*) { complete_ = false; }
  void VisitCompoundStmt(const clang::CompoundStmt* block);
  void VisitNullStmt(const clang::NullStmt*) {}
  void VisitAttributedStmt(const clang::AttributedStmt* of) { add(of->getSubStmt()); }
  void VisitDeclStmt(const clang::DeclStmt* statement);
  void VisitReturnStmt(const clang::ReturnStmt* of) { node("return", of); }
  void VisitBreakStmt(const clang::BreakStmt*) { add("break"); }
  void VisitContinueStmt(const clang::ContinueStmt*) { add("continue"); }
  void VisitIfStmt(const clang::IfStmt* of);
  void VisitForStmt(const clang::ForStmt* of);
  void VisitWhileStmt(const clang::WhileStmt* of);
  void VisitDoStmt(const clang::DoStmt* of);
  void VisitSwitchStmt(const clang::SwitchStmt* of);
  void VisitCaseStmt(const clang::CaseStmt* of);
  void VisitDefaultStmt(const clang::DefaultStmt* of);
  void VisitCXXForRangeStmt(const clang::CXXForRangeStmt* of);
  void VisitCXXTryStmt(const clang::CXXTryStmt* of) { node("try", of); }
  void VisitCXXCatchStmt(const clang::CXXCatchStmt* of);

  void VisitIntegerLiteral(const clang::IntegerLiteral*) { add("place"); }  // else it were a constant
  void VisitFloatingLiteral(const clang::FloatingLiteral* of);
  void VisitStringLiteral(const clang::StringLiteral* of);
  void VisitCXXNullPtrLiteralExpr(const clang::CXXNullPtrLiteralExpr*) { add("0"); }
  void VisitGNUNullExpr(const clang::GNUNullExpr*) { add("0"); }
  void VisitPredefinedExpr(const clang::PredefinedExpr*) { add("place"); }
  void VisitSourceLocExpr(const clang::SourceLocExpr*) { add("place"); }
  void VisitCXXThisExpr(const clang::CXXThisExpr*) { add("this"); }
  void VisitCXXDefaultArgExpr(const clang::CXXDefaultArgExpr*) { add("default"); }
  void VisitCXXDefaultInitExpr(const clang::CXXDefaultInitExpr*) { add("default"); }
  void VisitImplicitValueInitExpr(const clang::ImplicitValueInitExpr* of) { zero(of->getType()); }
  void VisitCXXScalarValueInitExpr(const clang::CXXScalarValueInitExpr* of) { zero(of->getType()); }

  void VisitDeclRefExpr(const clang::DeclRefExpr* of);
  void VisitMemberExpr(const clang::MemberExpr* of);
  void VisitUnaryOperator(const clang::UnaryOperator* of);
  void VisitBinaryOperator(const clang::BinaryOperator* of) { node(of->getOpcodeStr(), of); }
  void VisitConditionalOperator(const clang::ConditionalOperator* of) { node("?", of); }
  void VisitArraySubscriptExpr(const clang::ArraySubscriptExpr* of) { node("[]", of); }
  void VisitCallExpr(const clang::CallExpr* of) { node("call", of); }
  void VisitCXXThrowExpr(const clang::CXXThrowExpr* of) { node("throw", of); }
  void VisitExplicitCastExpr(const clang::ExplicitCastExpr* of);
  void VisitCXXConstructExpr(const clang::CXXConstructExpr* of);
  void VisitInitListExpr(const clang::InitListExpr* of);
  void VisitCXXStdInitializerListExpr(const clang::CXXStdInitializerListExpr* of) { add(of->getSubExpr()); }
  void VisitCXXNewExpr(const clang::CXXNewExpr* of);
  void VisitCXXDeleteExpr(const clang::CXXDeleteExpr* of);
  void VisitUnaryExprOrTypeTraitExpr(const clang::UnaryExprOrTypeTraitExpr* of);
  void VisitCXXTypeidExpr(const clang::CXXTypeidExpr* of);
  void VisitLambdaExpr(const clang::LambdaExpr* of);
  void VisitParenListExpr(const clang::ParenListExpr* of) { node("(", of); }
  void VisitPackExpansionExpr(const clang::PackExpansionExpr* of) { node("...", of); }
  void VisitOverloadExpr(const clang::OverloadExpr* of);
  void VisitDependentScopeDeclRefExpr(const clang::DependentScopeDeclRefExpr* of);
  void VisitCXXDependentScopeMemberExpr(const clang::CXXDependentScopeMemberExpr* of);
  void VisitCXXUnresolvedConstructExpr(const clang::CXXUnresolvedConstructExpr* of);

 private:
  void node(std::string_view word, const clang::Stmt* of);  // the word and what the statement holds
  void type(clang::QualType type) { add(types_.comparable(type)); }
  void zero(clang::QualType type);
  void number(const clang::ValueDecl* local);
  void variable(const clang::VarDecl* variable);

  const clang::ASTContext& context_;
  const TypeNames& types_;
  llvm::DenseMap<const clang::Decl*, unsigned> numbers_;
  std::string text_;
  unsigned depth_ = 0;
  bool complete_ = true;
};

}  // namespace ssot::clang_reader
