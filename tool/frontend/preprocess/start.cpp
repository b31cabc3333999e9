#include "frontend/preprocess/start.h"

#include "base/files.h"

namespace ssot::preprocess {
namespace {

bool defines(std::string_view predefines, std::string_view macro) {
  return predefines.find(macro) != std::string_view::npos;
}

Dialect dialect_of(std::string_view predefines) {
  Dialect dialect;
  dialect.cplusplus = defines(predefines, "#define __cplusplus ");
  dialect.bool_words = dialect.cplusplus || defines(predefines, "#define __STDC_VERSION__ 2023") ||
                       defines(predefines, "#define __STDC_VERSION__ 2024");
  dialect.char_is_unsigned = defines(predefines, "#define __CHAR_UNSIGNED__ ");
  dialect.wchar_is_unsigned = defines(predefines, "#define __WCHAR_UNSIGNED__ ");
  return dialect;
}

}  // namespace

const SearchPath* Starts::search_path(const std::vector<SearchDirectory>& directories) {
  std::vector<std::string> folders;
  std::uint32_t angled = 0;
  for (const SearchDirectory& directory : directories) {
    if (directory.kind == SearchDirectory::Kind::kQuoted)
      angled = static_cast<std::uint32_t>(folders.size()) + 1;
    folders.push_back(directory.path);
  }
  const SearchPath*& known = path_by_folders_[{folders, angled}];
  if (known != nullptr) return known;
  SearchPath& path = paths_.emplace_back();
  path.number = static_cast<std::uint32_t>(paths_.size());
  path.angled = angled;
  for (const std::string& folder : folders) path.folders.push_back(files_.folder(folder));
  return known = &path;
}

void Starts::add(const PreprocessorStart& described, const CompileCommand& command, const Answers* answers) {
  Start& start = starts_.emplace_back();
  start.failure = described.failure;
  start.unusual = described.unusual;
  FileBuffer buffer;
  buffer.assign(described.predefines);
  start.predefines.source = read_source(buffer.text(), names_);
  start.path = search_path(described.directories);
  start.directory = files_.folder(command.directory);
  start.dialect = dialect_of(described.predefines);
  start.answers = answers;
}

}  // namespace ssot::preprocess
