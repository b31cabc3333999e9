// Python files that know what the policy names under other names are read once more, with these names to look for.
#pragma once
#include <string>

#include "index/project.h"
#include "model/request.h"
#include "policy/policy.h"

namespace ssot {

// `request` is what the tree was read with. Files are read from `root` on disk; one that has become unreadable keeps what was read.
Project read_renamed(Project project, const Policy& policy, const Request& request, const std::string& root,
                     unsigned threads);

}  // namespace ssot
