// Which of an inventory's clusters a team would declare as they are, and how; and which it would have to
// think about first.
//
// Judges by what the inventory says and reads nothing else. What only a run of `check` can tell is added by
// run/propose.h.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "model/inventory.h"
#include "model/proposal.h"

namespace ssot {

// At most `most` without a doubt, and half a dozen with one; the most hurtful first. `of_others`: folders
// that may hold code of others, which is not the team's to consolidate.
std::vector<ProposedConcept> propose_concepts(const Inventory& inventory, std::size_t most,
                                              const std::vector<std::string>& of_others);

}  // namespace ssot
