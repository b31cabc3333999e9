#include "run/suppressions.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "model/rule_words.h"

namespace ssot {
namespace {

constexpr int kDeepest = 3;

bool needs_units(const Suppression& suppression) {
  return std::any_of(suppression.rules.begin(), suppression.rules.end(), [](std::string_view word) {
    const RuleWords* rule = find_rule(word);
    if (rule == nullptr) return false;
    return rule->name == "odr-clash" || rule->name == "ambiguous-include" ||
           rule->name == "not-in-compile-database";
  });
}

bool is_of_units(const Gap& gap) { return gap.kind == GapKind::kNoUnit || gap.kind == GapKind::kWorker; }

}  // namespace

std::vector<PlacedSuppression> suppressions_of(const Project& project, const std::vector<Gap>& gaps,
                                               int depth) {
  std::vector<PlacedSuppression> all;
  for (const FileFacts& file : project.files()) {
    for (const Suppression& each : file.suppressions)
      all.push_back({.path = file.path,
                     .suppression = &each,
                     .settled = file.language != Language::kCpp || depth == kDeepest});
  }
  for (const Document& page : project.documents()) {
    for (const Suppression& each : page.suppressions)
      all.push_back({.path = page.path, .suppression = &each, .settled = true});
  }
  if (all.empty()) return all;
  std::unordered_set<std::string_view> lost;
  for (const Gap& gap : gaps) lost.insert(gap.path);
  const bool units = !project.units().graph.empty() && std::none_of(gaps.begin(), gaps.end(), is_of_units);
  for (PlacedSuppression& each : all) {
    if (lost.contains(each.path) || (!units && needs_units(*each.suppression))) each.settled = false;
  }
  return all;
}

}  // namespace ssot
