// Files whose definitions SSOT106 may be about: names defined in several files, with texts that differ.
#pragma once
#include <string>
#include <vector>

#include "base/contents.h"
#include "index/project.h"
#include "policy/policy.h"

namespace ssot {

// Unsorted, with repetitions. Reads the texts of the places that odr_candidates names.
std::vector<FileId> odr_doubts(const Project& project, const Policy& policy, const Contents& contents,
                               unsigned threads);

}  // namespace ssot
