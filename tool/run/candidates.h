// Which C and C++ files are worth Clang's time: those that a finding about definitions stands on, and those
// whose definitions depth 1 is not sure of. A pure function of what depth 1 led to.
#pragma once
#include <vector>

#include "checks/check.h"
#include "index/concepts.h"
#include "index/project.h"
#include "model/finding.h"

namespace ssot {

// Sorted, unique; those of `more` among them.
std::vector<FileId> candidates(const Project& project, const ConceptIndex& concepts,
                               const std::vector<Finding>& findings, const std::vector<FileId>& more);

// Files in which only a parser can tell whether a concept's class is made or returned, where the policy
// declares a factory that ought to do it. They want their function bodies parsed. Sorted, unique.
std::vector<FileId> candidates_with_bodies(const Project& project, const ConceptIndex& concepts);

// Files with copies of a concept's class, and those of the class: only a parser knows their methods' types.
// Sorted, unique.
std::vector<FileId> candidates_of_copies(const CheckInput& input);

}  // namespace ssot
