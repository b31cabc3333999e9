#include "index/includes.h"

#include "base/path.h"

namespace ssot {

IncludeResolver::IncludeResolver(std::span<const FileFacts> files, const PathTable& table,
                                 const std::vector<std::string>& include_dirs)
    : files_(files), table_(table) {
  for (const std::string& dir : include_dirs) {
    const FolderId folder = table.find_folder(dir);
    if (folder != kNoFolder) include_dirs_.push_back(folder);
  }
  by_name_.reserve(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].language != Language::kCpp) continue;
    by_name_.emplace(name_of(files[i].path), FileId{static_cast<std::uint32_t>(i)});
  }
}

Resolution IncludeResolver::resolve(FileId includer, const Import& import, IncludeCache& cache) const {
  if (import.computed || import.module.size() < 3) return {};
  const char delimiter = import.module.front();
  if (delimiter != '"' && delimiter != '<') return {};
  const std::string_view spelling = import.module.substr(1, import.module.size() - 2);
  if (spelling.front() == '/') return {};
  if (delimiter == '"') {
    const FileId beside = table_.walk(table_.folder_of(includer), spelling);
    if (beside != kNoFile)
      return {.state = Resolution::State::kFile, .guessed = false, .submodule = false, .target = beside};
  }
  const auto known = cache.find(import.module);
  if (known != cache.end() && known->second.target != includer) return known->second;
  const Resolution found = search(spelling, delimiter, includer);
  cache.emplace(import.module, found);
  return found;
}

Resolution IncludeResolver::resolve(const Import& import) const {
  if (import.computed || import.module.size() < 3) return {};
  const char delimiter = import.module.front();
  const std::string_view spelling = import.module.substr(1, import.module.size() - 2);
  if ((delimiter != '"' && delimiter != '<') || spelling.front() == '/' || spelling.front() == '.') return {};
  return search(spelling, delimiter, kNoFile);
}

Resolution IncludeResolver::search(std::string_view spelling, char delimiter, FileId includer) const {
  for (const FolderId dir : include_dirs_) {
    const FileId file = table_.walk(dir, spelling);
    // `#include_next` in a wrapper header means the next one, never itself.
    if (file != kNoFile && file != includer)
      return {.state = Resolution::State::kFile, .guessed = false, .submodule = false, .target = file};
  }
  if (delimiter != '"' || spelling.find('/') == std::string_view::npos || spelling.starts_with("../"))
    return {};
  FileId only = kNoFile;
  const auto [first, last] = by_name_.equal_range(name_of(spelling));
  for (auto it = first; it != last; ++it) {
    const std::string_view path = files_[static_cast<std::size_t>(it->second)].path;
    if (!path.ends_with(spelling)) continue;
    if (path.size() > spelling.size() && path[path.size() - spelling.size() - 1] != '/') continue;
    if (only != kNoFile) return {};
    only = it->second;
  }
  if (only == kNoFile) return {};
  return {.state = Resolution::State::kFile, .guessed = true, .submodule = false, .target = only};
}

}  // namespace ssot
