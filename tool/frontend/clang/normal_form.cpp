#include "frontend/clang/normal_form.h"

#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>
#include <clang/Basic/SourceManager.h>

#include <algorithm>

namespace ssot::clang_reader {
namespace {

constexpr std::size_t kLongest = 1U << 20;
constexpr unsigned kDeepest = 400;
constexpr int kConstantParts = 32;

// Few parts, each of which a constant may be made of. Counts down.
bool may_be_constant(const clang::Stmt* part, const clang::ASTContext& context, int& left) {
  if (part == nullptr || --left < 0 || is_place(part, context)) return false;
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(part)) {
    if (llvm::isa<clang::EnumConstantDecl>(name->getDecl())) return true;
    const auto* variable = llvm::dyn_cast<clang::VarDecl>(name->getDecl());
    return variable != nullptr && variable->hasInit() && variable->getType().isConstQualified();
  }
  const bool known = llvm::isa<clang::IntegerLiteral, clang::CharacterLiteral, clang::CXXBoolLiteralExpr,
                               clang::ParenExpr, clang::CastExpr, clang::ConstantExpr, clang::UnaryOperator,
                               clang::BinaryOperator, clang::UnaryExprOrTypeTraitExpr>(part);
  if (!known) return false;
  if (llvm::isa<clang::UnaryExprOrTypeTraitExpr>(part)) return true;
  for (const clang::Stmt* child : part->children()) {
    if (!may_be_constant(child, context, left)) return false;
  }
  return true;
}

bool says_nothing(const clang::Stmt* statement) {
  if (statement == nullptr || llvm::isa<clang::NullStmt>(statement)) return true;
  if (const auto* names = llvm::dyn_cast<clang::DeclStmt>(statement)) {
    return std::none_of(names->decl_begin(), names->decl_end(), [](const clang::Decl* each) {
      return llvm::isa<clang::VarDecl, clang::TagDecl>(each);
    });
  }
  const auto* expression = llvm::dyn_cast<clang::Expr>(statement);
  if (expression == nullptr) return false;
  const auto* cast = llvm::dyn_cast<clang::ExplicitCastExpr>(expression->IgnoreParens());
  return cast != nullptr && cast->getType()->isVoidType() &&
         llvm::isa<clang::DeclRefExpr, clang::IntegerLiteral>(cast->getSubExpr()->IgnoreParenImpCasts());
}

// Past what the compiler put around it.
const clang::Expr* as_written(const clang::Expr* expression) {
  for (const clang::Expr* before = nullptr; before != expression;) {
    before = expression;
    expression = expression->IgnoreParens()->IgnoreImplicit();
    const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(expression);
    if (made != nullptr && made->isElidable() && made->getNumArgs() == 1) expression = made->getArg(0);
  }
  return expression;
}

}  // namespace

std::optional<llvm::APSInt> constant_of(const clang::Expr* expression, const clang::ASTContext& context) {
  int left = kConstantParts;
  if (expression->getType().isNull())
    return std::nullopt;  // a list in brackets, before its template is known
  if (!expression->isPRValue() || expression->isInstantiationDependent() || expression->containsErrors())
    return std::nullopt;
  if (!expression->getType()->isIntegralOrEnumerationType() || !may_be_constant(expression, context, left))
    return std::nullopt;
  clang::Expr::EvalResult result;
  if (!expression->EvaluateAsInt(result, context)) return std::nullopt;
  return result.Val.getInt();
}

bool is_place(const clang::Stmt* statement, const clang::ASTContext& context) {
  const clang::SourceManager& sources = context.getSourceManager();
  const clang::SourceLocation at = statement->getBeginLoc();
  return llvm::isa<clang::IntegerLiteral, clang::StringLiteral>(statement) && at.isMacroID() &&
         sources.isWrittenInScratchSpace(sources.getSpellingLoc(at));
}

void NormalForm::add(std::string_view word) {
  text_ += word;
  text_ += ' ';
  if (text_.size() > kLongest) complete_ = false;
}

void NormalForm::add(const clang::Stmt* statement) {
  if (!complete_) return;
  if (statement == nullptr) return add("-");
  if (depth_ >= kDeepest) {
    complete_ = false;
    return;
  }
  ++depth_;
  if (const auto* expression = llvm::dyn_cast<clang::Expr>(statement)) {
    const clang::Expr* written = as_written(expression);
    auto value = constant_of(expression, context_);
    if (!value) value = constant_of(written, context_);  // `double d = 1`
    if (value) {
      llvm::SmallString<24> digits;
      value->toString(digits);
      add(digits.str());
    } else if (expression->containsErrors()) {
      complete_ = false;
    } else {
      Visit(written);
    }
  } else {
    Visit(statement);
  }
  --depth_;
}

