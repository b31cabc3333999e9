// What a change of the policy loosens: one entry a sentence, silence for all that is not looser.

#include "policy/loosening.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "model/rule_words.h"
#include "policy/glob_cover.h"
#include "policy/key_meanings.h"
#include "policy/keys.h"

namespace ssot {
namespace {

using Words = std::vector<std::string>;

LoadedPolicy load(const std::string& text) {
  LoadedPolicy loaded = load_policy(
      "ssot.json",
      [&](const std::string& path) {
        if (path == "ci.json") return std::optional<std::string>(R"({ "exclude": ["vendor/**"] })");
        return path == "ssot.json" ? std::optional(text) : std::nullopt;
      },
      *parse_date("2026-11-20"));
  for (const Complaint& each : loaded.complaints) ADD_FAILURE() << to_text(each);
  return loaded;
}

Words loosened(const std::string& before, const std::string& now) {
  Words words;
  for (const Loosening& each : find_loosenings(load(before), load(now)))
    words.push_back(to_text(each.place) + " " + each.what);
  return words;
}

std::string concept_with(const std::string& more) {
  return R"({ "concepts": [{ "id": "m", "names": ["*Manager"], "canonical": ["app.m:Manager"])" +
         (more.empty() ? "" : ", " + more) + " }] }";
}

TEST(Loosening, IsNothingInThePolicyItself) {
  for (const std::string text : {"{}", R"({ "exclude": ["a/**"], "rules": { "backup-file": "note" } })"}) {
    EXPECT_EQ(loosened(text, text), Words{});
  }
}

TEST(Loosening, IsALowerSeverity) {
  EXPECT_EQ(loosened("{}", R"({ "rules": { "removed-path": "warning" } })"),
            Words{"ssot.json:1:14 rules.removed-path is lowered from error to warning"});
  EXPECT_EQ(loosened(R"({ "rules": { "SSOT501": "error" } })", R"({ "rules": {} })"),
            Words{"ssot.json:1:3 rules.backup-file is lowered from error to warning"});
  EXPECT_EQ(loosened(R"({ "rules": { "backup-file": "error" } })",
                     R"({ "rules": { "SSOT501": { "severity": "error" } } })"),
            Words{});
  EXPECT_EQ(loosened("{}", R"({ "rules": { "backup-file": "error" } })"), Words{});
  EXPECT_EQ(loosened(R"({ "rules": { "same-name-definition": "warning" } })", "{}"),
            Words{"ssot.json:1:1 rules.same-name-definition is lowered from warning to off"});
}

TEST(Loosening, IsAnOptionThatAsksForLess) {
  const std::string two = R"({ "rules": { "import-cycle": { "scopes": ["module", "class"] } } })";
  const std::string three =
      R"({ "rules": { "import-cycle": { "scopes": ["function", "class", "module"] } } })";
  EXPECT_EQ(loosened(two, three), Words{});
  EXPECT_EQ(loosened("{}", two), Words{}) << "as by default";
  EXPECT_EQ(loosened(three, two).size(), 1U);
}

TEST(Loosening, IsWhatIsPermittedInAddition) {
  EXPECT_EQ(loosened(R"({ "exclude": ["a/**"] })", R"({ "exclude": ["a/**", "src/**"] })"),
            Words{"ssot.json:1:23 exclude now holds \"src/**\""});
  EXPECT_EQ(loosened(R"({ "exclude": ["a/**"] })", R"({ "extends": ["ci.json"], "exclude": ["a/**"] })"),
            Words{"ci.json:1:15 exclude now holds \"vendor/**\""});
  EXPECT_EQ(loosened("{}", R"({ "tests": { "paths": ["**/test*/**", "src/**"] } })"),
            Words{"ssot.json:1:39 tests.paths now holds \"src/**\""});
  EXPECT_EQ(loosened(concept_with(""), concept_with(R"("except": ["LogManager"])")),
            Words{"ssot.json:1:95 concepts[m].except now holds \"LogManager\""});
  EXPECT_EQ(loosened(concept_with(""), concept_with(R"("external": true)")).size(), 1U);
}

TEST(Loosening, IsAnExceptionMoreOrALongerOne) {
  const auto allow = [](const std::string& entry) { return R"({ "allow": [)" + entry + "] }"; };
  const std::string one = R"({ "path": "a/**", "rules": ["SSOT101"], "why": "w", "until": "2026-12-31" })";
  EXPECT_EQ(loosened(allow(""), allow(one)), Words{"ssot.json:1:13 allow[a/**] is new"});
  EXPECT_EQ(loosened(allow(one), allow("")), Words{});
  EXPECT_EQ(
      loosened(
          allow(one),
          allow(
              R"({ "until": "2026-12-01", "why": "other", "rules": ["duplicate-definition"], "path": "a/**" })")),
      Words{});
  EXPECT_EQ(loosened(allow(one),
                     allow(R"({ "path": "a/**", "rules": ["SSOT101"], "why": "w", "until": "2027-01-31" })")),
            Words{"ssot.json:1:74 allow[a/**].until is 2027-01-31, and was 2026-12-31"});
  EXPECT_EQ(loosened(allow(one), allow(R"({ "path": "a/**", "rules": ["SSOT101"], "why": "w" })")),
            Words{"ssot.json:1:13 allow[a/**].until is gone, and was 2026-12-31"});
  EXPECT_EQ(
      loosened(
          allow(one),
          allow(R"({ "path": "a/**", "rules": ["SSOT101", "SSOT301"], "why": "w", "until": "2026-12-31" })")),
      Words{"ssot.json:1:40 allow[a/**].rules now holds \"import-cycle\""});
}

TEST(Loosening, IsAConceptThatIsGoneOrSaysLess) {
  EXPECT_EQ(loosened(concept_with(""), "{}"), Words{"ssot.json:1:1 concepts[m] is gone"});
  EXPECT_EQ(loosened("{}", concept_with("")), Words{});
  EXPECT_EQ(loosened(concept_with(R"("files": ["a/*"])"), concept_with("")),
            Words{"ssot.json:1:16 concepts[m].files no longer holds \"a/*\""});
  EXPECT_EQ(
      loosened(concept_with(""),
               R"({ "concepts": [{ "id": "m", "names": ["*Manager"], "canonical": ["app.n:Manager"] }] })"),
      Words{"ssot.json:1:65 concepts[m].canonical was changed: \"app.m:Manager\" is gone and "
            "\"app.n:Manager\" is new"});
  EXPECT_EQ(loosened(concept_with(""), concept_with(R"("parts": ["app.m:Part"])")).size(), 1U);
  EXPECT_EQ(loosened(concept_with(R"("parts": ["app.m:A", "app.m:B"])"),
                     concept_with(R"("parts": ["app.m:B", "app.m:A"])")),
            Words{});
}

TEST(Loosening, IsNoOtherNameAndNoOtherWords) {
  EXPECT_EQ(loosened(concept_with(R"("why": "a")"),
                     R"({ // other words
      "concepts": [{ "canonical": ["app.m:Manager"], "names": ["*Manager"], "owner": "@me", "why": "b", "id": "other" }] })"),
            Words{});
  EXPECT_EQ(
      loosened(
          R"({ "usage": [{ "id": "a", "pattern": "x.y" }, { "id": "b", "pattern": "x.z" }] })",
          R"({ "usage": [{ "id": "c", "pattern": "x.z", "use": "u" }, { "id": "d", "pattern": "x.y", "why": "w" }] })"),
      Words{});
}

TEST(Loosening, IsNoOtherNameThoughMoreIsSaid) {
  EXPECT_EQ(
      loosened(
          concept_with(""),
          R"({ "concepts": [{ "id": "boss", "names": ["*Manager", "*Boss"], "canonical": ["app.m:Manager"] }] })"),
      Words{});
  EXPECT_EQ(
      loosened(concept_with(""),
               R"({ "concepts": [{ "id": "boss", "names": ["*Boss"], "canonical": ["app.m:Manager"] }] })"),
      Words{"ssot.json:1:15 concepts[m] is gone"});
  const auto allow = [](const std::string& path) {
    return R"({ "allow": [{ "path": ")" + path + R"(", "rules": ["SSOT101"], "why": "w" }] })";
  };
  EXPECT_EQ(loosened(allow("tests/**"), allow("tests/unit/**")), Words{});
  EXPECT_EQ(loosened(allow("tests/unit/**"), allow("tests/**")),
            Words{"ssot.json:1:13 allow[tests/**] is new"});
}

TEST(Loosening, IsAPathThatIsLessForbidden) {
  const auto path = [](const std::string& more) {
    return concept_with(R"("paths": [{ "path": "old", )" + more + " }]");
  };
  EXPECT_EQ(loosened(path(R"("state": "removed")"), path(R"("state": "deprecated")")),
            Words{"ssot.json:1:120 concepts[m].paths[old].state is lowered from removed to deprecated"});
  EXPECT_EQ(loosened(path(R"("state": "deprecated")"), path(R"("state": "removed")")), Words{});
  EXPECT_EQ(loosened(path(R"("state": "deprecated")"), path(R"("state": "allowed")")).size(), 1U);
  EXPECT_EQ(loosened(concept_with(""), path(R"("state": "allowed")")),
            Words{"ssot.json:1:94 concepts[m].paths[old] is new"});
  EXPECT_EQ(loosened(concept_with(""), path(R"("state": "removed")")), Words{});
  EXPECT_EQ(loosened(path(R"("state": "removed")"), concept_with("")).size(), 1U);
  EXPECT_EQ(
      loosened(path(R"("state": "removed")"), path(R"("state": "removed", "since": "2027-01-01")")).size(),
      1U);
  EXPECT_EQ(loosened(path(R"("state": "removed")"), path(R"("state": "removed", "since": "2025-01-01")")),
            Words{})
      << "that day is past";
  EXPECT_EQ(loosened(path(R"("state": "deprecated", "error_after": "2027-01-01")"),
                     path(R"("state": "deprecated", "error_after": "2027-02-01")"))
                .size(),
            1U);
  EXPECT_EQ(loosened(path(R"("state": "deprecated", "error_after": "2027-01-01")"),
                     path(R"("state": "deprecated")"))
                .size(),
            1U);
  EXPECT_EQ(loosened(path(R"("state": "deprecated")"),
                     path(R"("state": "deprecated", "error_after": "2027-02-01")")),
            Words{});
  EXPECT_EQ(
      loosened(path(R"("state": "removed")"), path(R"("state": "removed", "symbols": { "X": "" })")).size(),
      1U);
  EXPECT_EQ(loosened(path(R"("state": "removed", "symbols": { "X": "" })"),
                     path(R"("state": "removed", "symbols": { "Y": "", "X": "app.m:Manager" })")),
            Words{});
}

// Such an entry speaks before SSOT201 and SSOT204 do, which are errors.
TEST(Loosening, IsAPathThatIsNewAndMilderThanOtherRules) {
  const auto path = [](const std::string& more) {
    return concept_with(R"("paths": [{ "path": "old", )" + more + " }]");
  };
  EXPECT_EQ(loosened(concept_with(""), path(R"("state": "deprecated")")),
            Words{"ssot.json:1:94 concepts[m].paths[old] is new"});
  EXPECT_EQ(loosened(concept_with(""), path(R"("state": "deprecated", "error_after": "2026-01-01")")),
            Words{});
  EXPECT_EQ(loosened(concept_with(""), path(R"("state": "removed", "since": "2099-01-01")")).size(), 1U);
  EXPECT_EQ(loosened(path(R"("state": "allowed")"), path(R"("state": "deprecated")")), Words{});
  EXPECT_EQ(loosened("{}", path(R"("state": "deprecated")")), Words{}) << "the concept is new";
}

TEST(Loosening, IsADependencyThatForbidsLess) {
  const auto dependency = [](const std::string& more) {
    return R"({ "dependencies": [{ "from": "core/**", )" + more + " }] }";
  };
  EXPECT_EQ(loosened(dependency(R"("only": ["a/**"])"), dependency(R"("only": ["a/**", "b/**"])")),
            Words{"ssot.json:1:58 dependencies[core/**].only now holds \"b/**\""});
  EXPECT_EQ(loosened(dependency(R"("only": ["a/**", "b/**"])"), dependency(R"("only": ["a/**"])")), Words{});
  EXPECT_EQ(loosened(dependency(R"("never": ["a/**", "b/**"])"), dependency(R"("never": ["a/**"])")).size(),
            1U);
  EXPECT_EQ(loosened(dependency(R"("only": ["a/**"])"), dependency(R"("never": ["b/**"])")).size(), 1U);
  EXPECT_EQ(loosened(dependency(R"("never": ["a/**"], "through": true)"), dependency(R"("never": ["a/**"])"))
                .size(),
            1U);
  EXPECT_EQ(
      loosened(dependency(R"("never": ["a/**"])"), dependency(R"("never": ["a/**"], "severity": "warning")"))
          .size(),
      1U);
  EXPECT_EQ(loosened(dependency(R"("never": ["a/**"])"), dependency(R"("never": ["a/**"], "why": "x")")),
            Words{});
  EXPECT_EQ(loosened(R"({ "dependencies": [{ "layers": { "root": "t", "exhaustive": true } }] })",
                     R"({ "dependencies": [{ "layers": { "root": "t" } }] })")
                .size(),
            1U);
}

TEST(Loosening, IsAUsageThatIsLimited) {
  const auto usage = [](const std::string& more) {
    return R"({ "usage": [{ "id": "u", "pattern": "a.b")" + more + " }] }";
  };
  EXPECT_EQ(loosened(usage(""), usage(R"(, "paths": ["a/**"])")).size(), 1U);
  EXPECT_EQ(loosened(usage(R"(, "paths": ["a/**"])"), usage("")), Words{});
  EXPECT_EQ(loosened(usage(R"(, "paths": ["a/**"])"), usage(R"(, "paths": ["a/**", "b/**"])")), Words{});
  EXPECT_EQ(loosened(usage(R"(, "severity": "error")"), usage(R"(, "severity": "warning")")).size(), 1U);
  EXPECT_EQ(loosened(usage(R"(, "severity": "warning")"), usage("")), Words{}) << "the rule's own is error";
  EXPECT_EQ(loosened(usage(""), R"({ "usage": [{ "id": "u", "pattern": "a.c" }] })").size(), 1U);
}

TEST(Loosening, KnowsWhichGlobIsWider) {
  EXPECT_EQ(loosened(R"({ "exclude": ["vendor/**"] })", R"({ "exclude": ["vendor/a/**", "vendor/x.py"] })"),
            Words{});
  EXPECT_EQ(loosened(R"({ "exclude": ["vendor/a/**"] })", R"({ "exclude": ["vendor/**"] })").size(), 1U);
  EXPECT_EQ(loosened(R"({ "concepts": [{ "id": "m", "names": ["ChatManager"], "files": ["a/*"] }] })",
                     R"({ "concepts": [{ "id": "m", "names": ["*Manager"], "files": ["a/**"] }] })"),
            Words{});
  const auto covers = [](const char* wide, const char* narrow) {
    return surely_covers(wide, narrow, GlobKind::kPath);
  };
  EXPECT_TRUE(covers("a/**", "a/b/**"));
  EXPECT_TRUE(covers("**/*.py", "a/*.py"));
  EXPECT_TRUE(covers("**/*.py", "**/x/*.py"));
  EXPECT_TRUE(covers("a", "a/**"));
  EXPECT_TRUE(covers("a/**", "a/*"));
  EXPECT_FALSE(covers("a/*/c", "a/**/c"));
  EXPECT_FALSE(covers("a/*/*/*/*/*/*/*/*/*", "a/**"));
  EXPECT_FALSE(covers("a/**", "a"));
  EXPECT_FALSE(covers("a/?", "a/*"));
  EXPECT_FALSE(covers("*/b/*", "*/*"));
  EXPECT_FALSE(covers("a/*b*", "a/*"));
  EXPECT_FALSE(surely_covers("*Manager", "Manager*", GlobKind::kName));
  EXPECT_TRUE(surely_covers("*Manager*", "Manager*", GlobKind::kName));
}

TEST(Loosening, IsALockThatIsGone) {
  EXPECT_EQ(
      loosened(R"({ "baseline": { "locked": ["core/**"] } })", R"({ "baseline": "ssot.baseline.json" })"),
      Words{"ssot.json:1:15 baseline.locked no longer holds \"core/**\""});
  EXPECT_EQ(loosened("{}", R"({ "baseline": { "file": "x.json", "locked": ["core/**"] } })"), Words{});
}

TEST(Loosening, IsThePolicyThatIsGoneAndNotOneThatIsNew) {
  const LoadedPolicy none = default_policy(*parse_date("2026-11-20"));
  const LoadedPolicy some = load(R"({ "exclude": ["a/**"], "rules": { "backup-file": "off" } })");
  EXPECT_TRUE(find_loosenings(none, some).empty());
  const auto gone = find_loosenings(some, none);
  ASSERT_EQ(gone.size(), 1U);
  EXPECT_EQ(gone[0].what, "ssot.json is gone");
}

// A key that the table does not know would be changed in silence.
TEST(Loosening, KnowsEveryKeyAndEveryOption) {
  std::set<std::string> known;
  const std::function<void(std::span<const KeyMeaning>)> collect = [&](std::span<const KeyMeaning> keys) {
    for (const KeyMeaning& key : keys) {
      known.emplace(key.key);
      collect(key.inner);
    }
  };
  collect(document_meanings());
  const std::function<const KeyMeaning*(std::span<const KeyMeaning>, std::string_view)> find =
      [](std::span<const KeyMeaning> keys, std::string_view name) -> const KeyMeaning* {
    for (const KeyMeaning& key : keys) {
      if (key.key == name) return &key;
    }
    return nullptr;
  };
  for (const std::string_view key : object_kinds::kDocument.keys)
    EXPECT_TRUE(find(document_meanings(), key)) << key;
  const auto within = [&](std::initializer_list<std::string_view> path) {
    std::span<const KeyMeaning> keys = document_meanings();
    for (const std::string_view name : path) keys = find(keys, name)->inner;
    return keys;
  };
  using namespace object_kinds;
  const std::vector<std::pair<const ObjectKind*, std::span<const KeyMeaning>>> objects{
      {&kPython, within({"python"})},
      {&kCpp, within({"cpp"})},
      {&kConcept, within({"concepts"})},
      {&kEvents, within({"concepts", "events"})},
      {&kPath, within({"concepts", "paths"})},
      {&kAllow, within({"concepts", "allow"})},
      {&kAllow, within({"allow"})},
      {&kUsage, within({"usage"})},
      {&kDependency, within({"dependencies"})},
      {&kLayers, within({"dependencies", "layers"})},
      {&kTests, within({"tests"})},
      {&kDocs, within({"docs"})},
      {&kBaseline, within({"baseline"})}};
  for (const auto& [kind, meanings] : objects) {
    for (const std::string_view key : kind->keys)
      EXPECT_TRUE(find(meanings, key)) << kind->what << ": " << key;
  }
  EXPECT_EQ(all_object_kinds().size(), objects.size()) << "the document stands for the second \"allow\"";
  for (const RuleWords& rule : all_rules()) {
    for (const RuleOption& option : rule.options) {
      const auto all = option_meanings();
      EXPECT_TRUE(std::any_of(
          all.begin(), all.end(),
          [&](const OptionMeaning& each) { return each.rule == rule.name && each.option == option.name; }))
          << rule.name << " " << option.name;
    }
  }
}

}  // namespace
}  // namespace ssot
