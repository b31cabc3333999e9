#include "tree/backups.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/path.h"
#include "tree/backup_folders.h"
#include "tree/backup_names.h"
#include "tree/copies.h"

namespace ssot {
namespace {

// Files with a backup's name outside of backup folders.
std::vector<Suspect> suspects_by_name(const Tree& tree, const std::vector<BackupFolder>& folders) {
  std::vector<Suspect> suspects;
  auto folder = folders.begin();
  for (std::size_t file = 0; file < tree.files.size(); ++file) {
    while (folder != folders.end() && file >= folder->last) ++folder;
    if (folder != folders.end() && file >= folder->first) continue;
    const std::string& path = tree.files[file].path;
    const BackupName name = read_backup_name(name_of(path));
    if (name.form == BackupForm::kNone) continue;
    Suspect suspect;
    suspect.file = file;
    suspect.by_name_alone = name.form == BackupForm::kSuffix;
    for (const std::string& original : name.originals) {
      const std::size_t found = find_file(tree, join(folder_of(path), original));
      if (found < tree.files.size() && found != file) suspect.originals.push_back(found);
    }
    if (suspect.by_name_alone || !suspect.originals.empty()) suspects.push_back(std::move(suspect));
  }
  return suspects;
}

Backup backup_of(const Tree& tree, const Suspect& suspect, const Copies& copies) {
  Backup backup;
  backup.path = tree.files[suspect.file].path;
  backup.bytes = copies.size_of(suspect.file);
  if (suspect.proved) {
    backup.original = tree.files[suspect.original].path;
    backup.relation = suspect.relation;
  } else if (!suspect.originals.empty()) {  // not compared
    backup.original = tree.files[suspect.originals.front()].path;
    backup.relation = Backup::Relation::kChanged;
  } else {
    backup.original = join(folder_of(backup.path), read_backup_name(name_of(backup.path)).originals.front());
    backup.relation = Backup::Relation::kOrphan;
  }
  return backup;
}

}  // namespace

std::vector<Backup> find_backups(const Tree& tree, unsigned threads, std::vector<Gap>& gaps) {
  Copies copies(tree, threads);
  std::vector<BackupFolder> folders = find_backup_folders(tree, copies);
  std::vector<Suspect> suspects = suspects_by_name(tree, folders);
  copies.compare_all(suspects);

  std::vector<Backup> backups;
  for (const Suspect& suspect : suspects) {
    if (suspect.proved || suspect.by_name_alone) backups.push_back(backup_of(tree, suspect, copies));
    if (!suspect.unread.empty()) {
      gaps.push_back({tree.files[suspect.file].path, 0, GapKind::kUnread,
                      "it could not be compared with its original: " + suspect.unread});
    }
  }
  for (BackupFolder& folder : folders) backups.push_back(std::move(folder.backup));
  std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) { return a.path < b.path; });
  return backups;
}

}  // namespace ssot
