// Git's index as values: what would be committed, and what the files on disk were like when git last looked
// at them.
//
// Format: git's Documentation/gitformat-index.txt, versions 2 to 4. Reads bytes only; which file to read is
// in git/trees.h.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "git/object_id.h"
#include "git/repository.h"

namespace ssot {

// What lstat said of the file, each cut to 32 bits.
struct IndexStat {
  std::uint32_t ctime = 0, ctime_ns = 0, mtime = 0, mtime_ns = 0;
  std::uint32_t dev = 0, ino = 0, uid = 0, gid = 0, size = 0;
};

struct IndexEntry {
  std::string path;  // from the work tree's top
  EntryKind kind = EntryKind::kFile;
  bool conflict = false;       // one of several stages; only the first of a path is listed
  bool stat_counts = true;     // not assume-unchanged, not skip-worktree
  bool intent_to_add = false;  // `git add -N`: not part of a commit
  ObjectId id;
  IndexStat stat;
};

struct IndexFile {
  std::vector<IndexEntry> entries;  // sorted by path as bytes
  // When the index itself was written: an entry that is not older may have changed since without a trace
  // ("racily clean").
  std::uint32_t written = 0, written_ns = 0;
};

// `hash_size` is 20 or 32. Fails for what is no index, and for one that leans on other files (a split or
// sparse index).
Result<IndexFile> parse_index(std::string_view bytes, std::size_t hash_size);

// The same from `git ls-files -z --stage --debug`.
Result<IndexFile> parse_listed_index(std::string_view printed);

}  // namespace ssot
