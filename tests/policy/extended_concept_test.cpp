// A concept with `"extends": true` is laid over the one of its id, which a pack or another file brings in.

#include <gtest/gtest.h>

#include <map>

#include "policy/load.h"

namespace ssot {
namespace {

LoadedPolicy load(const std::string& own) {
  const std::map<std::string, std::string> files{{"ssot.json", own}, {"team.json", R"({ "concepts": [{
        "id": "manager", "why": "One.", "owner": "@team", "names": ["*Manager"], "external": true,
        "canonical": ["lib/manager.hpp:lib::Manager"], "parts": ["lib/mode.hpp:lib::Mode"],
        "events": { "names": ["started", "ended"], "emitters": ["*.send"] } }] })"}};
  return load_policy(
      "ssot.json",
      [&](const std::string& name) -> std::optional<std::string> {
        const auto at = files.find(name);
        return at == files.end() ? std::nullopt : std::optional(at->second);
      },
      Date{});
}

TEST(ExtendedConcept, KeepsWhatItExtendsAndAdds) {
  const LoadedPolicy loaded = load(R"({ "extends": ["team.json"], "concepts": [{
    "id": "manager", "extends": true, "owner": "@me", "except": ["LogManager"],
    "paths": [{ "path": "old/manager.hpp", "state": "deprecated", "replace": "lib/manager.hpp" }],
    "events": { "emitters": ["*.tell"] } }] })");
  EXPECT_TRUE(loaded.complaints.empty()) << to_text(loaded.complaints.front());
  ASSERT_EQ(loaded.policy.concepts.size(), 1U);
  const Concept& one = loaded.policy.concepts[0];
  EXPECT_EQ(one.why, "One.");
  EXPECT_EQ(one.owner, "@me");
  EXPECT_TRUE(one.external);
  EXPECT_TRUE(one.claims_name("OtherManager"));
  EXPECT_FALSE(one.claims_name("LogManager"));
  EXPECT_EQ(one.canonical.size(), 1U);
  EXPECT_EQ(one.paths.size(), 1U);
  ASSERT_TRUE(one.events);
  EXPECT_EQ(one.events->names.size(), 2U);
  EXPECT_EQ(one.events->emitters.size(), 2U);
  EXPECT_EQ(one.place.file, "ssot.json") << "where a person adds to it is where they look for it";
}

TEST(ExtendedConcept, ReplacesWithoutTheKey) {
  const LoadedPolicy loaded =
      load(R"({ "extends": ["team.json"], "concepts": [{ "id": "manager", "names": ["Hub"] }] })");
  EXPECT_TRUE(loaded.complaints.empty());
  EXPECT_TRUE(loaded.policy.concepts[0].canonical.empty());
  EXPECT_FALSE(loaded.policy.concepts[0].external);
}

TEST(ExtendedConcept, ThatIsNowhereIsAMistake) {
  const LoadedPolicy loaded = load(R"({ "extends": ["team.json"],
    "concepts": [{ "id": "manger", "extends": true, "owner": "@me" }] })");
  ASSERT_EQ(loaded.complaints.size(), 1U);
  EXPECT_EQ(to_text(loaded.complaints[0]),
            "ssot.json:2:36: error: no file that this one extends has a concept \"manger\" to extend; "
            "correct the id, "
            "add the pack to \"extends\", or leave the key out");
}

TEST(ExtendedConcept, ContradictsTheWholeOfWhatItExtends) {
  const LoadedPolicy loaded =
      load(R"({ "extends": ["team.json"], "concepts": [{ "id": "manager", "extends": true,
    "paths": [{ "path": "lib/manager.hpp", "state": "removed" }] }] })");
  EXPECT_EQ(loaded.complaints.size(), 1U);
}

}  // namespace
}  // namespace ssot
