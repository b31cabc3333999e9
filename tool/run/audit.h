// `ssot audit`: the tree read as `check` does at depth 1, with every definition, and its inventory taken.
#pragma once
#include <string>
#include <string_view>

#include "model/inventory.h"
#include "run/run.h"

namespace ssot {

struct AuditRequest {
  std::size_t most = 30;  // discovered concepts with a page of their own
  bool authors = true;    // names of people from git
  bool dates = true;      // ask git at all
  std::string title;      // of the reports; may be empty
};

struct Audited {
  Inventory inventory;
  std::vector<Timing> timings;
};
// What one line of --history says of an inventory.
TrendPoint trend_point_of(const Inventory& inventory);
// Fills its trend: what came before, and this run.
void add_trend(Inventory& inventory, const std::vector<TrendPoint>& before);

Audited audit(const Workspace& workspace, const AuditRequest& request);

}  // namespace ssot
