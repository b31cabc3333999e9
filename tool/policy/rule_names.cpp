#include "policy/rule_names.h"

#include <fmt/format.h>

#include "base/text.h"
#include "model/rule_words.h"

namespace ssot {

std::string suggest_rule(std::string_view word) {
  std::vector<std::string_view> known;
  for (const RuleWords& rule : all_rules()) known.push_back(rule.name);
  // A number that does not exist says nothing about the one that was meant.
  for (const RuleWords& rule : all_rules()) {
    if (!word.starts_with("SSOT")) known.push_back(rule.id);
  }
  const std::string_view meant = closest(word, known);
  return meant.empty() ? "`ssot explain` lists the rules" : fmt::format("did you mean \"{}\"?", meant);
}

Result<std::vector<std::string>> rules_named(std::string_view word) {
  if (const RuleWords* rule = find_rule(word)) return std::vector<std::string>{rule->name};
  std::vector<std::string> names;
  constexpr std::string_view kPrefix = "SSOT";
  if (word.starts_with(kPrefix) && word.size() > kPrefix.size()) {
    for (const RuleWords& rule : all_rules()) {
      if (rule.id.starts_with(word)) names.push_back(rule.name);
    }
  }
  if (names.empty()) return Error{fmt::format("there is no rule \"{}\"; {}", word, suggest_rule(word))};
  return names;
}

}  // namespace ssot
