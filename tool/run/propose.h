// `ssot init`: a policy for a tree that has none, tried out before anybody is asked to believe in it.
#pragma once
#include <cstddef>
#include <string>

#include "model/proposal.h"
#include "run/run.h"

namespace ssot {

struct Proposed {
  Proposal proposal;
  std::string text;  // of ssot.json
};

// Whatever policy the workspace has is passed over. What is proposed without a doubt has been judged by
// `check` once: it points at what is there, and claims nothing that was not seen.
Proposed propose(const Workspace& workspace, std::size_t most);

}  // namespace ssot
