// The trend of an audit: figures of this run beside those of earlier ones.
#include <algorithm>

#include "run/audit.h"

namespace ssot {

TrendPoint trend_point_of(const Inventory& inventory) {
  TrendPoint point;
  point.date = inventory.date;
  point.commit = inventory.commit;
  point.score = inventory.score.points;
  for (const AuditConcept& each : inventory.concepts) ++(each.declared ? point.declared : point.discovered);
  point.discovered += inventory.others.size();
  point.definitions = inventory.score.definitions;
  point.imports = inventory.score.imports;
  point.wrong_imports = inventory.score.imports - inventory.score.right_imports;
  for (const ClutterFolder& each : inventory.clutter) {
    point.backups += each.files;
    point.backup_bytes += each.bytes;
  }
  point.files = inventory.analysed;
  point.gaps = inventory.gaps.size();
  return point;
}

void add_trend(Inventory& inventory, const std::vector<TrendPoint>& before) {
  inventory.trend = before;
  inventory.trend.push_back(trend_point_of(inventory));
  std::stable_sort(inventory.trend.begin(), inventory.trend.end(),
                   [](const TrendPoint& a, const TrendPoint& b) { return a.date < b.date; });
}

}  // namespace ssot
