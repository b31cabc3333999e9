#include "frontend/clang/run.h"

#include <clang/AST/ASTConsumer.h>
#include <clang/Basic/DiagnosticParse.h>
#include <clang/Basic/DiagnosticSema.h>
#include <clang/Frontend/FrontendActions.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>
#include <llvm/ADT/SmallString.h>

#include <algorithm>
#include <memory>

namespace ssot::clang_reader {
namespace {

class ErrorKeeper : public clang::DiagnosticConsumer {
 public:
  ErrorKeeper(const Run& run, RunResult& result) : run_(run), result_(result) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& said) override {
    if (level < clang::DiagnosticsEngine::Error) return;
    const unsigned id = said.getID();
    if (said.hasSourceManager() && said.getLocation().isValid()) {
      const FilePlace place = run_.files->place(said.getSourceManager(), said.getLocation());
      if (place.file != nullptr) {
        if (id == clang::diag::override_keyword_only_allowed_on_virtual_member_functions) {
          place.file->overriding.insert(place.offset);
        } else {
          if (id == clang::diag::err_missing_type_specifier) place.file->typeless.insert(place.offset);
          place.file->errors.push_back({place.offset, is_structural(id)});
        }
      }
    }
    if (result_.errors.size() < run_.error_texts) tell(said);
  }

 private:
  // The parser's own errors, and names that the parser must know to go on.
  static bool is_structural(unsigned id) {
    if (id == clang::diag::err_expected_member_or_base_name) return false;  // a list of initialisers
    if (id >= clang::diag::DIAG_START_LEX && id < clang::diag::DIAG_START_AST) return true;
    switch (id) {
      case clang::diag::err_unknown_typename:
      case clang::diag::err_no_template:
      case clang::diag::err_no_member_template:
      case clang::diag::err_typename_nested_not_found:
      case clang::diag::err_unknown_nested_typename_suggest:
        return true;
      default:
        return false;
    }
  }

  void tell(const clang::Diagnostic& said) {
    llvm::SmallString<128> text;
    said.FormatDiagnostic(text);
    std::string line;
    bool quotes_the_tree = true;
    if (said.hasSourceManager() && said.getLocation().isValid()) {
      const clang::PresumedLoc place =
          said.getSourceManager().getPresumedLoc(said.getLocation(), /*UseLineDirectives=*/false);
      if (place.isValid()) {
        line = std::string(place.getFilename()) + ":" + std::to_string(place.getLine()) + ":" +
               std::to_string(place.getColumn()) + ": ";
        quotes_the_tree = is_in_tree(said.getSourceManager(), said.getLocation());
      }
    }
    result_.errors.push_back(line + (quotes_the_tree ? std::string(text) : "an error outside of the tree"));
  }

  // Clang's sentences hold words of the text: a file that only an `#include` says is a source must not be
  // printed.
  bool is_in_tree(const clang::SourceManager& sources, clang::SourceLocation place) const {
    const clang::FileID file = sources.getFileID(sources.getExpansionLoc(place));
    const clang::OptionalFileEntryRef entry = sources.getFileEntryRefForID(file);
    return !entry || entry->getFileEntry().tryGetRealPathName().starts_with(run_.root + "/");
  }

  const Run& run_;
  RunResult& result_;
};

class SkippedRanges : public clang::PPCallbacks {
 public:
  SkippedRanges(const clang::SourceManager& sources, FilesSeen& files) : sources_(sources), files_(files) {}
  // Also of a file without a single declaration somebody wants to know.
  void FileChanged(clang::SourceLocation place, FileChangeReason reason, clang::SrcMgr::CharacteristicKind,
                   clang::FileID) override {
    if (reason == EnterFile) files_.place(sources_, place);
  }
  void SourceRangeSkipped(clang::SourceRange range, clang::SourceLocation) override {
    const FilePlace from = files_.place(sources_, range.getBegin());
    const FilePlace to = files_.place(sources_, range.getEnd());
    if (from.file != nullptr && from.file == to.file) from.file->skipped.push_back({from.offset, to.offset});
  }

 private:
  const clang::SourceManager& sources_;
  FilesSeen& files_;
};

class Consumer : public clang::ASTConsumer {
 public:
  Consumer(const Run& run, RunResult& result) : run_(run), result_(result) {}

  void HandleTranslationUnit(clang::ASTContext& context) override {
    result_.parsed = true;
    if (run_.tree) run_.tree(context);
  }
  clang::ASTMutationListener* GetASTMutationListener() override { return run_.inventions.get(); }
  bool shouldSkipFunctionBody(clang::Decl* decl) override {
    if (!run_.bodies) return true;
    return run_.files->place(decl->getASTContext().getSourceManager(), decl->getLocation()).file == nullptr;
  }

 private:
  const Run& run_;
  RunResult& result_;
};

class Action : public clang::ASTFrontendAction {
 public:
  Action(const Run& run, RunResult& result) : run_(run), result_(result) {}

 protected:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance& compiler,
                                                        llvm::StringRef) override {
    clang::Preprocessor& preprocessor = compiler.getPreprocessor();
    preprocessor.SetSuppressIncludeNotFoundError(run_.suppress_missing);
    preprocessor.addPPCallbacks(std::make_unique<SkippedRanges>(compiler.getSourceManager(), *run_.files));
    if (run_.watch) preprocessor.addPPCallbacks(run_.watch(preprocessor));
    return std::make_unique<Consumer>(run_, result_);
  }
  // Not earlier: who has an external source at the start goes without the compiler's builtin names.
  void ExecuteAction() override {
    clang::CompilerInstance& compiler = getCompilerInstance();
    if (run_.inventions) {
      compiler.getASTContext().setExternalSource(run_.inventions);
      compiler.setExternalSemaSource(run_.inventions);
    }
    clang::ASTFrontendAction::ExecuteAction();
  }

 private:
  const Run& run_;
  RunResult& result_;
};

}  // namespace

RunResult run_clang(const Invocation& invocation, const Run& run) {
  RunResult result;
  ErrorKeeper errors(run, result);
  clang::CompilerInstance compiler;
  compiler.setInvocation(invocation.options);
  invocation.options->getFrontendOpts().SkipFunctionBodies = true;
  invocation.options->getDiagnosticOpts().ErrorLimit = 0;
  invocation.options->getLangOpts().SpellChecking = false;
  compiler.createDiagnostics(&errors, /*ShouldOwnClient=*/false);
  compiler.setVerboseOutputStream(std::make_unique<llvm::raw_null_ostream>());
  compiler.createFileManager(invocation.files);
  Action action(run, result);
  compiler.ExecuteAction(action);
  return result;
}

}  // namespace ssot::clang_reader
