#include <algorithm>

#include "run/run.h"

namespace ssot {

int exit_code(const ScanResult& result, Severity fail_on, bool strict) {
  const bool failed =
      fail_on != Severity::kOff &&
      std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& finding) {
        return finding.status == Status::kNew && finding.severity >= fail_on;
      });
  if (failed) return 1;
  const bool gap = std::any_of(result.gaps.begin(), result.gaps.end(), [](const Gap& each) {
    if (each.old) return false;
    return each.kind == GapKind::kUnread || each.kind == GapKind::kLost || each.kind == GapKind::kNoUnit ||
           each.kind == GapKind::kWorker;
  });
  return strict && gap ? 3 : 0;
}

}  // namespace ssot
