// Python files are read once more where the first reading could not know what to look for: under which other
// names a file knows what the policy names, and which classes stand between two that the policy speaks of.
#pragma once
#include "base/contents.h"
#include "index/project.h"
#include "model/request.h"
#include "policy/policy.h"

namespace ssot {

// `request` is what the tree was read with. A file that has become unreadable
// keeps what was read.
Project read_more(Project project, const Policy& policy, const Request& request, const Contents& contents,
                  unsigned threads);

}  // namespace ssot
