#include "verdict/settle.h"

#include <gtest/gtest.h>

#include "policy/load.h"

namespace ssot {
namespace {

using Names = std::vector<std::string>;

const Names kRules = {"duplicate-definition", "deprecated-path",    "dual-path-import",
                      "import-cycle",         "removed-path",       "unused-suppression",
                      "expired-suppression",  "incomplete-analysis"};

Policy policy_of(const std::string& text, std::string_view today = "2026-11-20") {
  LoadedPolicy loaded = load_policy(
      "ssot.json",
      [&](const std::string& path) { return path == "ssot.json" ? std::optional(text) : std::nullopt; },
      *parse_date(today));
  for (const Complaint& each : loaded.complaints) ADD_FAILURE() << to_text(each);
  return std::move(loaded.policy);
}

Finding finding(std::string rule, std::string path, int line, std::string detail = "x") {
  Finding each;
  each.rule = std::move(rule);
  each.concept_id = "manager";
  each.path = std::move(path);
  each.region = {line, 1, line, 2};
  each.detail = std::move(detail);
  each.message = "words";
  return each;
}

std::vector<Finding> settled(std::vector<Finding> findings, const Policy& policy, Names paths = {}) {
  return settle(std::move(findings), {}, policy, {.rules = kRules, .paths = std::move(paths)});
}

Names places(const std::vector<Finding>& findings) {
  Names names;
  for (const Finding& each : findings)
    names.push_back(each.path + ":" + std::to_string(each.region.line) + " " + each.rule);
  return names;
}

TEST(Settle, GivesEachFindingItsSeverityAndTheEntrysOwnWins) {
  const Policy policy = policy_of(R"({"rules": {"removed-path": "note"}})");
  std::vector<Finding> findings = {finding("removed-path", "a", 1), finding("deprecated-path", "b", 1),
                                   finding("deprecated-path", "c", 1),
                                   finding("duplicate-definition", "d", 1)};
  findings[2].own_severity = Severity::kError;
  const auto result = settled(findings, policy);
  ASSERT_EQ(result.size(), 4U);
  EXPECT_EQ(result[0].severity, Severity::kNote) << "rules";
  EXPECT_EQ(result[1].severity, Severity::kWarning) << "default";
  EXPECT_EQ(result[2].severity, Severity::kError) << "own";
  EXPECT_EQ(result[3].severity, Severity::kError) << "default";
}

TEST(Settle, DropsWhatIsOff) {
  const Policy policy = policy_of(R"({"rules": {"removed-path": "off"}})");
  std::vector<Finding> findings = {finding("removed-path", "a", 1), finding("deprecated-path", "b", 1)};
  findings[1].own_severity = Severity::kOff;
  EXPECT_TRUE(settled(findings, policy).empty());
}

TEST(Settle, SortsByPathBytesLineColumnAndRuleId) {
  std::vector<Finding> findings = {
      finding("duplicate-definition", "b/x.py", 1), finding("import-cycle", "a.py", 2),
      finding("dual-path-import", "a.py", 2),       finding("duplicate-definition", "a.py", 10),
      finding("duplicate-definition", "B/x.py", 1), finding("duplicate-definition", "a/x.py", 1)};
  EXPECT_EQ(places(settled(findings, Policy{})),
            (Names{"B/x.py:1 duplicate-definition", "a.py:2 dual-path-import", "a.py:2 import-cycle",
                   "a.py:10 duplicate-definition", "a/x.py:1 duplicate-definition",
                   "b/x.py:1 duplicate-definition"}));
}

TEST(Settle, ReportsOnlyWhatLiesUnderAPath) {
  std::vector<Finding> findings = {finding("duplicate-definition", "app/a.py", 1),
                                   finding("duplicate-definition", "application/a.py", 1),
                                   finding("removed-path", "other/b.py", 1)};
  EXPECT_EQ(places(settled(findings, Policy{}, {"app"})), (Names{"app/a.py:1 duplicate-definition"}));
  EXPECT_EQ(places(settled(findings, Policy{}, {"app/a.py", "other"})),
            (Names{"app/a.py:1 duplicate-definition", "other/b.py:1 removed-path"}));
  EXPECT_TRUE(settled(findings, Policy{}, {"gone"}).empty());
}

TEST(Settle, CountsRelatedPlacesOfFourRulesAsLyingUnderAPath) {
  std::vector<Finding> findings;
  for (const char* rule : {"duplicate-definition", "dual-path-import", "import-cycle", "removed-path"}) {
    findings.push_back(finding(rule, "far/a.py", 1, rule));
    findings.back().related.push_back({"near/b.py", {1, 1, 1, 1}, "here"});
  }
  EXPECT_EQ(
      places(settled(findings, Policy{}, {"near"})),
      (Names{"far/a.py:1 duplicate-definition", "far/a.py:1 dual-path-import", "far/a.py:1 import-cycle"}));
}

TEST(Settle, SaysOnceThatSomethingWasNotRead) {
  const std::vector<Gap> gaps = {{"a.py", 3, GapKind::kLost, "a string is left open"},
                                 {"b.py", 1, GapKind::kLost, "a bracket is left open"},
                                 {"c.cpp", 1, GapKind::kComputedInclude, "MACRO"}};
  const auto result = settle({}, gaps, Policy{}, {.rules = kRules, .paths = {"somewhere"}});
  ASSERT_EQ(result.size(), 1U);
  EXPECT_EQ(result[0].message,
            "3 places could not be read or resolved (1 computed-include and 2 lost); what they hold was not "
            "judged");
  EXPECT_EQ(result[0].severity, Severity::kNote);
  EXPECT_EQ(result[0].path, ".");
  EXPECT_TRUE(settle({}, gaps, Policy{}, {.rules = {"removed-path"}, .paths = {}}).empty()) << "not selected";
}

}  // namespace
}  // namespace ssot
