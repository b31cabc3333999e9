// What git knows of a work tree's files: which are tracked, which are neither tracked nor ignored.
//
// Reads only, and runs nothing that the repository's own configuration names (docs/hardening.md): no
// file-system monitor, hooks, filters or network. Whose repository it is does not matter, because nothing of
// it is obeyed; that is why the folders are named outright, which git does not refuse. History and objects
// are not here.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/facts.h"

namespace ssot {

struct Repository {
  std::string top;     // absolute; the work tree's uppermost folder, which holds `.git`
  std::string folder;  // absolute; the folder that was asked about: `top` or below it
};

// The repository whose work tree `folder` (absolute, links resolved) lies in: the nearest `.git` upward that
// looks like one.
std::optional<Repository> find_repository(const std::string& folder);

enum class EntryKind : std::uint8_t { kFile, kLink, kSubmodule };

struct TrackedEntry {
  std::string path;  // from Repository::folder, bytes as git has them
  EntryKind kind = EntryKind::kFile;
};

// What the index holds below `folder`, sorted by path as bytes, each path once. On failure git's own reason.
Result<std::vector<TrackedEntry>> tracked_entries(const Repository& repository);

struct Untracked {
  std::vector<std::string>
      paths;  // sorted as bytes; one that ends in '/' is another repository: git does not look into it
  std::vector<Gap> gaps;  // folders that git could not open
};

// Files on disk below `folder` that are neither tracked nor ignored. With `among`, only these files and
// folders (paths from `folder`) are asked about.
Result<Untracked> untracked_files(const Repository& repository, const std::vector<std::string>& among = {});

}  // namespace ssot
