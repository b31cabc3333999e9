// Which imports take which path of a concept (contract.md, "Path rules"). Internal to index; checks read
// ConceptIndex.
#pragma once
#include <cstdint>
#include <vector>

#include "index/concepts.h"
#include "index/project.h"

namespace ssot {

// Appends the takings of `found`, the concept at `concept_index`, and fills its shims.
void find_takings(const Project& project, const Policy& policy, std::uint32_t concept_index,
                  FoundConcept& found, std::vector<Taking>& takings);

}  // namespace ssot
