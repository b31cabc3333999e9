#include "verdict/exceptions.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/rule_words.h"

namespace ssot {
namespace {

bool is_among(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool covers(const Allow& entry, const Finding& finding) {
  if (!entry.concept_id.empty() && entry.concept_id != finding.concept_id) return false;
  return is_among(entry.rules, finding.rule) && entry.path.matches(finding.path);
}

Finding about(const Allow& entry, std::string_view rule, std::string message, std::string advice) {
  Finding finding;
  finding.rule = rule;
  finding.concept_id = entry.concept_id;
  finding.path = entry.place.file;
  finding.region = {entry.place.line, entry.place.column, entry.place.line, entry.place.column};
  finding.detail = fmt::format("{} {}", entry.path.text(), fmt::join(entry.rules, ","));
  finding.message = std::move(message);
  finding.advice = std::move(advice);
  return finding;
}

bool judged(const Allow& entry, const Policy& policy, const std::vector<std::string>& ran) {
  return std::all_of(entry.rules.begin(), entry.rules.end(), [&](const std::string& rule) {
    const RuleWords* words = find_rule(rule);
    return words && words->built && is_among(ran, rule) && policy.severity_of(rule) != Severity::kOff;
  });
}

}  // namespace

void apply_exceptions(std::vector<Finding>& findings, const Policy& policy,
                      const std::vector<std::string>& ran) {
  std::vector<const Allow*> entries;
  for (const Allow& entry : policy.allow) entries.push_back(&entry);
  for (const Concept& each : policy.concepts) {
    for (const Allow& entry : each.allow) entries.push_back(&entry);
  }
  std::vector<Finding> extra;
  for (const Allow* entry : entries) {
    const bool expired = entry->until && policy.today > *entry->until;
    bool used = false;
    for (Finding& finding : findings) {
      if (!covers(*entry, finding)) continue;
      used = true;
      if (expired || finding.status == Status::kSuppressed) continue;
      finding.status = Status::kSuppressed;
      finding.justification = entry->why;
    }
    const std::string what = fmt::format("the exception for \"{}\"", entry->path.text());
    if (expired && is_among(ran, "expired-suppression")) {
      extra.push_back(about(*entry, "expired-suppression",
                            fmt::format("{} ended on {}", what, to_text(*entry->until)),
                            used ? "Mend what it covered, or give it a new date and say why."
                                 : "It covers nothing any more: delete it."));
    } else if (!used && is_among(ran, "unused-suppression") && judged(*entry, policy, ran)) {
      extra.push_back(
          about(*entry, "unused-suppression", fmt::format("{} covers no finding", what), "Delete it."));
    }
  }
  findings.insert(findings.end(), std::make_move_iterator(extra.begin()),
                  std::make_move_iterator(extra.end()));
}

}  // namespace ssot
