// The set of files that a run is about: what contract.md, "What is read", says, with a language by name and
// in byte order.
//
// Opens folders only, never a file; links are named, not followed (docs/decisions/links-and-repositories.md).
// Which files are left-over copies is asked in tree/backups.h.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/glob.h"
#include "base/result.h"
#include "model/language.h"
#include "model/source_file.h"

namespace ssot {

class Snapshot;

struct WalkOptions {
  std::string root;           // an existing folder
  std::vector<Glob> exclude;  // path globs
  std::vector<std::pair<Glob, Language>>
      languages;  // path globs; without a '/' they speak of names. The last match wins
  unsigned threads = 1;
  const Snapshot* snapshot = nullptr;  // walk this instead of the disk; its paths are from the root
};

// Fails with a sentence only when the root cannot be opened. `Tree::backups` is left empty.
Result<Tree> walk(const WalkOptions& options);

}  // namespace ssot
