// What an audit has a page for: the policy's concepts, each with what was found of the same name, and the
// clusters that no concept speaks of.
#pragma once
#include <vector>

#include "audit/clusters.h"
#include "index/concepts.h"

namespace ssot {

struct Subject {
  const FoundConcept* declared = nullptr;  // null: discovered
  Cluster cluster;
  std::vector<Taking> takings;  // of a declared one: its imports, by file, import
};

// Declared ones first, in the policy's order, then the clusters as they come. A cluster one of whose rivals a
// concept claims is that concept's.
std::vector<Subject> subjects_of(const DiscoveryInput& input, const ConceptIndex& concepts,
                                 std::vector<Cluster> clusters);

}  // namespace ssot
