#include "verdict/settle.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "base/path.h"
#include "base/text.h"
#include "model/rule_words.h"
#include "verdict/exceptions.h"
#include "verdict/fingerprint.h"

namespace ssot {
namespace {

bool ran(const SettleRequest& request, std::string_view rule) {
  return std::find(request.rules.begin(), request.rules.end(), rule) != request.rules.end();
}

Finding incomplete_analysis(const std::vector<Gap>& gaps) {
  std::map<std::string_view, std::size_t> kinds;
  for (const Gap& gap : gaps) ++kinds[gap_kind_name(gap.kind)];
  std::vector<std::string> words;
  for (const auto& [kind, count] : kinds) words.push_back(fmt::format("{} {}", count, kind));
  Finding finding;
  finding.rule = "incomplete-analysis";
  finding.path = ".";
  finding.detail = "gaps";
  finding.message = fmt::format("{} could not be read or resolved ({}); what they hold was not judged",
                                count_of(gaps.size(), "place"), enumerate(words));
  finding.advice =
      "The report's coverage lists each with its reason; --strict makes unread, lost, no-unit and worker "
      "ones an exit code.";
  return finding;
}

bool is_under_any(std::string_view path, const std::vector<std::string>& paths) {
  return paths.empty() || std::any_of(paths.begin(), paths.end(),
                                      [&](const std::string& each) { return is_under(path, each); });
}

bool reported(const Finding& finding, const std::vector<std::string>& paths) {
  if (finding.rule == "incomplete-analysis" || finding.rule == "loosened-policy") return true;
  const auto under = [&](std::string_view path) { return is_under_any(path, paths); };
  if (under(finding.path)) return true;
  for (const std::string_view rule :
       {"duplicate-definition", "odr-clash", "dual-path-import", "import-cycle", "stale-baseline"}) {
    if (finding.rule != rule) continue;
    return std::any_of(finding.related.begin(), finding.related.end(),
                       [&](const Related& each) { return under(each.path); });
  }
  return false;
}

auto place_of(const Finding& finding) {
  return std::tie(finding.path, finding.region.line, finding.region.column, finding.rule, finding.detail,
                  finding.concept_id, finding.message);
}

// Severity, key and fingerprint, in order of place.
void stamp(std::vector<Finding>& findings, const Policy& policy) {
  for (Finding& finding : findings)
    finding.severity = finding.own_severity.value_or(policy.severity_of(finding.rule));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return place_of(a) < place_of(b); });
  stamp_fingerprints(findings);
}

// The figures are of what is reported.
void compare(const std::vector<Finding>& findings, const DebtAnswer& debt, const SettleRequest& request,
             Comparison& comparison) {
  if (request.debt.baseline != nullptr) comparison.baseline = request.debt.baseline->file;
  count_debt(findings, comparison);
  const auto under = [&](const BaselineEntry* entry) { return is_under_any(entry->key[2], request.paths); };
  comparison.stale = static_cast<std::size_t>(std::count_if(debt.stale.begin(), debt.stale.end(), under));
  comparison.unsought =
      static_cast<std::size_t>(std::count_if(debt.unsought.begin(), debt.unsought.end(), under));
  for (const BaselineEntry* entry : debt.stale) comparison.stale_keys.push_back(entry->key);
}

}  // namespace

std::vector<Finding> settle(std::vector<Finding> findings, const std::vector<Gap>& gaps, const Policy& policy,
                            const SettleRequest& request) {
  apply_suppressions(findings, request.suppressions, policy, request.rules);
  apply_exceptions(findings, policy, request.rules);
  if (!gaps.empty() && ran(request, "incomplete-analysis")) findings.push_back(incomplete_analysis(gaps));
  stamp(findings, policy);
  // From here on equal findings are told apart, also from those that nobody reports.
  DebtAnswer debt = mark_known(findings, gaps, request.rules, request.debt);
  std::erase_if(findings, [](const Finding& finding) { return finding.severity == Severity::kOff; });
  if (ran(request, "stale-baseline")) {
    std::vector<Finding> stale = stale_findings(debt.stale);
    stamp(stale, policy);
    findings.insert(findings.end(), std::make_move_iterator(stale.begin()),
                    std::make_move_iterator(stale.end()));
  }
  std::erase_if(findings, [&](const Finding& finding) { return !reported(finding, request.paths); });
  // key[0] is the rule's id.
  const auto order = [](const Finding& each) {
    return std::tie(each.path, each.region.line, each.region.column, each.key.front(), each.fingerprint);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
  if (request.comparison != nullptr) compare(findings, debt, request, *request.comparison);
  return findings;
}

}  // namespace ssot
