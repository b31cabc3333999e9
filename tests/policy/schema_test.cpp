// The published schema and the loader speak of the same keys, rules and options.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "model/embedded.h"
#include "model/rule_words.h"
#include "policy/keys.h"
#include "policy/load.h"

namespace ssot {
namespace {

using Schema = nlohmann::json;

Schema schema() {
  return Schema::parse(embedded_file("schema/ssot.schema.json"), nullptr, /*allow_exceptions=*/false);
}

std::set<std::string> keys_of(const Schema& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.at("properties").items()) keys.insert(key);
  return keys;
}

// What a "$ref" stands for.
const Schema& resolved(const Schema& whole, const Schema& part) {
  if (!part.contains("$ref")) return part;
  return whole.at(Schema::json_pointer(part.at("$ref").get<std::string>().substr(1)));
}

TEST(PolicySchema, HasExactlyTheKeysThatTheLoaderKnows) {
  const Schema whole = schema();
  ASSERT_TRUE(whole.is_object());
  for (const ObjectKind* kind : all_object_kinds()) {
    const Schema& object = kind->schema.empty() ? whole : whole.at("$defs").at(std::string(kind->schema));
    EXPECT_EQ(keys_of(object), std::set<std::string>(kind->keys.begin(), kind->keys.end())) << kind->what;
  }
}

TEST(PolicySchema, HasNoObjectBesidesThose) {
  std::set<std::string> known{"severity", "rules"};
  for (const ObjectKind* kind : all_object_kinds()) known.emplace(kind->schema);
  for (const auto& [name, value] : schema().at("$defs").items()) EXPECT_TRUE(known.contains(name)) << name;
}

TEST(PolicySchema, RefusesUnknownKeysAndDescribesEveryOne) {
  const Schema whole = schema();
  for (const ObjectKind* kind : all_object_kinds()) {
    const Schema& object = kind->schema.empty() ? whole : whole.at("$defs").at(std::string(kind->schema));
    EXPECT_EQ(object.at("additionalProperties"), false) << kind->what;
    for (const auto& [key, value] : object.at("properties").items()) {
      EXPECT_TRUE(resolved(whole, value).contains("description")) << kind->what << ": " << key;
    }
  }
}

TEST(PolicySchema, HasEveryRuleWithItsOptionsByIdAndName) {
  const Schema whole = schema();
  const Schema& rules = whole.at("$defs").at("rules");
  std::set<std::string> expected;
  for (const RuleWords& rule : all_rules()) {
    expected.insert(rule.id);
    expected.insert(rule.name);
    ASSERT_TRUE(rules.at("properties").contains(rule.name)) << rule.name;
    const Schema& words = rules.at("properties").at(rule.name);
    EXPECT_EQ(words.at("description"), rule.summary);
    const Schema& setting = words.at("anyOf").at(1);
    std::set<std::string> options{"severity"};
    for (const RuleOption& option : rule.options) {
      options.insert(option.name);
      if (option.type == "list") {
        EXPECT_EQ(setting.at("properties").at(option.name).at("items").at("enum"), Schema(option.choices))
            << rule.name;
      }
    }
    EXPECT_EQ(keys_of(setting), options) << rule.name;
    EXPECT_EQ(&resolved(whole, rules.at("properties").at(rule.id)), &words);
  }
  EXPECT_EQ(keys_of(rules), expected);
}

// One policy with every key: the loader accepts what the schema lists, so a key of the table that no code
// reads is missed by nobody.
TEST(PolicySchema, EveryKeyOfTheTableIsAcceptedSomewhere) {
  const std::string everything = R"({
    "$schema": "x", "extends": [], "exclude": ["a"], "languages": {"*.x": "cpp"},
    "python": {"roots": ["."]},
    "cpp": {"compile_commands": "build", "include_dirs": ["include"], "programs": {"p": ["src/**"]}},
    "tests": {"paths": ["t/**"]}, "docs": {"history": ["h/**"]},
    "concepts": [{"id": "c", "why": "w", "owner": "o", "names": ["*C*"], "except": ["XC"], "files": ["c*"],
      "canonical": ["m:C"], "parts": ["m:P"], "implementation": ["m.i"], "factories": ["m:make"], "external": true, "extends": false,
      "events": {"names": ["a", "b"], "emitters": ["send"], "methods": ["send_{event}"], "families": [["a", "b"]],
                 "except_paths": ["t/**"]},
      "paths": [{"path": "old", "state": "deprecated", "since": "2025-01-01", "error_after": "2025-02-01", "replace": "m",
                 "symbols": {"D": "m:C"}}],
      "allow": [{"path": "x", "rules": ["SSOT101"], "why": "w", "until": "2026-01-01"}]}],
    "usage": [{"id": "u", "pattern": "a.b", "paths": ["a"], "except_paths": ["b"], "severity": "note", "use": "c", "why": "w"}],
    "dependencies": [{"from": "a", "never": ["b"], "except": ["c"], "through": true, "severity": "error", "why": "w"},
                     {"from": "d", "only": ["e"]}, {"layers": {"root": "tool", "exhaustive": true}}],
    "allow": [], "rules": {}, "baseline": {"file": "debt.json", "locked": ["core/**"]}
  })";
  const LoadedPolicy loaded =
      load_policy("ssot.json", [&](const std::string&) { return everything; }, Date{});
  for (const Complaint& complaint : loaded.complaints) ADD_FAILURE() << to_text(complaint);
  std::set<std::string> seen;
  const std::function<void(const Schema&)> collect = [&](const Schema& value) {
    if (!value.is_structured()) return;
    for (const auto& [key, inner] : value.items()) {
      if (value.is_object()) seen.insert(key);
      collect(inner);
    }
  };
  collect(Schema::parse(everything));
  for (const ObjectKind* kind : all_object_kinds()) {
    for (const std::string_view key : kind->keys) EXPECT_TRUE(seen.contains(std::string(key))) << key;
  }
}

}  // namespace
}  // namespace ssot
