#include "verdict/exceptions.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

const std::vector<std::string> kRan = {"duplicate-definition", "import-cycle", "unused-suppression",
                                       "expired-suppression"};

Allow entry(const char* path, std::vector<std::string> rules, const char* until = nullptr) {
  Allow each;
  each.path = *Glob::parse(path, GlobKind::kPath);
  each.rules = std::move(rules);
  each.why = "a reason";
  if (until) each.until = parse_date(until);
  each.place = {"ssot.json", 7, 3};
  return each;
}

Policy policy_with(std::vector<Allow> allow) {
  Policy policy;
  policy.today = *parse_date("2026-11-20");
  policy.allow = std::move(allow);
  return policy;
}

Finding duplicate(std::string path, std::string concept_id = "manager") {
  Finding finding;
  finding.rule = "duplicate-definition";
  finding.path = std::move(path);
  finding.concept_id = std::move(concept_id);
  return finding;
}

std::vector<Finding> apply(std::vector<Finding> findings, const Policy& policy,
                           const std::vector<std::string>& ran = kRan) {
  apply_exceptions(findings, policy, ran);
  return findings;
}

TEST(Exceptions, SuppressWhatTheyCover) {
  const auto result = apply({duplicate("tests/a.py"), duplicate("app/a.py")},
                            policy_with({entry("tests/**", {"duplicate-definition"})}));
  ASSERT_EQ(result.size(), 2U);
  EXPECT_EQ(result[0].status, Status::kSuppressed);
  EXPECT_EQ(result[1].status, Status::kNew);
}

TEST(Exceptions, HoldToTheEndOfTheirDay) {
  const auto last_day = apply({duplicate("tests/a.py")},
                              policy_with({entry("tests/**", {"duplicate-definition"}, "2026-11-20")}));
  ASSERT_EQ(last_day.size(), 1U);
  EXPECT_EQ(last_day[0].status, Status::kSuppressed);
  const auto day_after = apply({duplicate("tests/a.py")},
                               policy_with({entry("tests/**", {"duplicate-definition"}, "2026-11-19")}));
  ASSERT_EQ(day_after.size(), 2U);
  EXPECT_EQ(day_after[0].status, Status::kNew);
  EXPECT_EQ(day_after[1].rule, "expired-suppression");
  EXPECT_EQ(day_after[1].message, "the exception for \"tests/**\" ended on 2026-11-19");
  EXPECT_EQ(day_after[1].advice, "Mend what it covered, or give it a new date and say why.");
  EXPECT_EQ(day_after[1].path, "ssot.json");
  EXPECT_EQ(day_after[1].region.line, 7);
}

TEST(Exceptions, ThatAreExpiredAndCoverNothingAreExpired) {
  const auto result = apply({}, policy_with({entry("tests/**", {"duplicate-definition"}, "2026-11-19")}));
  ASSERT_EQ(result.size(), 1U);
  EXPECT_EQ(result[0].rule, "expired-suppression");
  EXPECT_EQ(result[0].advice, "It covers nothing any more: delete it.");
}

TEST(Exceptions, ThatCoverNothingAreUnusedWhenAllTheirRulesRan) {
  const auto unused = apply({}, policy_with({entry("tests/**", {"duplicate-definition", "import-cycle"})}));
  ASSERT_EQ(unused.size(), 1U);
  EXPECT_EQ(unused[0].rule, "unused-suppression");
  EXPECT_EQ(unused[0].message, "the exception for \"tests/**\" covers no finding");
  EXPECT_TRUE(apply({}, policy_with({entry("tests/**", {"duplicate-definition", "removed-path"})})).empty())
      << "removed-path did not run";
  EXPECT_TRUE(
      apply({}, policy_with({entry("tests/**", {"duplicate-definition"})}), {"duplicate-definition"}).empty())
      << "unused-suppression did not run";
}

TEST(Exceptions, OfAConceptCoverOnlyItsFindings) {
  Policy policy = policy_with({});
  policy.concepts.resize(1);
  policy.concepts[0].id = "manager";
  policy.concepts[0].allow = {entry("**", {"duplicate-definition"})};
  policy.concepts[0].allow[0].concept_id = "manager";
  const auto result = apply({duplicate("a.py"), duplicate("b.py", "registry")}, policy);
  ASSERT_EQ(result.size(), 2U);
  EXPECT_EQ(result[0].status, Status::kSuppressed);
  EXPECT_EQ(result[1].status, Status::kNew);
}

TEST(Exceptions, MayCoverOneFindingTwice) {
  const auto result = apply(
      {duplicate("tests/a.py")},
      policy_with({entry("tests/**", {"duplicate-definition"}), entry("**/a.py", {"duplicate-definition"})}));
  ASSERT_EQ(result.size(), 1U);
  EXPECT_EQ(result[0].status, Status::kSuppressed);
}

}  // namespace
}  // namespace ssot
