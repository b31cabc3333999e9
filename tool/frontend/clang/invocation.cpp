#include "frontend/clang/invocation.h"

#include <clang/Basic/Diagnostic.h>
#include <clang/Driver/Compilation.h>
#include <clang/Driver/Driver.h>
#include <clang/Driver/Job.h>
#include <clang/Driver/Tool.h>
#include <clang/Frontend/CompilerInstance.h>
#include <clang/Lex/HeaderSearchOptions.h>
#include <clang/Lex/PreprocessorOptions.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/Support/Path.h>
#include <llvm/TargetParser/Host.h>

#include <algorithm>
#include <vector>

#include "frontend/clang/command_line.h"
#include "frontend/clang/guarded_files.h"

namespace ssot::clang_reader {
namespace {

// Keeps the first error of the driver; what it says of flags that it does not know is no reason to give up.
class FirstError : public clang::DiagnosticConsumer {
 public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& said) override {
    if (level < clang::DiagnosticsEngine::Error || !text_.empty()) return;
    llvm::SmallString<128> text;
    said.FormatDiagnostic(text);
    text_ = std::string(text);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

clang::IntrusiveRefCntPtr<clang::DiagnosticsEngine> diagnostics_to(FirstError& first) {
  return clang::CompilerInstance::createDiagnostics(new clang::DiagnosticOptions, &first,
                                                    /*ShouldOwnClient=*/false);
}

// Read while arguments are parsed, past the file system that we give.
bool reads_a_file_at_once(llvm::StringRef argument) {
  return argument.starts_with("-fprofile-instrument-use-path") ||
         argument.starts_with("-frandomize-layout-seed-file") ||
         argument.starts_with("-fopenmp-host-ir-file-path") || argument == "-round-trip-args";
}

struct FrontEndArguments {
  std::vector<std::string> words;
  bool found = false;
};

// The front-end command that the driver would start for this unit; never started.
FrontEndArguments plan(const std::vector<std::string>& line, clang::DiagnosticsEngine& diagnostics,
                       const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>& files) {
  FrontEndArguments result;
  clang::driver::Driver driver(line[0], llvm::sys::getDefaultTargetTriple(), diagnostics, "ssot", files);
  driver.setCheckInputsExist(false);
  driver.setProbePrecompiled(false);
  std::vector<const char*> words;
  for (const std::string& word : line) words.push_back(word.c_str());
  const std::unique_ptr<clang::driver::Compilation> compilation(driver.BuildCompilation(words));
  if (!compilation) return result;
  for (const clang::driver::Command& job : compilation->getJobs()) {
    if (llvm::StringRef(job.getCreator().getName()) != "clang") continue;
    result.found = true;
    for (const char* word : job.getArguments()) {
      if (!reads_a_file_at_once(word)) result.words.emplace_back(word);
    }
    break;
  }
  return result;
}

std::string unusual_of(const clang::CompilerInvocation& parsed) {
  if (!parsed.getPreprocessorOpts().ImplicitPCHInclude.empty() ||
      !parsed.getPreprocessorOpts().ChainedIncludes.empty()) {
    return "it reads a precompiled header";
  }
  const auto& search = parsed.getHeaderSearchOpts();
  // C++20 alone switches `Modules` on as well.
  const bool header_modules = parsed.getLangOpts().Modules &&
                              (!parsed.getLangOpts().CPlusPlusModules || !search.ModuleCachePath.empty());
  if (header_modules || !parsed.getFrontendOpts().ModuleFiles.empty() ||
      !search.PrebuiltModuleFiles.empty() || !search.PrebuiltModulePaths.empty()) {
    return "it reads compiled modules";
  }
  if (!search.VFSOverlayFiles.empty()) return "it reads through a file system overlay";
  return {};
}

void copy_language(const clang::LangOptions& from, clang::LangOptions& to) {
  to = from;
  to.NoSanitizeFiles.clear();
  to.XRayAttrListFiles.clear();
  to.XRayAlwaysInstrumentFiles.clear();
  to.XRayNeverInstrumentFiles.clear();
  to.ProfileListFiles.clear();
  to.OMPHostIRFile.clear();
  to.Modules = from.CPlusPlusModules;
  to.ImplicitModules = false;
  to.ModulesLocalVisibility = false;
  to.APINotes = false;
  to.APINotesModules = false;
  to.setCompilingModule(clang::LangOptions::CMK_None);
}

void copy_search_path(const clang::HeaderSearchOptions& from, clang::HeaderSearchOptions& to,
                      const std::string& resource_dir) {
  to.Sysroot = from.Sysroot;
  to.UserEntries = from.UserEntries;
  to.SystemHeaderPrefixes = from.SystemHeaderPrefixes;
  to.ResourceDir = resource_dir;
  to.UseBuiltinIncludes = from.UseBuiltinIncludes;
  to.UseStandardSystemIncludes = from.UseStandardSystemIncludes;
  to.UseStandardCXXIncludes = from.UseStandardCXXIncludes;
  to.UseLibcxx = from.UseLibcxx;
}

void copy_preprocessor(const clang::PreprocessorOptions& from, clang::PreprocessorOptions& to) {
  to.Macros = from.Macros;
  to.Includes = from.Includes;
  to.MacroIncludes = from.MacroIncludes;
  to.UsePredefines = from.UsePredefines;
  to.DefineTargetOSMacros = from.DefineTargetOSMacros;
  to.ObjCXXARCStandardLibrary = from.ObjCXXARCStandardLibrary;
  to.EmbedEntries = from.EmbedEntries;
}

void set_common(clang::CompilerInvocation& options, const std::string& file, clang::InputKind kind) {
  auto& front_end = options.getFrontendOpts();
  front_end.Inputs.assign(1, clang::FrontendInputFile(file, kind));
  front_end.DashX = kind;
  front_end.ProgramAction = clang::frontend::ParseSyntaxOnly;
  front_end.DisableFree = false;
  front_end.UseGlobalModuleIndex = false;
  options.getPreprocessorOpts().DisablePragmaDebugCrash = true;
  // Some warnings are errors unless they are switched off; none of them says that a file was not understood.
  options.getDiagnosticOpts().Warnings = {"no-everything"};
  options.getDiagnosticOpts().IgnoreWarnings = true;
}

// An empty invocation, and what says how the text is to be read: whatever else a command asks for stays
// behind.
std::shared_ptr<clang::CompilerInvocation> cleaned(clang::CompilerInvocation& parsed, const std::string& file,
                                                   const std::string& resource_dir) {
  auto clean = std::make_shared<clang::CompilerInvocation>();
  copy_language(parsed.getLangOpts(), clean->getLangOpts());
  clean->getTargetOpts() = parsed.getTargetOpts();
  copy_search_path(parsed.getHeaderSearchOpts(), clean->getHeaderSearchOpts(), resource_dir);
  copy_preprocessor(parsed.getPreprocessorOpts(), clean->getPreprocessorOpts());
  clean->getFrontendOpts().AuxTriple = parsed.getFrontendOpts().AuxTriple;
  set_common(*clean, file, parsed.getFrontendOpts().DashX);
  return clean;
}

bool is_source(clang::InputKind kind) {
  switch (kind.getLanguage()) {
    case clang::Language::C:
    case clang::Language::CXX:
    case clang::Language::ObjC:
    case clang::Language::ObjCXX:
    case clang::Language::CUDA:
    case clang::Language::HIP:
    case clang::Language::OpenCL:
    case clang::Language::OpenCLCXX:
      return kind.getFormat() == clang::InputKind::Source;
    default:
      return false;
  }
}

}  // namespace

Invocation make_invocation(const Environment& environment, const CompileCommand& command) {
  Invocation result;
  const DriverLine line = driver_line(command, environment.resource_dir);
  if (line.arguments.empty()) {
    result.failure = "its compile command names no compiler";
    return result;
  }
  result.files = guarded_files(command.directory);
  FirstError first;
  const auto diagnostics = diagnostics_to(first);
  const FrontEndArguments front_end = plan(line.arguments, *diagnostics, result.files);
  if (!front_end.found) {
    result.failure =
        "its compile command compiles nothing" + (first.text().empty() ? "" : ": " + first.text());
    return result;
  }
  std::vector<const char*> words;
  for (const std::string& word : front_end.words) words.push_back(word.c_str());
  if (!words.empty() && llvm::StringRef(words[0]) == "-cc1") words.erase(words.begin());
  clang::CompilerInvocation parsed;
  // Errors are passed over as clangd does: a flag that only GCC knows must not cost the unit.
  clang::CompilerInvocation::CreateFromArgs(parsed, words, *diagnostics, line.arguments[0].c_str());
  const clang::InputKind kind = parsed.getFrontendOpts().DashX;
  if (!is_source(kind)) {
    result.failure = "it is neither C nor C++";
    if (kind.getLanguage() == clang::Language::Asm && !kind.isPreprocessed())
      result.assembler = cleaned(parsed, command.file, environment.resource_dir);
    return result;
  }
  result.unusual = line.unusual.empty() ? unusual_of(parsed) : line.unusual;
  result.options = cleaned(parsed, command.file, environment.resource_dir);
  return result;
}

Invocation alone_invocation(const std::string& path) {
  const llvm::StringRef extension = llvm::sys::path::extension(path);
  const bool is_c = extension == ".c";
  const bool is_objective = extension == ".m" || extension == ".mm";
  // Fixed, so that every machine says the same of a file.
  std::vector<const char*> words = {"-triple",       "x86_64-unknown-linux-gnu",
                                    "-fsyntax-only", "-nostdsysteminc",
                                    "-nobuiltininc", "-fdeclspec",
                                    "-fexceptions"};
  if (is_c) {
    words.insert(words.end(), {"-x", "c", "-std=gnu23"});
  } else if (is_objective) {
    words.insert(words.end(), {"-x", "objective-c++", "-std=gnu++23", "-fcxx-exceptions"});
  } else {
    words.insert(words.end(), {"-x", "c++", "-std=gnu++23", "-fcxx-exceptions"});
  }
  FirstError first;
  const auto diagnostics = diagnostics_to(first);
  clang::CompilerInvocation parsed;
  clang::CompilerInvocation::CreateFromArgs(parsed, words, *diagnostics);
  Invocation result;
  result.files = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  result.options = cleaned(parsed, path, "");
  // No fact of a file alone hangs on a long computation; a tenth of Clang's own limit.
  result.options->getLangOpts().ConstexprStepLimit = 100'000;
  return result;
}

}  // namespace ssot::clang_reader
