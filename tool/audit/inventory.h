// The inventory of a linked tree: everything of model/inventory.h but what only git and the run know (dates,
// authors, trend).
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "base/contents.h"
#include "index/concepts.h"
#include "model/inventory.h"

namespace ssot {

struct AuditInput {
  const Project& project;
  const Policy& policy;
  const ConceptIndex& concepts;
  const std::vector<FileFacts>& left_over;  // facts of the copies that SSOT501 reports
  const Contents& contents;
  unsigned threads = 1;
  std::size_t most = 30;          // discovered concepts with a page of their own
  std::vector<std::string> only;  // paths from the root; empty: everything
};

Inventory take_inventory(const AuditInput& input);

}  // namespace ssot
