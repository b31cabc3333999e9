#include <fmt/format.h>

#include <string>

#include "model/rule_words.h"
#include "report/sarif_parts.h"

namespace ssot {
namespace {

// The text of one section of a page, without its heading.
std::string_view section_of(std::string_view page, const std::string& heading) {
  const std::string line = "\n## " + heading + "\n";
  std::size_t start = page.find(line);
  if (start == std::string_view::npos) return {};
  start = page.find_first_not_of('\n', start + line.size());
  if (start == std::string_view::npos) return {};
  std::string_view text = page.substr(start, page.find("\n## ", start) - start);
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

// What the hundreds of an id mean.
std::string_view group_of(const RuleWords& rule) {
  switch (rule.id[4]) {
    case '1':
      return "definitions";
    case '2':
      return "imports";
    case '3':
      return "dependencies";
    case '4':
      return "usage";
    case '5':
      return "left-overs";
    default:
      return "upkeep";
  }
}

std::string_view problem_severity(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "recommendation";
}

void write_properties(JsonWriter& json, const RuleWords& rule) {
  json.name("properties");
  json.open('{');
  json.word("precision", "high");  // a rule that cannot be sure says less
  json.word("problem.severity", problem_severity(rule.severity));
  json.name("tags");
  json.open('[');
  json.word("maintainability");
  json.word(group_of(rule));
  json.close(']');
  json.close('}');
}

void write_rule(JsonWriter& json, const RuleWords& rule, const SarifProfile& profile) {
  const std::string_view finds = section_of(rule.page, "What it finds");
  const std::size_t start = rule.page.find_first_not_of('\n');
  const std::string page =
      start == std::string_view::npos ? rule.summary : std::string(rule.page.substr(start));
  json.open('{');
  json.text("id", rule.id);
  json.text("name", rule.name);
  write_sarif_text(json, "shortDescription", rule.summary, profile.most_text);
  write_sarif_text(json, "fullDescription", finds.empty() ? rule.summary : finds, profile.most_text);
  json.name("help");
  json.open('{');
  json.text("text", rule.summary + "\n\n" + page);
  json.text("markdown", fmt::format("# {} ({})\n\n{}", rule.name, rule.id, page));
  json.close('}');
  json.name("defaultConfiguration");
  json.open('{');
  if (rule.severity == Severity::kOff) {
    json.name("enabled");
    json.boolean(false);
  } else {
    json.word("level", severity_name(rule.severity));
  }
  json.close('}');
  write_properties(json, rule);
  json.close('}');
}

}  // namespace

void write_sarif_rules(JsonWriter& json, const SarifProfile& profile) {
  json.name("rules");
  json.open('[');
  for (const RuleWords& rule : all_rules()) {
    if (!rule.built) continue;
    json.line_break(4);
    write_rule(json, rule, profile);
  }
  json.close(']');
}

}  // namespace ssot
