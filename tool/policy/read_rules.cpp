#include "policy/read_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "model/rule_words.h"
#include "policy/rule_names.h"

namespace ssot {
namespace {

using Kind = LocatedJson::Kind;

std::vector<std::string> read_list(const LocatedJson& value, const RuleOption& option, std::string_view what,
                                   Complaints& complaints) {
  std::vector<std::string> values;
  for (const PlacedText& text : read_texts(value, what, complaints)) {
    if (std::find(option.choices.begin(), option.choices.end(), text.text) == option.choices.end()) {
      const std::vector<std::string_view> known(option.choices.begin(), option.choices.end());
      complaints.add(text.place, fmt::format("unknown entry \"{}\" in {}", text.text, what),
                     did_you_mean(text.text, known, "entries"));
    }
    values.push_back(text.text);
  }
  return values;
}

// One option's values, checked by its type.
std::vector<std::string> read_option(const LocatedJson& value, const RuleOption& option,
                                     Complaints& complaints) {
  const std::string what = fmt::format("\"{}\"", option.name);
  const auto wrong = [&](std::string_view must) {
    complaints.add(place_of(value), fmt::format("{} must be {}, not {}", what, must, kind_words(value)));
    return std::vector<std::string>{};
  };
  if (option.type == "list") return read_list(value, option, what, complaints);
  if (option.type == "globs") {
    std::vector<std::string> values;
    for (const PlacedText& text : read_texts(value, what, complaints)) {
      if (read_glob(text, GlobKind::kPath, complaints)) values.push_back(text.text);
    }
    return values;
  }
  if (option.type == "flag") {
    if (value.kind != Kind::kBool) return wrong("true or false");
    return {value.boolean ? "true" : "false"};
  }
  if (option.type == "number") {
    if (value.kind != Kind::kNumber || value.number < 0) return wrong("a number of 0 or more");
    return {fmt::format("{}", value.number)};
  }
  if (value.kind != Kind::kText) return wrong("a text");
  return {value.text};
}

RuleSetting read_setting(const RuleWords& rule, const LocatedJson& value, Complaints& complaints) {
  RuleSetting setting;
  setting.place = place_of(value);
  if (value.kind == Kind::kText) {
    setting.severity = read_severity(value, fmt::format("\"{}\"", rule.name), complaints);
    return setting;
  }
  if (value.kind != Kind::kObject) {
    complaints.add(place_of(value),
                   fmt::format("the setting of \"{}\" must be a severity or an object, not {}", rule.name,
                               kind_words(value)),
                   "write \"off\", \"note\", \"warning\" or \"error\"");
    return setting;
  }
  for (const JsonMember& member : value.members) {
    if (member.name == "severity") {
      setting.severity = read_severity(member.value, "\"severity\"", complaints);
      continue;
    }
    const auto option = std::find_if(rule.options.begin(), rule.options.end(),
                                     [&](const RuleOption& one) { return one.name == member.name; });
    if (option == rule.options.end()) {
      std::vector<std::string_view> known{"severity"};
      for (const RuleOption& one : rule.options) known.push_back(one.name);
      complaints.add(place_of(member),
                     fmt::format("the rule \"{}\" has no option \"{}\"", rule.name, member.name),
                     known.size() == 1 && closest(member.name, known).empty()
                         ? "it has none besides \"severity\""
                         : did_you_mean(member.name, known, "options"));
      continue;
    }
    setting.options[member.name] = read_option(member.value, *option, complaints);
  }
  return setting;
}

Allow read_one_allow(const LocatedJson& item, const std::string& concept_id, Complaints& complaints) {
  ObjectReader reader(item, object_kinds::kAllow, complaints);
  Allow allow;
  allow.place = reader.place();
  allow.concept_id = concept_id;
  if (std::optional<Glob> path = reader.required_glob("path", GlobKind::kPath)) allow.path = std::move(*path);
  allow.why = reader.text("why");
  if (item.kind == Kind::kObject && !reader.has("why")) {
    complaints.add(reader.place(), "this allowance lacks \"why\"",
                   "say why it is right here, for who reads it in a year");
  }
  allow.until = reader.date("until");
  if (item.kind == Kind::kObject && !reader.has("rules")) {
    complaints.add(reader.place(), "an entry of \"allow\" lacks \"rules\"",
                   "name the rules it allows, as in \"rules\": [\"duplicate-definition\"]");
  }
  const LocatedJson* rules = reader.find("rules");
  if (rules != nullptr && rules->kind == Kind::kArray && rules->items.empty()) {
    complaints.add(place_of(*rules), "\"rules\" is empty, so nothing is allowed",
                   "name the rules, or leave the entry out");
  }
  for (const PlacedText& word : reader.texts("rules")) {
    const Result<std::vector<std::string>> names = rules_named(word.text);
    if (!names) {
      complaints.add(word.place, fmt::format("there is no rule \"{}\"", word.text),
                     word.text.find('*') != std::string::npos
                         ? "there is no blanket form; name each rule, or a prefix such as \"SSOT2\""
                         : suggest_rule(word.text));
      continue;
    }
    for (const std::string& name : *names) {
      if (std::find(allow.rules.begin(), allow.rules.end(), name) == allow.rules.end())
        allow.rules.push_back(name);
    }
  }
  return allow;
}

}  // namespace

void read_rules(const LocatedJson& rules, Policy& policy, Complaints& complaints) {
  std::map<std::string, const JsonMember*> seen;
  for (const JsonMember& member : rules.members) {
    const RuleWords* rule = find_rule(member.name);
    if (rule == nullptr) {
      complaints.add(place_of(member), fmt::format("there is no rule \"{}\"", member.name),
                     suggest_rule(member.name));
      continue;
    }
    const auto [first, added] = seen.emplace(rule->name, &member);
    if (!added && first->second->value.file == member.value.file) {
      complaints.add(place_of(member),
                     fmt::format("the rule {} is set twice, as \"{}\" at {} and as \"{}\"", rule->id,
                                 first->second->name, to_text(place_of(*first->second)), member.name),
                     "keep one");
    }
    policy.rules[rule->name] = read_setting(*rule, member.value, complaints);
  }
}

std::vector<Allow> read_allow(ObjectReader& owner, const std::string& concept_id) {
  std::vector<Allow> all;
  for (const LocatedJson& item : owner.items("allow")) {
    all.push_back(read_one_allow(item, concept_id, owner.complaints()));
  }
  return all;
}

}  // namespace ssot
