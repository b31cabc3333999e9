// Every file that one unit reads, as Clang's own scanner of dependencies sees it: its minimising file system,
// its preprocessor.
#include <clang/Basic/Diagnostic.h>
#include <clang/Basic/SourceManager.h>
#include <clang/Lex/PPCallbacks.h>
#include <clang/Lex/Preprocessor.h>
#include <clang/Lex/PreprocessorOptions.h>
#include <clang/Tooling/DependencyScanning/DependencyScanningFilesystem.h>
#include <llvm/ADT/SmallString.h>

#include <map>
#include <string>

#include "base/path.h"
#include "frontend/clang/clang.h"
#include "frontend/clang/preprocessing.h"

namespace ssot::clang_reader {
namespace {

namespace scanning = clang::tooling::dependencies;

// Keeps the first error, with its place.
class FirstError : public clang::DiagnosticConsumer {
 public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& said) override {
    if (level < clang::DiagnosticsEngine::Error || !text.empty()) return;
    llvm::SmallString<128> words;
    said.FormatDiagnostic(words);
    if (said.hasSourceManager() && said.getLocation().isValid()) {
      const clang::PresumedLoc place = said.getSourceManager().getPresumedLoc(said.getLocation());
      if (place.isValid())
        text = std::string(place.getFilename()) + ":" + std::to_string(place.getLine()) + ": ";
    }
    text += std::string(words);
  }
  std::string text;
};

class Recorder : public clang::PPCallbacks {
 public:
  Recorder(const clang::SourceManager& sources, const std::string& directory, ScanAnswer& answer)
      : sources_(sources), directory_(directory), answer_(answer) {}

  void LexedFileChanged(clang::FileID file, LexedFileChangeReason reason, clang::SrcMgr::CharacteristicKind,
                        clang::FileID, clang::SourceLocation) override {
    if (reason != LexedFileChangeReason::EnterFile) return;
    if (const auto entered = sources_.getFileEntryRefForID(file)) number(entered->getName());
  }
  void FileSkipped(const clang::FileEntryRef& file, const clang::Token&,
                   clang::SrcMgr::CharacteristicKind) override {
    number(file.getName());
  }
  void HasInclude(clang::SourceLocation, llvm::StringRef, bool, clang::OptionalFileEntryRef file,
                  clang::SrcMgr::CharacteristicKind) override {
    if (file) number(file->getName());
  }
  void InclusionDirective(clang::SourceLocation hash, const clang::Token&, llvm::StringRef, bool,
                          clang::CharSourceRange, clang::OptionalFileEntryRef file, llvm::StringRef,
                          llvm::StringRef, const clang::Module*, bool,
                          clang::SrcMgr::CharacteristicKind) override {
    if (!file) return;
    const clang::FileID where = sources_.getFileID(sources_.getExpansionLoc(hash));
    const auto includer = sources_.getFileEntryRefForID(where);
    if (!includer) return;
    ScanAnswer::Directive directive;
    directive.file = number(includer->getName());
    directive.line = sources_.getExpansionLineNumber(hash);
    directive.target = number(file->getName());
    answer_.directives.push_back(directive);
  }

 private:
  std::uint32_t number(llvm::StringRef name) {
    const auto [known, fresh] =
        numbers_.emplace(join(name.starts_with("/") ? "/" : directory_, name), answer_.files.size());
    if (fresh) answer_.files.push_back(known->first);
    return known->second;
  }

  const clang::SourceManager& sources_;
  const std::string& directory_;
  ScanAnswer& answer_;
  std::map<std::string, std::uint32_t> numbers_;
};

// One for all units of this process: what it is for.
scanning::DependencyScanningFilesystemSharedCache& shared_cache() {
  static scanning::DependencyScanningFilesystemSharedCache cache;
  return cache;
}

}  // namespace

ScanAnswer scan_unit(const Environment& environment, const CompileCommand& command) {
  ScanAnswer answer;
  const Invocation invocation = make_invocation(environment, command);
  if (!invocation.to_preprocess()) {
    answer.failure = invocation.failure;
    return answer;
  }
  const auto files = llvm::makeIntrusiveRefCnt<scanning::DependencyScanningWorkerFilesystem>(
      shared_cache(), invocation.files);
  invocation.to_preprocess()->getPreprocessorOpts().DependencyDirectivesForFile =
      [files](clang::FileEntryRef file)
      -> std::optional<llvm::ArrayRef<clang::dependency_directives_scan::Directive>> {
    const auto entry = files->getOrCreateFileSystemEntry(file.getName());
    if (!entry || !files->ensureDirectiveTokensArePopulated(*entry)) return std::nullopt;
    return entry->getDirectiveTokens();
  };
  auto errors = std::make_unique<FirstError>();
  const FirstError& first = *errors;
  const Preprocessing preprocessing = start_preprocessing(invocation, files, std::move(errors));
  answer.failure = preprocessing.failure;
  if (!answer.failure.empty()) return answer;
  clang::CompilerInstance& instance = *preprocessing.instance;
  if (!instance.InitializeSourceManager(instance.getFrontendOpts().Inputs[0])) {
    answer.failure = first.text;
    return answer;
  }
  clang::Preprocessor& preprocessor = instance.getPreprocessor();
  preprocessor.addPPCallbacks(
      std::make_unique<Recorder>(instance.getSourceManager(), command.directory, answer));
  instance.getDiagnosticClient().BeginSourceFile(instance.getLangOpts(), &preprocessor);
  preprocessor.EnterMainSourceFile();
  clang::Token token;
  do {
    preprocessor.Lex(token);
  } while (token.isNot(clang::tok::eof));
  instance.getDiagnosticClient().EndSourceFile();
  // What the command needs beyond this was not read.
  answer.failure = first.text.empty() ? invocation.unusual : first.text;
  return answer;
}

}  // namespace ssot::clang_reader
