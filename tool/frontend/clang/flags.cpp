// What a preprocessor starts with under some flags, and what it answers to `__has_attribute` and its like.
#include <clang/Basic/SourceManager.h>
#include <clang/Lex/HeaderSearch.h>
#include <clang/Lex/Preprocessor.h>
#include <clang/Lex/PreprocessorOptions.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

#include <algorithm>
#include <cstdlib>

#include "frontend/clang/clang.h"
#include "frontend/clang/preprocessing.h"

namespace ssot::clang_reader {
namespace {

std::string absolute(llvm::StringRef path, const std::string& directory) {
  if (llvm::sys::path::is_absolute(path)) return path.str();
  return directory + "/" + path.str();
}

// What the reader of tool/frontend/preprocess leaves to Clang.
std::string unusual_of(const clang::CompilerInvocation& options) {
  const clang::LangOptions& language = options.getLangOpts();
  if (language.MicrosoftExt || language.MSVCCompat) return "it is read as Microsoft's compiler would";
  if (language.TraditionalCPP) return "it is preprocessed the traditional way";
  if (language.CPlusPlus && !language.CXXOperatorNames) return "it has no operator names";
  if (language.CUDA || language.HIP || language.SYCLIsDevice) return "it is compiled for several devices";
  return {};
}

void take_directories(const clang::HeaderSearch& search, const CompileCommand& command,
                      PreprocessorStart& start) {
  for (auto at = search.search_dir_begin(); at != search.search_dir_end(); ++at) {
    SearchDirectory directory;
    directory.path = absolute(at->getName(), command.directory);
    if (at->isHeaderMap()) start.unusual = "it reads header maps";
    if (at->isFramework()) {
      start.unusual = "it reads frameworks";
      directory.kind = SearchDirectory::Kind::kFramework;
    } else if (at->getDirCharacteristic() != clang::SrcMgr::C_User) {
      directory.kind = SearchDirectory::Kind::kSystem;
    } else {
      directory.kind = SearchDirectory::Kind::kAngled;
    }
    start.directories.push_back(std::move(directory));
  }
  // -iquote comes first, and the list of <> starts behind it.
  const auto quoted = std::distance(search.search_dir_begin(), search.angled_dir_begin());
  for (std::ptrdiff_t index = 0; index < quoted; ++index)
    start.directories[static_cast<std::size_t>(index)].kind = SearchDirectory::Kind::kQuoted;
}

}  // namespace

PreprocessorStart describe_flags(const Environment& environment, const CompileCommand& command) {
  PreprocessorStart start;
  const Invocation invocation = make_invocation(environment, command);
  if (!invocation.to_preprocess()) {
    start.failure = invocation.failure;
    return start;
  }
  start.unusual = invocation.unusual.empty() ? unusual_of(*invocation.to_preprocess()) : invocation.unusual;
  const Preprocessing preprocessing =
      start_preprocessing(invocation, invocation.files, std::make_unique<clang::IgnoringDiagConsumer>());
  start.failure = preprocessing.failure;
  if (!start.failure.empty()) return start;
  clang::Preprocessor& preprocessor = preprocessing.instance->getPreprocessor();
  start.predefines = preprocessor.getPredefines();
  take_directories(preprocessor.getHeaderSearchInfo(), command, start);
  const clang::PreprocessorOptions& options = invocation.to_preprocess()->getPreprocessorOpts();
  for (const std::string& file : options.Includes) start.forced.push_back(absolute(file, command.directory));
  for (const std::string& file : options.MacroIncludes)
    start.forced_macros.push_back(absolute(file, command.directory));
  return start;
}

std::vector<long long> ask_preprocessor(const Environment& environment, const CompileCommand& command,
                                        const std::vector<std::string>& queries) {
  std::vector<long long> values(queries.size(), 0);
  const Invocation invocation = make_invocation(environment, command);
  if (!invocation.to_preprocess()) return values;
  // The answers are the same for all units of one kind, whatever macros and headers each has of its own.
  clang::PreprocessorOptions& options = invocation.to_preprocess()->getPreprocessorOpts();
  options.Macros.clear();
  options.Includes.clear();
  options.MacroIncludes.clear();
  const Preprocessing preprocessing =
      start_preprocessing(invocation, invocation.files, std::make_unique<clang::IgnoringDiagConsumer>());
  if (!preprocessing.failure.empty()) return values;
  // One line a query: the first number on it is the answer.
  std::string text;
  for (std::string query : queries) {
    std::replace_if(
        query.begin(), query.end(), [](char byte) { return byte == '\n' || byte == '\r' || byte == '\\'; },
        ' ');
    text += query + '\n';
  }
  clang::SourceManager& sources = preprocessing.instance->getSourceManager();
  sources.setMainFileID(sources.createFileID(llvm::MemoryBuffer::getMemBufferCopy(text, "queries")));
  clang::Preprocessor& preprocessor = preprocessing.instance->getPreprocessor();
  preprocessor.EnterMainSourceFile();
  std::vector<bool> answered(queries.size());
  clang::Token token;
  for (preprocessor.Lex(token); token.isNot(clang::tok::eof); preprocessor.Lex(token)) {
    if (token.isNot(clang::tok::numeric_constant)) continue;
    const unsigned line = sources.getExpansionLineNumber(token.getLocation());
    if (line == 0 || line > queries.size() || answered[line - 1]) continue;
    answered[line - 1] = true;
    values[line - 1] = std::strtoll(preprocessor.getSpelling(token).c_str(), nullptr, 10);
  }
  return values;
}

}  // namespace ssot::clang_reader
