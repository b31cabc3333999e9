// Which imports, mentions and code fences take which path of a concept (contract.md, "Path rules"). Internal to index; checks
// read ConceptIndex.
#pragma once
#include <cstdint>
#include <vector>

#include "index/concepts.h"
#include "index/project.h"

namespace ssot {

struct FoundTakings {
  std::vector<Taking>& imports;
  std::vector<Taking>& mentions;  // without those that are lawful
  std::vector<Taking>& shown;     // of code fences
};

// Appends the takings of `found`, the concept at `concept_index`, and fills its shims.
void find_takings(const Project& project, const Policy& policy, std::uint32_t concept_index,
                  FoundConcept& found, const FoundTakings& takings);

}  // namespace ssot
