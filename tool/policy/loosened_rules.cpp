#include "policy/loosened_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "model/rule_words.h"
#include "policy/complaints.h"
#include "policy/key_meanings.h"

namespace ssot {

bool is_in_a_file(const Place& place) {
  return !place.file.empty() && place.file != "default" && !place.file.starts_with("ssot:");
}

Place place_before(const LocatedJson* value) {
  return value != nullptr && is_in_a_file(place_of(*value)) ? place_of(*value) : Place{};
}

bool may_soften_path(const LocatedJson& entry, const Policy& now) {
  const auto date = [&](std::string_view key) {
    const JsonMember* member = entry.member(key);
    return member == nullptr ? std::nullopt : parse_date(member->value.text);
  };
  if (const auto since = date("since"); since && *since > now.today) return true;
  const JsonMember* state = entry.member("state");
  const bool deprecated = state != nullptr && state->value.text == "deprecated";
  if (const auto end = date("error_after"); deprecated && end && *end < now.today) return false;
  const Severity own = now.severity_of(deprecated ? "deprecated-path" : "removed-path");
  return own < std::max(now.severity_of("noncanonical-path"), now.severity_of("private-path"));
}

// Severities and options of rules, whoever set them.
void find_loosened_rules(const LoadedPolicy& before, const LoadedPolicy& now, const Place& document,
                         std::vector<Loosening>& found) {
  const JsonMember* settings = now.effective.member("rules");
  const JsonMember* old_settings = before.effective.member("rules");
  for (const RuleWords& rule : all_rules()) {
    const JsonMember* setting = settings == nullptr ? nullptr : settings->value.member(rule.name);
    const JsonMember* old_setting = old_settings == nullptr ? nullptr : old_settings->value.member(rule.name);
    Place place = document;
    for (const JsonMember* member : {settings, setting}) {
      if (member != nullptr && is_in_a_file(place_of(*member))) place = place_of(*member);
    }
    const Place was = old_setting == nullptr ? Place{} : place_before(&old_setting->value);
    const Severity from = before.policy.severity_of(rule.name);
    const Severity to = now.policy.severity_of(rule.name);
    if (to < from) {
      found.push_back({place,
                       fmt::format("rules.{} is lowered from {} to {}", rule.name, severity_name(from),
                                   severity_name(to)),
                       was});
    }
    for (const RuleOption& option : rule.options) {
      const auto meanings = option_meanings();
      const auto known = std::find_if(meanings.begin(), meanings.end(), [&](const OptionMeaning& each) {
        return each.rule == rule.name && each.option == option.name;
      });
      const bool forbids = known != meanings.end() && known->meaning == Bearing::kForbids;
      std::vector<std::string> otherwise;
      if (known != meanings.end()) otherwise.assign(known->otherwise.begin(), known->otherwise.end());
      const auto old_values = before.policy.option(rule.name, option.name, otherwise);
      const auto values = now.policy.option(rule.name, option.name, otherwise);
      const std::set<std::string> old_set(old_values.begin(), old_values.end());
      const std::set<std::string> set(values.begin(), values.end());
      const bool loosened =
          forbids ? !std::includes(set.begin(), set.end(), old_set.begin(), old_set.end()) : set != old_set;
      if (loosened)
        found.push_back({place, fmt::format("rules.{}.{} was changed", rule.name, option.name), was});
    }
  }
}

}  // namespace ssot
