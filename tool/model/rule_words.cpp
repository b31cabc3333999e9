#include "model/rule_words.h"

#include <algorithm>

#include "base/text.h"
#include "model/embedded.h"

namespace ssot {
namespace {

// A page opens with a head between two lines of "---"; each line of it is "key: value".
RuleWords parse_page(std::string_view text) {
  RuleWords words;
  std::size_t at = text.find('\n') + 1;
  while (true) {
    const std::size_t end = text.find('\n', at);
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line == "---") break;
    const std::size_t colon = line.find(": ");
    const std::string_view key = line.substr(0, colon);
    const std::string_view value = line.substr(colon + 2);
    if (key == "id") words.id = value;
    if (key == "name") words.name = value;
    if (key == "summary") words.summary = value;
    if (key == "severity") words.severity = severity_from(value).value_or(Severity::kWarning);
    if (key == "built") words.built = value == "yes";
    if (key == "option") {
      const auto parts = split(value, ' ');
      RuleOption option{.name = std::string(parts[0]), .type = std::string(parts[1]), .choices = {}};
      for (std::size_t i = 2; i < parts.size(); ++i) option.choices.emplace_back(parts[i]);
      words.options.push_back(std::move(option));
    }
  }
  words.page = text.substr(at);
  return words;
}

const std::vector<RuleWords>& table() {
  static const std::vector<RuleWords> rules = [] {
    std::vector<RuleWords> all;
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name.starts_with("catalogue/SSOT")) all.push_back(parse_page(file.text));
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return all;
  }();
  return rules;
}

}  // namespace

std::span<const RuleWords> all_rules() { return table(); }

const RuleWords* find_rule(std::string_view id_or_name) {
  for (const RuleWords& rule : table()) {
    if (rule.id == id_or_name || rule.name == id_or_name) return &rule;
  }
  return nullptr;
}

std::string_view embedded_file(std::string_view name) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == name) return file.text;
  }
  return {};
}

}  // namespace ssot
