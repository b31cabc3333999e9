// The policy of a tree, on disk or as git has it.
#pragma once
#include <optional>
#include <string>

#include "git/snapshot.h"
#include "policy/load.h"

namespace ssot {

// A file of the policy by its path from `root` (absolute), of `snapshot` where that is not null. What a link out of the root
// leads to is not read; `trusted` alone may be such a link: somebody named it.
std::optional<std::string> read_policy_file(const std::string& root, const Snapshot* snapshot,
                                            const std::string& path, const std::string& trusted);

// `config` from the root; empty, or nothing that `snapshot` holds: the policy without any file.
LoadedPolicy policy_of_tree(const std::string& root, const Snapshot* snapshot, const std::string& config,
                            Date today);

}  // namespace ssot
