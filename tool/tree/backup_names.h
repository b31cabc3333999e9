// What a backup's name looks like, and what its original must be called. Pure: touches no disk, compares no
// contents.
//
// A name is only half of the proof where it could as well be a feature's (`database_backup.py`);
// tree/backups.h has the other.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

enum class BackupForm : unsigned char {
  kNone,    // an ordinary name
  kSuffix,  // a source name with something behind it, `x.py.bak`: nobody names a feature so
  kStem,    // a source name with a worded stem, `x_old.py`: a backup only when an original with like contents
            // lies beside it
};

struct BackupName {
  BackupForm form = BackupForm::kNone;
  std::vector<std::string> originals;  // names the original may have, the likeliest first
};

// `name` is a path's last segment.
BackupName read_backup_name(std::string_view name);

// "backup_20250910", "websocket.bak", "old": dated, or ending in a backup word. Its contents must prove it.
bool is_backup_folder_name(std::string_view name);

}  // namespace ssot