void NormalForm::node(std::string_view word, const clang::Stmt* of) {
  add("(");
  add(word);
  for (const clang::Stmt* child : of->children()) add(child);
  add(")");
}

void NormalForm::add_block(const clang::Stmt* statement) {
  add("{");
  add_statement(statement);
  add("}");
}

// Braces mean nothing by themselves.
void NormalForm::add_statement(const clang::Stmt* statement) {
  if (says_nothing(statement)) return;
  if (const auto* block = llvm::dyn_cast<clang::CompoundStmt>(statement)) return VisitCompoundStmt(block);
  add(statement);
  if (!llvm::isa<clang::DeclStmt>(statement)) add(";");  // `int a, b;` or `int a; int b;`
}

void NormalForm::VisitCompoundStmt(const clang::CompoundStmt* block) {
  for (const clang::Stmt* each : block->body()) add_statement(each);
}

void NormalForm::VisitCaseStmt(const clang::CaseStmt* of) {
  add("case");
  add(of->getLHS());
  if (of->getRHS() != nullptr) add(of->getRHS());
  add_statement(of->getSubStmt());
}

void NormalForm::VisitDefaultStmt(const clang::DefaultStmt* of) {
  add("default");
  add_statement(of->getSubStmt());
}

void NormalForm::number(const clang::ValueDecl* local) {
  numbers_.try_emplace(local, static_cast<unsigned>(numbers_.size()));
}

void NormalForm::add_parameters(const clang::FunctionDecl* function) {
  for (const clang::ParmVarDecl* parameter : function->parameters()) number(parameter);
}

void NormalForm::variable(const clang::VarDecl* variable) {
  number(variable);
  if (const auto* parts = llvm::dyn_cast<clang::DecompositionDecl>(variable)) {
    for (const clang::BindingDecl* part : parts->bindings()) number(part);
  }
  add(variable->isStaticLocal() ? "static" : "var");
  type(variable->getType());
  add(variable->getInit());
}

void NormalForm::VisitDeclStmt(const clang::DeclStmt* statement) {
  for (const clang::Decl* each : statement->decls()) {
    if (const auto* held = llvm::dyn_cast<clang::VarDecl>(each)) {
      variable(held);
    } else if (llvm::isa<clang::TagDecl>(each)) {
      complete_ = false;
    }  // names and assertions do nothing by themselves
  }
}

void NormalForm::VisitIfStmt(const clang::IfStmt* of) {
  add("if");
  if (of->getInit() != nullptr) add(of->getInit());
  if (of->getConditionVariable() != nullptr) variable(of->getConditionVariable());
  add(of->getCond());
  add_block(of->getThen());
  add_block(of->getElse());
}

void NormalForm::VisitForStmt(const clang::ForStmt* of) {
  add("for");
  add(of->getInit());
  if (of->getConditionVariable() != nullptr) variable(of->getConditionVariable());
  add(of->getCond());
  add(of->getInc());
  add_block(of->getBody());
}

void NormalForm::VisitWhileStmt(const clang::WhileStmt* of) {
  add("while");
  if (of->getConditionVariable() != nullptr) variable(of->getConditionVariable());
  add(of->getCond());
  add_block(of->getBody());
}

void NormalForm::VisitDoStmt(const clang::DoStmt* of) {
  add("do");
  add_block(of->getBody());
  add(of->getCond());
}

void NormalForm::VisitSwitchStmt(const clang::SwitchStmt* of) {
  add("switch");
  if (of->getInit() != nullptr) add(of->getInit());
  if (of->getConditionVariable() != nullptr) variable(of->getConditionVariable());
  add(of->getCond());
  add_block(of->getBody());
}

void NormalForm::VisitCXXForRangeStmt(const clang::CXXForRangeStmt* of) {
  add("for each");
  if (of->getInit() != nullptr) add(of->getInit());
  add(of->getRangeInit());
  // What it starts with are names of the compiler's own.
  number(of->getLoopVariable());
  if (const auto* parts = llvm::dyn_cast<clang::DecompositionDecl>(of->getLoopVariable())) {
    for (const clang::BindingDecl* part : parts->bindings()) number(part);
  }
  type(of->getLoopVariable()->getType());
  add_block(of->getBody());
}

void NormalForm::VisitCXXCatchStmt(const clang::CXXCatchStmt* of) {
  add("catch");
  if (of->getExceptionDecl() != nullptr) number(of->getExceptionDecl());
  if (!of->getCaughtType().isNull()) type(of->getCaughtType());
  add_block(of->getHandlerBlock());
}

}  // namespace ssot::clang_reader
