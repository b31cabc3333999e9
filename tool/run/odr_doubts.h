// Files whose definitions SSOT106 may be about: names defined in several files, with texts that differ.
#pragma once
#include <string>
#include <vector>

#include "index/project.h"
#include "policy/policy.h"

namespace ssot {

// Unsorted, with repetitions. Reads the texts of the places that odr_candidates names from `root`.
std::vector<FileId> odr_doubts(const Project& project, const Policy& policy, const std::string& root,
                               unsigned threads);

}  // namespace ssot
