#include "report/rule_index.h"

#include <fmt/format.h>

#include <iterator>

#include "model/rule_words.h"

namespace ssot {
namespace {

void append_table(std::string& out, bool built) {
  out += "| id | name | default | what it says |\n|---|---|---|---|\n";
  for (const RuleWords& rule : all_rules()) {
    if (rule.built != built) continue;
    fmt::format_to(std::back_inserter(out), "| [{0}](../rules/catalogue/{0}-{1}.md) | {1} | {2} | {3} |\n",
                   rule.id, rule.name, severity_name(rule.severity), rule.summary);
  }
}

}  // namespace

std::string render_rule_index() {
  std::string out =
      "# The rules\n\nGenerated from the pages in `rules/catalogue/`; `ssot explain RULE` prints a page.\n\n";
  append_table(out, /*built=*/true);
  out += "\nReserved: the names are taken, the checks are not in this version.\n\n";
  append_table(out, /*built=*/false);
  return out;
}

}  // namespace ssot
