#include "verdict/loosened.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "model/rule_words.h"
#include "policy/loosening.h"

namespace ssot {
namespace {

constexpr const char* kAdvice =
    "This run was judged without it. Take it back, or have it decided by who owns the policy: it holds once "
    "it is merged.";

Finding finding_at(const Place& place, std::string message) {
  Finding finding;
  finding.rule = "loosened-policy";
  finding.path = place.file;
  if (place.line != 0) finding.region = {place.line, place.column, place.line, place.column};
  finding.detail = message;
  finding.message = std::move(message);
  finding.advice = kAdvice;
  return finding;
}

Finding of_debt(const BaselineEntry& entry, const std::vector<std::pair<Glob, Place>>& locked) {
  const std::vector<std::string>& key = entry.key;
  const RuleWords* words = find_rule(key[0]);
  std::string message =
      fmt::format("known debt grew by a {} in {}{}", words == nullptr ? key[0] : words->name, key[2],
                  key[4].empty() ? "" : fmt::format(" ({})", key[4]));
  for (const auto& [glob, place] : locked) {
    if (!glob.matches(key[2])) continue;
    message += fmt::format(", below \"{}\", which is locked", glob.text());
    break;
  }
  return finding_at(entry.place, std::move(message));
}

}  // namespace

std::vector<Finding> loosened_policy(const PolicySide& before, const PolicySide& now,
                                     const std::string& commit) {
  std::vector<Finding> findings;
  for (const Loosening& each : find_loosenings(before.policy, now.policy)) {
    const std::string was = each.place.line == 0 ? fmt::format("{} has it", commit)
                            : each.before.file.empty()
                                ? fmt::format("it is not so in {}", commit)
                                : fmt::format("in {} it stands at {}", commit, to_text(each.before));
    findings.push_back(finding_at(each.place, fmt::format("{} ({})", each.what, was)));
  }
  std::unordered_set<std::string_view> known;
  for (const BaselineEntry& each : before.debt.entries) known.insert(each.line);
  for (const BaselineEntry& each : now.debt.entries) {
    if (!known.contains(each.line)) findings.push_back(of_debt(each, before.policy.policy.baseline.locked));
  }
  return findings;
}

}  // namespace ssot
