// When each definition of an inventory came to be what it is, and by whom. Part of run/audit.cpp.
#pragma once
#include <string>

#include "base/contents.h"
#include "model/inventory.h"
#include "run/audit.h"

namespace ssot {

// Fills `changed` of every definition and the inventory's `commit`.
void add_history(Inventory& inventory, const std::string& root, const Contents& contents,
                 const AuditRequest& request);

}  // namespace ssot
