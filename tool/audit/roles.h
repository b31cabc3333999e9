// What each member is to the others, guessed from its name, its bases and where it lies; and which are
// rivals.
#pragma once
#include "audit/clusters.h"

namespace ssot {

// Fills role, role_reason and rival of every member.
void guess_roles(Cluster& cluster);

}  // namespace ssot
