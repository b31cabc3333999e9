#include "tree/backups.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "base/parallel.h"
#include "base/path.h"
#include "tree/backup_folders.h"
#include "tree/backup_names.h"
#include "tree/copies.h"

namespace ssot {
namespace {

// Names judged at a time: enough that handing them out costs nothing.
constexpr std::size_t kStretch = 4096;

// What the file's name says, when it says anything.
std::optional<Suspect> suspect_by_name(const Tree& tree, std::size_t file) {
  const std::string& path = tree.files[file].path;
  const BackupName name = read_backup_name(name_of(path));
  if (name.form == BackupForm::kNone) return std::nullopt;
  Suspect suspect;
  suspect.file = file;
  suspect.by_name_alone = name.form == BackupForm::kSuffix;
  for (const std::string& original : name.originals) {
    const std::size_t found = find_file(tree, join(folder_of(path), original));
    if (found < tree.files.size() && found != file) suspect.originals.push_back(found);
  }
  if (!suspect.by_name_alone && suspect.originals.empty()) return std::nullopt;
  return suspect;
}

// Files with a backup's name outside of backup folders, in order of path.
std::vector<Suspect> suspects_by_name(const Tree& tree, const std::vector<BackupFolder>& folders,
                                      unsigned threads) {
  const auto in_folder = [&](std::size_t file) {
    const auto behind =
        std::upper_bound(folders.begin(), folders.end(), file,
                         [](std::size_t f, const BackupFolder& folder) { return f < folder.last; });
    return behind != folders.end() && file >= behind->first;
  };
  const std::size_t count = tree.files.size();
  std::vector<std::vector<Suspect>> found((count + kStretch - 1) / kStretch);
  parallel_for(found.size(), threads, [&](std::size_t stretch, unsigned) {
    const std::size_t end = std::min(count, (stretch + 1) * kStretch);
    for (std::size_t file = stretch * kStretch; file < end; ++file) {
      auto suspect = suspect_by_name(tree, file);
      if (suspect && !in_folder(file)) found[stretch].push_back(*std::move(suspect));
    }
  });
  std::vector<Suspect> suspects;
  for (std::vector<Suspect>& some : found) {
    suspects.insert(suspects.end(), std::make_move_iterator(some.begin()),
                    std::make_move_iterator(some.end()));
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

std::vector<Backup> find_backups(const Tree& tree, const Contents& contents, unsigned threads,
                                 std::vector<Gap>& gaps, KeptReadings* kept) {
  Copies copies(tree, contents, threads, kept);
  std::vector<BackupFolder> folders = find_backup_folders(tree, copies);
  std::vector<Suspect> suspects = suspects_by_name(tree, folders, threads);
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
