// Known debt: what is known, what is new, and what is stale only when this run would have found it.

#include "verdict/baseline.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "policy/load.h"
#include "verdict/fingerprint.h"
#include "verdict/settle.h"

namespace ssot {
namespace {

using Names = std::vector<std::string>;

const Names kRules{"duplicate-definition", "noncanonical-path", "backup-file", "odr-clash",
                   "stale-baseline",       "unused-suppression"};

Policy policy_of(const std::string& text) {
  LoadedPolicy loaded = load_policy(
      "ssot.json",
      [&](const std::string& path) { return path == "ssot.json" ? std::optional(text) : std::nullopt; },
      *parse_date("2026-11-20"));
  for (const Complaint& each : loaded.complaints) ADD_FAILURE() << to_text(each);
  return std::move(loaded.policy);
}

Finding finding(std::string rule, std::string path, int line, std::string detail = "x") {
  Finding each;
  each.rule = std::move(rule);
  each.path = std::move(path);
  each.region = {line, 1, line, 2};
  each.detail = std::move(detail);
  each.message = "words";
  return each;
}

// What `ssot baseline` would have recorded of `findings`.
Baseline debt_of(std::vector<Finding> findings, int depth = 1) {
  stamp_fingerprints(findings);
  Names lines;
  for (const Finding& each : findings) lines.push_back(baseline_line(each.key));
  std::sort(lines.begin(), lines.end());
  return read_baseline(baseline_text(depth, {lines.begin(), lines.end()}), "debt.json").baseline;
}

struct Outcome {
  Names findings;  // "a.py:1 duplicate-definition known"
  Comparison comparison;
};

struct Situation {
  std::string policy = "{}";
  Names rules = kRules;
  Names paths = {};
  std::vector<Gap> gaps = {};
  int depth = 3;
};

Outcome judged(std::vector<Finding> findings, const Baseline& debt, const Situation& run = {}) {
  Outcome outcome;
  const auto settled = settle(std::move(findings), run.gaps, policy_of(run.policy),
                              {.rules = run.rules,
                               .paths = run.paths,
                               .debt = {.baseline = &debt, .depth = run.depth},
                               .comparison = &outcome.comparison});
  for (const Finding& each : settled) {
    outcome.findings.push_back(each.path + ":" + std::to_string(each.region.line) + " " + each.rule + " " +
                               std::string(status_name(each.status)));
  }
  return outcome;
}

TEST(Debt, IsKnownWhereverItMoves) {
  const Baseline debt = debt_of({finding("duplicate-definition", "a.py", 3)});
  const Outcome outcome = judged({finding("duplicate-definition", "a.py", 90)}, debt);
  EXPECT_EQ(outcome.findings, Names{"a.py:90 duplicate-definition known"});
  EXPECT_EQ(outcome.comparison.baseline, "debt.json");
  EXPECT_EQ(outcome.comparison.known, 1U);
  EXPECT_EQ(outcome.comparison.fresh, 0U);
  EXPECT_EQ(outcome.comparison.stale, 0U);
}

TEST(Debt, DoesNotCoverACopyOfItself) {
  const Baseline debt = debt_of({finding("duplicate-definition", "a.py", 3)});
  const Outcome outcome =
      judged({finding("duplicate-definition", "a.py", 3), finding("duplicate-definition", "a.py", 9),
              finding("duplicate-definition", "b.py", 3)},
             debt);
  EXPECT_EQ(outcome.findings, (Names{"a.py:3 duplicate-definition known", "a.py:9 duplicate-definition new",
                                     "b.py:3 duplicate-definition new"}));
  EXPECT_EQ(outcome.comparison.fresh, 2U);
}

TEST(Debt, ThatIsSwappedIsSeen) {
  const Baseline debt = debt_of({finding("duplicate-definition", "a.py", 3, "Old")});
  const Outcome outcome = judged({finding("duplicate-definition", "a.py", 3, "New")}, debt);
  EXPECT_EQ(outcome.findings, (Names{"a.py:3 duplicate-definition new", "debt.json:5 stale-baseline new"}));
  EXPECT_EQ(outcome.comparison.stale, 1U);
  ASSERT_EQ(outcome.comparison.stale_keys.size(), 1U);
  EXPECT_EQ(outcome.comparison.stale_keys[0][4], "Old");
}

TEST(Debt, ThatIsSuppressedOrOffIsNotStale) {
  const Baseline debt = debt_of({finding("duplicate-definition", "a.py", 3)});
  const Situation allowed{
      .policy = R"({"allow": [{"path": "a.py", "rules": ["duplicate-definition"], "why": "it is right"}]})"};
  EXPECT_EQ(judged({finding("duplicate-definition", "a.py", 3)}, debt, allowed).findings,
            Names{"a.py:3 duplicate-definition suppressed"});
  Finding off = finding("duplicate-definition", "a.py", 3);
  off.own_severity = Severity::kOff;
  EXPECT_EQ(judged({off}, debt).findings, Names{});
}

TEST(Debt, OfARuleThatDidNotRunIsLeftAlone) {
  const Baseline debt =
      debt_of({finding("duplicate-definition", "a.py", 3), finding("removed-path", "b.py", 3)});
  const Outcome outcome = judged({}, debt, {.rules = {"noncanonical-path", "stale-baseline"}});
  EXPECT_EQ(outcome.findings, Names{});
  EXPECT_EQ(outcome.comparison.unsought, 2U);
}

TEST(Debt, OfFilesThatWereNotReadIsLeftAlone) {
  const Baseline debt = debt_of({finding("duplicate-definition", "a/b.py", 3)});
  const auto stale = [&](GapKind kind, const std::string& path) {
    const Outcome outcome = judged({}, debt, {.gaps = {{path, 0, kind, "why"}}});
    return outcome.comparison.stale == 1;
  };
  for (const GapKind kind : {GapKind::kUnread, GapKind::kLost, GapKind::kWorker, GapKind::kSkippedLimit}) {
    EXPECT_FALSE(stale(kind, "a/b.py")) << gap_kind_name(kind);
    EXPECT_TRUE(stale(kind, "a/c.py")) << gap_kind_name(kind);
  }
  EXPECT_FALSE(stale(GapKind::kUnread, "a"));
  EXPECT_FALSE(stale(GapKind::kUnread, "."));
  EXPECT_TRUE(stale(GapKind::kComputedInclude, "a/b.py"));
}

TEST(Debt, OfRulesThatFollowNamesNeedsEveryFile) {
  const Baseline debt =
      debt_of({finding("noncanonical-path", "a.py", 3), finding("noncanonical-path", "a.cpp", 3)});
  const auto stale = [&](const std::string& path) {
    return judged({}, debt, {.gaps = {{path, 0, GapKind::kUnread, "why"}}}).comparison.stale;
  };
  EXPECT_EQ(stale("shim.py"), 0U) << "C++ may be handed on by anything, Python not by C++";
  EXPECT_EQ(stale("shim.cpp"), 1U);
  EXPECT_EQ(stale("folder"), 0U);
}

TEST(Debt, InCppNeedsTheDepthThatFoundIt) {
  const Baseline debt =
      debt_of({finding("duplicate-definition", "a.cpp", 3), finding("duplicate-definition", "a.py", 3),
               finding("backup-file", "a.cpp.bak", 0)},
              3);
  EXPECT_EQ(judged({}, debt, {.depth = 3}).comparison.stale, 3U);
  EXPECT_EQ(judged({}, debt, {.depth = 2}).comparison.stale, 2U);
  EXPECT_EQ(judged({}, debt, {.depth = 2}).comparison.unsought, 1U);
  EXPECT_EQ(judged({}, debt, {.gaps = {{"b.cpp", 0, GapKind::kNoUnit, "x"}}}).comparison.stale, 2U);
  EXPECT_EQ(judged({}, debt, {.gaps = {{"b.cpp", 0, GapKind::kWorker, "x"}}}).comparison.stale, 2U);
}

TEST(Debt, IsReportedAsStaleWhereItsFileLiesUnderAPath) {
  const Baseline debt =
      debt_of({finding("duplicate-definition", "a/x.py", 3), finding("duplicate-definition", "b/x.py", 3)});
  const Outcome outcome = judged({finding("duplicate-definition", "a/y.py", 1)}, debt, {.paths = {"b"}});
  EXPECT_EQ(outcome.findings, Names{"debt.json:6 stale-baseline new"});
  EXPECT_EQ(outcome.comparison.stale, 1U);
  EXPECT_EQ(outcome.comparison.fresh, 0U);
  EXPECT_EQ(outcome.comparison.stale_keys.size(), 2U) << "what is stale does not depend on what is reported";
}

TEST(Debt, SaysNothingWhereTheRuleIsOffAndCountsAllTheSame) {
  const Baseline debt = debt_of({finding("duplicate-definition", "a.py", 3)});
  const Outcome outcome = judged({}, debt, {.rules = {"duplicate-definition"}});
  EXPECT_EQ(outcome.findings, Names{});
  EXPECT_EQ(outcome.comparison.stale, 1U);
}

TEST(Debt, IsRecordedOfErrorsAndWarningsThatAreNew) {
  Finding each = finding("duplicate-definition", "a.py", 3);
  each.severity = Severity::kWarning;
  EXPECT_TRUE(is_recorded(each));
  each.severity = Severity::kNote;
  EXPECT_FALSE(is_recorded(each));
  each.severity = Severity::kError;
  each.status = Status::kSuppressed;
  EXPECT_FALSE(is_recorded(each));
  Finding own = finding("rule-matches-nothing", "ssot.json", 3);
  own.severity = Severity::kError;
  EXPECT_FALSE(is_recorded(own));
  own.rule = "not-in-compile-database";
  EXPECT_TRUE(is_recorded(own)) << "where a team has raised it: it is about the tree";
}

TEST(Debt, SaysWhatIsGoneAndWhereItWas) {
  const Baseline debt = debt_of({finding("duplicate-definition", "a.py", 3, "ChatManager")});
  const std::vector<Finding> stale = stale_findings({&debt.entries[0]});
  ASSERT_EQ(stale.size(), 1U);
  EXPECT_EQ(stale[0].message,
            "a duplicate-definition in a.py (ChatManager) is known debt and is not found any more");
  EXPECT_EQ(stale[0].related.at(0).path, "a.py");
  EXPECT_EQ(stale[0].advice, "\"ssot baseline --prune\" takes the line out.");
}

}  // namespace
}  // namespace ssot
