#include "run/backup_folders.h"

#include <algorithm>
#include <string>

#include "base/path.h"

namespace ssot {
namespace {

bool has_component(std::string_view spelling, std::string_view name) {
  for (std::size_t at = spelling.find(name); at != std::string_view::npos; at = spelling.find(name, at + 1)) {
    const auto separates = [](char c) { return c == '.' || c == '/' || c == '"' || c == '<'; };
    const std::size_t end = at + name.size();
    if ((at == 0 || separates(spelling[at - 1])) && (end == spelling.size() || separates(spelling[end])))
      return true;
  }
  return false;
}

bool in_use(const Backup& folder, const std::vector<FileFacts>& facts) {
  const std::string_view name = name_of(folder.path);
  return std::any_of(facts.begin(), facts.end(), [&](const FileFacts& file) {
    if (is_under(file.path, folder.path)) return false;
    return std::any_of(file.imports.begin(), file.imports.end(), [&](const Import& import) {
      return has_component(import.module, name) || import.name == name;
    });
  });
}

}  // namespace

bool is_backup(const std::vector<Backup>& backups, std::string_view path) {
  if (backups.empty()) return false;
  const auto exact = [&](std::string_view wanted, bool folder) {
    const auto at =
        std::lower_bound(backups.begin(), backups.end(), wanted,
                         [](const Backup& each, std::string_view key) { return each.path < key; });
    return at != backups.end() && at->path == wanted && at->folder == folder;
  };
  if (exact(path, /*folder=*/false)) return true;
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    if (exact(folder, /*folder=*/true)) return true;
  }
  return false;
}

std::vector<const SourceFile*> release_folders_in_use(Tree& tree, const std::vector<FileFacts>& facts) {
  std::vector<const SourceFile*> released;
  std::erase_if(tree.backups, [&](const Backup& each) {
    if (!each.folder || !in_use(each, facts)) return false;
    for (const SourceFile& file : tree.files) {
      const bool source = file.language == Language::kCpp || file.language == Language::kPython;
      if (source && is_under(file.path, each.path)) released.push_back(&file);
    }
    return true;
  });
  return released;
}

}  // namespace ssot
