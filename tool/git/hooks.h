// Where git looks for the hooks of a repository: what git itself answers, with core.hooksPath from every
// configuration that a commit would obey, in worktrees and submodules too. Reads only; runs no hook.
#pragma once
#include <string>

#include "base/result.h"
#include "git/repository.h"

namespace ssot {

struct HooksFolder {
  std::string path;  // absolute; need not exist
  bool elsewhere =
      false;  // neither in the repository's git folder nor in its work tree: others may use it too
};

// On failure git's own reason.
Result<HooksFolder> hooks_folder(const Repository& repository);

}  // namespace ssot
