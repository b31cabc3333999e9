#include "frontend/clang/decided.h"

#include <clang/Basic/SourceManager.h>
#include <clang/Lex/Lexer.h>
#include <clang/Lex/MacroInfo.h>

namespace ssot::clang_reader {
namespace {

constexpr int kDeepest = 16;  // macros that stand for macros

}  // namespace

bool Decided::in_file(clang::SourceLocation at) const {
  const clang::SourceManager& sources = preprocessor_.getSourceManager();
  return at.isFileID() && sources.isWrittenInMainFile(at);
}

std::uint32_t Decided::offset(clang::SourceLocation at) const {
  return preprocessor_.getSourceManager().getFileOffset(at);
}

// A macro decides when it is defined without a condition, and so is whatever it stands for. A name that is
// not defined may be one that the compiler or an includer defines.
bool Decided::decides(const clang::IdentifierInfo* name, int depth) const {
  if (name->getName() == "true" || name->getName() == "false") return true;
  const clang::MacroInfo* const macro = preprocessor_.getMacroInfo(name);
  if (macro == nullptr || macro->isBuiltinMacro() || depth > kDeepest || conditional_.contains(name))
    return false;
  if (!in_file(macro->getDefinitionLoc())) return false;
  for (const clang::Token& token : macro->tokens()) {
    const clang::IdentifierInfo* const used = token.getIdentifierInfo();
    if (used == nullptr || used == name) continue;
    bool parameter = false;
    for (const clang::IdentifierInfo* each : macro->params()) parameter = parameter || each == used;
    if (!parameter && !decides(used, depth + 1)) return false;
  }
  return true;
}

bool Decided::decides(clang::SourceRange condition) const {
  const clang::SourceManager& sources = preprocessor_.getSourceManager();
  const llvm::StringRef text = clang::Lexer::getSourceText(clang::CharSourceRange::getTokenRange(condition),
                                                           sources, preprocessor_.getLangOpts());
  const std::string ended = text.str();  // the lexer wants a NUL behind it
  clang::Lexer lexer(clang::SourceLocation(), preprocessor_.getLangOpts(), ended.data(), ended.data(),
                     ended.data() + ended.size());
  clang::Token token;
  for (bool last = false; !last;) {
    last = lexer.LexFromRawLexer(token);
    if (!token.is(clang::tok::raw_identifier)) continue;
    if (token.getRawIdentifier() == "defined") continue;
    if (!decides(preprocessor_.getIdentifierInfo(token.getRawIdentifier()), 0)) return false;
  }
  return true;
}

void Decided::begin(clang::SourceLocation at, bool decided) {
  if (!in_file(at)) return;
  chains_.emplace_back();
  if (!decided) turn(at, false);
}

void Decided::turn(clang::SourceLocation at, bool decided) {
  if (!in_file(at) || chains_.empty() || decided || chains_.back().open) return;
  chains_.back() = {true, offset(at)};
  ++open_;
}

void Decided::Endif(clang::SourceLocation at, clang::SourceLocation) {
  if (!in_file(at) || chains_.empty()) return;
  const Chain chain = chains_.back();
  chains_.pop_back();
  if (!chain.open) return;
  // Those inside of another are part of it.
  if (--open_ == 0) seen_.undecided.push_back({chain.from, offset(at)});
}

// Where an `#endif` is missing.
void Decided::EndOfMainFile() {
  for (const Chain& chain : chains_) {
    if (!chain.open) continue;
    seen_.undecided.push_back({chain.from, 0xFFFFFFFF});
    return;
  }
}

void Decided::MacroDefined(const clang::Token& name, const clang::MacroDirective* definition) {
  if (definition == nullptr || !in_file(definition->getMacroInfo()->getDefinitionLoc())) return;
  if (open_ > 0) {
    conditional_.insert(name.getIdentifierInfo());
  } else {
    conditional_.erase(name.getIdentifierInfo());
  }
}

void Decided::If(clang::SourceLocation at, clang::SourceRange condition, ConditionValueKind) {
  begin(at, (in_file(at) && guard_.holds(offset(at))) || decides(condition));
}

void Decided::Ifdef(clang::SourceLocation at, const clang::Token& name, const clang::MacroDefinition&) {
  begin(at, decides(name.getIdentifierInfo(), 0));
}

void Decided::Ifndef(clang::SourceLocation at, const clang::Token& name, const clang::MacroDefinition&) {
  begin(at, (in_file(at) && guard_.holds(offset(at))) || decides(name.getIdentifierInfo(), 0));
}

void Decided::Elif(clang::SourceLocation at, clang::SourceRange condition, ConditionValueKind value,
                   clang::SourceLocation) {
  // Behind the branch that was taken nothing is evaluated: a decided chain stays decided.
  turn(at, value == CVK_NotEvaluated || decides(condition));
}

void Decided::Elifdef(clang::SourceLocation at, const clang::Token& name, const clang::MacroDefinition&) {
  turn(at, decides(name.getIdentifierInfo(), 0));
}

void Decided::Elifndef(clang::SourceLocation at, const clang::Token& name, const clang::MacroDefinition&) {
  turn(at, decides(name.getIdentifierInfo(), 0));
}

}  // namespace ssot::clang_reader
