// Which conditions of a file read alone are decided by the file itself, and which hang on who includes or
// compiles it.
//
// The macros of the project that it was given decide nothing: many are defined in one way for each compiler,
// and a branch that is wrongly left out would be a silent gap.
//
// A chain `#if … #endif` is open from the first condition on that nothing decides; what a decided chain skips
// is not there.
#pragma once
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>

#include <set>
#include <vector>

#include "frontend/clang/seen.h"

namespace ssot::clang_reader {

class Decided : public clang::PPCallbacks {
 public:
  // `guard`: the `#if` of the file's include guard, empty without one. Fills `seen.undecided`.
  Decided(clang::Preprocessor& preprocessor, Span guard, SeenFile& seen)
      : preprocessor_(preprocessor), guard_(guard), seen_(seen) {}

  void MacroDefined(const clang::Token& name, const clang::MacroDirective* definition) override;
  void If(clang::SourceLocation at, clang::SourceRange condition, ConditionValueKind value) override;
  void Ifdef(clang::SourceLocation at, const clang::Token& name,
             const clang::MacroDefinition& definition) override;
  void Ifndef(clang::SourceLocation at, const clang::Token& name,
              const clang::MacroDefinition& definition) override;
  void Elif(clang::SourceLocation at, clang::SourceRange condition, ConditionValueKind value,
            clang::SourceLocation first) override;
  void Elifdef(clang::SourceLocation at, const clang::Token& name,
               const clang::MacroDefinition& definition) override;
  void Elifndef(clang::SourceLocation at, const clang::Token& name,
                const clang::MacroDefinition& definition) override;
  void Endif(clang::SourceLocation at, clang::SourceLocation first) override;
  void EndOfMainFile() override;

 private:
  struct Chain {
    bool open = false;       // a condition that counts was not decided
    std::uint32_t from = 0;  // where, then
  };
  bool in_file(clang::SourceLocation at) const;
  std::uint32_t offset(clang::SourceLocation at) const;
  bool decides(const clang::IdentifierInfo* name, int depth) const;
  bool decides(clang::SourceRange condition) const;
  void begin(clang::SourceLocation at, bool decided);
  void turn(clang::SourceLocation at, bool decided);

  clang::Preprocessor& preprocessor_;
  Span guard_;
  SeenFile& seen_;
  std::vector<Chain> chains_;
  int open_ = 0;  // chains that are open
  std::set<const clang::IdentifierInfo*>
      conditional_;  // macros that the file defines under an open condition
};

}  // namespace ssot::clang_reader
