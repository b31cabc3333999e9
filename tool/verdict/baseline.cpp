#include "verdict/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "model/rule_words.h"
#include "verdict/sought.h"

namespace ssot {

DebtAnswer mark_known(std::vector<Finding>& findings, const std::vector<Gap>& gaps,
                      const std::vector<std::string>& ran, const DebtRequest& request) {
  DebtAnswer answer;
  if (request.baseline == nullptr || request.baseline->entries.empty()) return answer;
  const std::vector<BaselineEntry>& entries = request.baseline->entries;
  std::unordered_map<std::string_view, std::size_t> by_line;
  by_line.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) by_line.emplace(entries[i].line, i);
  std::vector<bool> answered(entries.size());
  for (Finding& finding : findings) {
    const auto found = by_line.find(baseline_line(finding.key));
    if (found == by_line.end()) continue;
    answered[found->second] = true;
    if (finding.status == Status::kNew) finding.status = Status::kKnown;
  }
  const Sought sought(gaps, ran, request.depth, request.baseline->depth);
  const auto present = [&](const BaselineEntry& entry) -> const BaselineEntry* {
    if (request.present == nullptr) return &entry;
    const auto& others = request.present->entries;
    const auto found =
        std::lower_bound(others.begin(), others.end(), entry.line,
                         [](const BaselineEntry& each, const std::string& line) { return each.line < line; });
    return found == others.end() || found->line != entry.line ? nullptr : &*found;
  };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (answered[i]) continue;
    const std::vector<std::string>& key = entries[i].key;
    const BaselineEntry* entry = present(entries[i]);
    if (entry == nullptr) continue;
    (sought.covers(key[0], key[2]) ? answer.stale : answer.unsought).push_back(entry);
  }
  return answer;
}

std::vector<Finding> stale_findings(const std::vector<const BaselineEntry*>& stale) {
  std::vector<Finding> findings;
  for (const BaselineEntry* entry : stale) {
    const std::vector<std::string>& key = entry->key;
    const RuleWords* words = find_rule(key[0]);
    const std::string rule = words == nullptr ? key[0] : words->name;
    Finding finding;
    finding.rule = "stale-baseline";
    finding.concept_id = key[1];
    finding.path = entry->place.file;
    finding.region = {entry->place.line, entry->place.column, entry->place.line, entry->place.column};
    finding.detail = entry->line;
    finding.message = fmt::format("a {} in {}{} is known debt and is not found any more", rule, key[2],
                                  key[4].empty() ? "" : fmt::format(" ({})", key[4]));
    finding.advice = "\"ssot baseline --prune\" takes the line out.";
    finding.related.push_back({.path = key[2], .region = {}, .message = "where it was found"});
    findings.push_back(std::move(finding));
  }
  return findings;
}

void count_debt(const std::vector<Finding>& findings, Comparison& comparison) {
  const auto count = [&](auto&& fits) {
    return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), fits));
  };
  comparison.known = count([](const Finding& each) { return each.status == Status::kKnown; });
  comparison.fresh = count(is_recorded);
}

bool is_recorded(const Finding& finding) {
  const RuleWords* words = find_rule(finding.rule);
  return finding.status == Status::kNew && finding.severity >= Severity::kWarning && words != nullptr &&
         is_recordable(words->id);
}

}  // namespace ssot
