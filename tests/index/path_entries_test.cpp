#include "index/path_entries.h"

#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

const PathEntry* module_entry(const Policy& policy, std::string_view module, std::string_view name) {
  return Entries(policy.concepts.at(0), policy).of_module(module, name);
}

Policy policy_with(const std::string& paths) {
  return policy_of(
      R"({"cpp": {"include_dirs": ["include"]}, "concepts": [{"id": "c", "canonical": ["app.ws:C"], "paths": [)" +
      paths + "]}]}");
}

TEST(PathEntries, TakesTheWorstOfThoseThatFit) {
  const Policy policy = policy_with(
      R"({"path": "app.old.**", "state": "deprecated"}, {"path": "app.old.a", "state": "removed"})");
  ASSERT_EQ(policy.concepts.size(), 1U) << policy.files.size();
  EXPECT_EQ(module_entry(policy, "app.old.a", "C")->state, PathState::kRemoved);
  EXPECT_EQ(module_entry(policy, "app.old.b", "C")->state, PathState::kDeprecated);
  EXPECT_EQ(module_entry(policy, "app.other", "C"), nullptr);
}

TEST(PathEntries, SpeaksOfItsSymbolsAlone) {
  const Policy policy =
      policy_with(R"({"path": "app.old", "state": "removed", "symbols": {"f": "app.ws:C"}})");
  ASSERT_EQ(policy.concepts.size(), 1U);
  EXPECT_NE(module_entry(policy, "app.old", "f"), nullptr);
  EXPECT_EQ(module_entry(policy, "app.old", "g"), nullptr);
  EXPECT_EQ(module_entry(policy, "app.old", ""), nullptr);
}

TEST(PathEntries, FindsHeadersUnderTheFoldersOfIncludes) {
  const Policy policy = policy_with(R"({"path": "ws/old.hpp", "state": "removed"})");
  ASSERT_EQ(policy.concepts.size(), 1U);
  const Entries entries(policy.concepts[0], policy);
  EXPECT_NE(entries.of_header("ws/old.hpp"), nullptr);
  EXPECT_NE(entries.of_header("include/ws/old.hpp"), nullptr);
  EXPECT_EQ(entries.of_header("src/ws/old.hpp"), nullptr);
  EXPECT_EQ(entries.of_header("includes/ws/old.hpp"), nullptr);
  EXPECT_EQ(entries.of_module("ws/old.hpp", ""), nullptr);
}

}  // namespace
}  // namespace ssot::test
