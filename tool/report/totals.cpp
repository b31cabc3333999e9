#include "report/totals.h"

#include "model/rule_words.h"

namespace ssot {

std::string id_of(const std::string& rule) {
  const RuleWords* words = find_rule(rule);
  return words == nullptr ? rule : words->id;
}

Totals count(const ScanResult& result) {
  Totals totals;
  for (const Finding& finding : result.findings) {
    if (finding.status == Status::kKnown) ++totals.known;
    if (finding.status == Status::kSuppressed) ++totals.suppressed;
    if (finding.status != Status::kNew) continue;
    if (finding.severity == Severity::kError) ++totals.errors;
    if (finding.severity == Severity::kWarning) ++totals.warnings;
    if (finding.severity == Severity::kNote) ++totals.notes;
    ++totals.by_rule[id_of(finding.rule)];
  }
  return totals;
}

}  // namespace ssot
