// Which paths git would ignore, whether or not they exist: what is generated and not committed.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "git/repository.h"
#include "git/snapshot.h"

namespace ssot {

// Those of `paths` (from Repository::folder) that an ignore rule fits, sorted. The rules are those of `snapshot` where it is not
// null, else those on disk. On failure git's own reason.
Result<std::vector<std::string>> ignored_paths(const Repository& repository, const std::vector<std::string>& paths,
                                               const Snapshot* snapshot = nullptr);

}  // namespace ssot
