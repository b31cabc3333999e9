#include "audit/clutter.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace ssot {
namespace {

std::string_view folder_of(const Backup& backup) {
  if (backup.folder) return backup.path;
  const std::size_t slash = backup.path.rfind('/');
  return slash == std::string::npos ? std::string_view(".") : std::string_view(backup.path).substr(0, slash);
}

void count(const Backup& backup, ClutterFolder& entry) {
  entry.files += backup.files;
  entry.bytes += backup.bytes;
  if (backup.folder) {
    entry.identical += backup.identical;
    entry.older += backup.older;
    entry.changed += backup.changed;
    entry.orphans += backup.files - std::min(backup.files, backup.identical + backup.older + backup.changed);
    return;
  }
  switch (backup.relation) {
    case Backup::Relation::kIdentical:
      ++entry.identical;
      break;
    case Backup::Relation::kOlder:
      ++entry.older;
      break;
    case Backup::Relation::kChanged:
      ++entry.changed;
      break;
    case Backup::Relation::kOrphan:
      ++entry.orphans;
      break;
  }
}

}  // namespace

std::vector<ClutterFolder> clutter_of(const Tree& tree) {
  std::map<std::string_view, ClutterFolder> folders;
  for (const Backup& backup : tree.backups) count(backup, folders[folder_of(backup)]);
  std::vector<ClutterFolder> all;
  for (auto& [name, entry] : folders) {
    entry.folder = name;
    all.push_back(std::move(entry));
  }
  std::stable_sort(all.begin(), all.end(), [](const ClutterFolder& a, const ClutterFolder& b) {
    return std::tuple(a.bytes, a.files) > std::tuple(b.bytes, b.files);
  });
  return all;
}

}  // namespace ssot
