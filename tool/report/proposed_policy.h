// A proposal as the text of an `ssot.json`, with comments that say what was seen and what is to be decided.
//
// Written so that `ssot check` accepts it as it stands, whatever the names of the tree are.
#pragma once
#include <string>

#include "model/proposal.h"

namespace ssot {

std::string render_proposed_policy(const Proposal& proposal);

}  // namespace ssot
