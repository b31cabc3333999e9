// `ssot explain`: the rules' pages, as they stand in rules/catalogue/.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/shared_options.h"
#include "model/rule_words.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot explain                        every rule\n"
    "  ssot explain duplicate-definition   one rule, by name\n"
    "  ssot explain SSOT301                or by id";

std::string row(const RuleWords& rule) {
  return fmt::format("{}  {:<24}{:<9}{}\n", rule.id, rule.name, severity_name(rule.severity), rule.summary);
}

std::string catalogue() {
  std::string out;
  std::string later;
  for (const RuleWords& rule : all_rules()) {
    (rule.built ? out : later) += row(rule);
  }
  if (!later.empty()) out += "\nReserved; the check is not in this version:\n" + later;
  return out + "\nssot explain RULE prints a rule's page.\n";
}

std::string page(const RuleWords& rule) {
  std::string out =
      fmt::format("{} [{}]  default severity: {}\n", rule.name, rule.id, severity_name(rule.severity));
  fmt::format_to(std::back_inserter(out), "{}\n", rule.summary);
  if (!rule.built) out += "The name is reserved; the check is not in this version.\n";
  const std::size_t start = rule.page.find_first_not_of('\n');
  if (start != std::string_view::npos)
    fmt::format_to(std::back_inserter(out), "\n{}", rule.page.substr(start));
  return out;
}

// Ids are accepted in any case.
const RuleWords* find_by_words(const std::string& typed) {
  if (const RuleWords* rule = find_rule(typed)) return rule;
  std::string upper = typed;
  std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
  return find_rule(upper);
}

}  // namespace

int run_explain(const CommandLine& command_line) {
  std::string name;
  Arguments arguments("explain", "Prints a rule's page, or the catalogue of all rules.", kExamples);
  arguments.positional("RULE", name, "A rule's id or name", one_rule());
  if (const auto ended = arguments.parse(command_line)) return *ended;
  if (name.empty()) {
    write_stdout(catalogue());
    return kExitClean;
  }
  const RuleWords* rule = find_by_words(name);
  if (rule == nullptr) {
    std::vector<std::string_view> known;
    for (const RuleWords& words : all_rules()) known.insert(known.end(), {words.id, words.name});
    return refuse(fmt::format("ssot explain: there is no rule \"{}\"{} (ssot explain lists them all)", name,
                              did_you_mean(name, known)));
  }
  write_stdout(page(*rule));
  return kExitClean;
}

}  // namespace ssot
