// The public face of every rule: id, name, words, default severity, options. Read from the pages of rules/catalogue/, which
// are the one home of these words. Knows nothing of the code of checks.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace ssot {

// One option of a rule, as its page's head declares it: `option: scopes list module class function type-checking`.
struct RuleOption {
  std::string name;
  std::string type;                  // "list" (of the choices), "globs", "number", "text", "flag"
  std::vector<std::string> choices;  // for "list"
};

struct RuleWords {
  std::string id;                   // "SSOT101"
  std::string name;                 // "duplicate-definition"
  std::string summary;              // one sentence
  Severity severity = Severity::kWarning;  // default
  bool built = true;                // false: the name is taken, the check comes in a later version
  std::vector<RuleOption> options;
  std::string_view page;            // the Markdown below the head
};

// Every rule, sorted by id.
std::span<const RuleWords> all_rules();

// By id or name; null when there is none.
const RuleWords* find_rule(std::string_view id_or_name);

}  // namespace ssot
