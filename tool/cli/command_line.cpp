#include "cli/command_line.h"

#include "model/rule_words.h"

namespace ssot {
namespace {

std::vector<std::string> names_of_rules() {
  std::vector<std::string> names;
  for (const RuleWords& rule : all_rules()) {
    if (rule.built) names.insert(names.end(), {rule.id, rule.name});
  }
  return names;
}

}  // namespace

Values a_path() { return {Values::Kind::kPath}; }

Values a_folder() { return {Values::Kind::kFolder}; }

Values choices_of(const std::vector<std::string_view>& choices) {
  return {Values::Kind::kChoice, {choices.begin(), choices.end()}};
}

Values reports_in(const std::vector<std::string_view>& formats) {
  return {Values::Kind::kReport, {formats.begin(), formats.end()}};
}

Values one_rule() { return {Values::Kind::kChoice, names_of_rules()}; }

Values some_rules() { return {Values::Kind::kList, names_of_rules()}; }

}  // namespace ssot
