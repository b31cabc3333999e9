#include "policy/policy.h"

#include <algorithm>

#include "model/rule_words.h"

namespace ssot {
namespace {

bool any_matches(const std::vector<Glob>& globs, std::string_view subject) {
  return std::any_of(globs.begin(), globs.end(), [&](const Glob& glob) { return glob.matches(subject); });
}

}  // namespace

PathState PathEntry::state_on(Date today) const {
  return since && today < *since ? PathState::kAllowed : state;
}

bool Concept::claims_name(std::string_view name) const {
  if (any_matches(except, name)) return false;
  const auto named = [&](const Symbol& symbol) { return symbol.last() == name; };
  return any_matches(names, name) || std::any_of(canonical.begin(), canonical.end(), named) ||
         std::any_of(parts.begin(), parts.end(), named);
}

bool Concept::claims(std::string_view name, std::string_view qualified) const {
  if (claims_name(name)) return true;
  const auto named = [&](const Symbol& symbol) {
    return symbol.kind != Symbol::Kind::kPython && symbol.right == qualified && symbol.right != name;
  };
  return std::any_of(canonical.begin(), canonical.end(), named) ||
         std::any_of(parts.begin(), parts.end(), named);
}

bool Concept::is_foreign_to(Language language) const {
  return external && !canonical.empty() &&
         std::none_of(canonical.begin(), canonical.end(), [&](const Symbol& symbol) {
           return (symbol.kind == Symbol::Kind::kPython) == (language == Language::kPython);
         });
}

Severity Policy::severity_of(std::string_view rule_name) const {
  const RuleWords* rule = find_rule(rule_name);
  if (rule == nullptr) return Severity::kOff;
  const auto setting = rules.find(rule->name);
  if (setting != rules.end()) return setting->second.severity.value_or(rule->severity);
  // It costs a sketch of every file, so a team with a policy asks for it.
  if (rule->name == "same-name-definition" && from_file) return Severity::kOff;
  return rule->severity;
}

std::vector<std::string> Policy::option(std::string_view rule_name, std::string_view option,
                                        std::vector<std::string> fallback) const {
  const auto setting = rules.find(std::string(rule_name));
  if (setting == rules.end()) return fallback;
  const auto values = setting->second.options.find(std::string(option));
  return values == setting->second.options.end() ? fallback : values->second;
}

bool Policy::is_test(std::string_view path) const { return any_matches(tests_paths, path); }

}  // namespace ssot
