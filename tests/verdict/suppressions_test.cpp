#include "verdict/suppressions.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/suppression_text.h"

namespace ssot {
namespace {

using Lines = std::vector<std::string>;

const std::vector<std::string> kRan = {"noncanonical-path",      "deprecated-path",     "unused-suppression",
                                       "unreasoned-suppression", "expired-suppression", "stray-home-file"};

Finding at_line(int line, std::string rule = "noncanonical-path", int end_line = 0) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.path = "a.py";
  finding.region = {line, 1, end_line == 0 ? line : end_line, 2};
  return finding;
}

// What becomes of findings in a.py, whose suppressions these are; one that is alone stands on line 1 and
// speaks of line 2.
class SuppressionsTest : public testing::Test {
 protected:
  SuppressionsTest() { policy_.today = *parse_date("2026-11-20"); }

  Suppression& comment(std::string_view text, int line = 1, bool alone = true) {
    read_suppressions(text, line, 1, arena_, comments_);
    Suppression& added = comments_.back();
    added.alone = alone;
    added.first_line = added.last_line = alone ? line + 1 : line;
    return added;
  }

  std::vector<Finding> apply(std::vector<Finding> findings, bool settled = true) {
    std::vector<PlacedSuppression> placed;
    for (const Suppression& each : comments_)
      placed.push_back({.path = "a.py", .suppression = &each, .settled = settled});
    apply_suppressions(findings, placed, policy_, ran_);
    return findings;
  }

  // "2 noncanonical-path suppressed: why", "1 unused-suppression new: message | advice".
  Lines told(std::vector<Finding> findings, bool settled = true) {
    Lines lines;
    for (const Finding& each : apply(std::move(findings), settled)) {
      const bool suppressed = each.status == Status::kSuppressed;
      lines.push_back(fmt::format("{} {}", each.region.line, each.rule));
      if (suppressed) lines.back() += fmt::format(" suppressed: {}", each.justification);
      if (!suppressed && !each.message.empty())
        lines.back() += fmt::format(": {} | {}", each.message, each.advice);
      EXPECT_EQ(each.suppressed_in_source, suppressed);
    }
    return lines;
  }

  Arena arena_;
  std::vector<Suppression> comments_;
  Policy policy_;
  std::vector<std::string> ran_ = kRan;
};

TEST_F(SuppressionsTest, CoverTheRulesTheyNameWhereTheySpeak) {
  comment("# ssot: allow(SSOT201) -- why");
  EXPECT_EQ(told({at_line(2), at_line(3), at_line(2, "deprecated-path")}),
            (Lines{"2 noncanonical-path suppressed: why", "3 noncanonical-path", "2 deprecated-path"}));
}

TEST_F(SuppressionsTest, CoverNothingOfOtherFiles) {
  comment("# ssot: allow(SSOT201) -- why");
  Finding other = at_line(2);
  other.path = "b.py";
  const auto findings = apply({other, at_line(2)});
  EXPECT_EQ(findings[0].status, Status::kNew);
  EXPECT_EQ(findings[1].status, Status::kSuppressed);
}

TEST_F(SuppressionsTest, AboveAStatementCoverWhatBeginsInIt) {
  comment("# ssot: allow(noncanonical-path, SSOT202) -- why").last_line = 4;
  EXPECT_EQ(told({at_line(4), at_line(3, "deprecated-path"), at_line(5), at_line(1, "noncanonical-path", 5)}),
            (Lines{"4 noncanonical-path suppressed: why", "3 deprecated-path suppressed: why",
                   "5 noncanonical-path", "1 noncanonical-path"}));
}

TEST_F(SuppressionsTest, BehindCodeCoverWhatStandsOnTheirLine) {
  comment("# ssot: allow(SSOT201) -- why", 3, /*alone=*/false);
  EXPECT_EQ(told({at_line(3), at_line(2, "noncanonical-path", 4), at_line(2), at_line(4)}),
            (Lines{"3 noncanonical-path suppressed: why", "2 noncanonical-path suppressed: why",
                   "2 noncanonical-path", "4 noncanonical-path"}));
}

TEST_F(SuppressionsTest, BehindAStatementCoverItWhereThatIsClear) {
  Suppression& behind = comment("# ssot: allow(SSOT201) -- why", 6, /*alone=*/false);
  behind.first_line = 3;
  EXPECT_EQ(told({at_line(4), at_line(4)}),
            (Lines{"4 noncanonical-path suppressed: why", "4 noncanonical-path suppressed: why"}));
  EXPECT_EQ(told({at_line(4), at_line(5)}),
            (Lines{"4 noncanonical-path", "5 noncanonical-path",
                   "6 unused-suppression: the exception for SSOT201 covers no finding | Delete it."}))
      << "which one?";
  EXPECT_EQ(told({at_line(4), at_line(6)}),
            (Lines{"4 noncanonical-path", "6 noncanonical-path suppressed: why"}))
      << "its own line comes first";
}

TEST_F(SuppressionsTest, CoverAWholeFileOnlyAtItsHead) {
  Suppression& head = comment("# ssot: allow(SSOT502) -- why");
  EXPECT_EQ(told({at_line(0, "stray-home-file")}).front(), "0 stray-home-file");
  head.leads = true;
  EXPECT_EQ(told({at_line(0, "stray-home-file")}), (Lines{"0 stray-home-file suppressed: why"}));
}

TEST_F(SuppressionsTest, LackingAReasonOrARuleAllowNothing) {
  comment("# ssot: allow(SSOT201, deprecated-path)");
  comment("# ssot: allow() -- why", 3);
  comment("# ssot: ignore(SSOT201) -- why", 5);
  EXPECT_EQ(told({at_line(2), at_line(4), at_line(6)}),
            (Lines{"2 noncanonical-path", "4 noncanonical-path", "6 noncanonical-path",
                   "1 unreasoned-suppression: the exception for SSOT201 and deprecated-path gives no reason, "
                   "so it allows nothing | Write "
                   "the reason behind two dashes, as in \"ssot: allow(SSOT201) -- the old clients need it\".",
                   "3 unreasoned-suppression: this exception names no rule, so it allows nothing | Name what "
                   "it allows by id or name, as in "
                   "\"ssot: allow(SSOT201) -- reason\".",
                   "5 unreasoned-suppression: this comment looks like an exception, but it is not written as "
                   "one, so it allows nothing | "
                   "Write it as \"ssot: allow(RULE, …) -- reason\"."}));
}

TEST_F(SuppressionsTest, NameRulesOneByOne) {
  comment("# ssot: allow(SSOT201, noncanonical-pth) -- why");
  comment("# ssot: allow(SSOT2) -- why", 3);
  comment("# ssot: allow(SSOT999, a, b) -- why", 5);
  EXPECT_EQ(told({at_line(2), at_line(4)}),
            (Lines{"2 noncanonical-path suppressed: why", "4 noncanonical-path",
                   "1 unused-suppression: this exception names \"noncanonical-pth\", which is no rule | Did "
                   "you mean \"noncanonical-path\"?",
                   "3 unused-suppression: this exception names \"SSOT2\", which is no rule | \"SSOT2\" "
                   "stands for several rules; name each by "
                   "its id or name.",
                   "5 unused-suppression: this exception names \"SSOT999\" and 2 other words, which are no "
                   "rules | `ssot explain` lists the rules."}));
  EXPECT_EQ(told({}).size(), 3U) << "that it covers nothing is said already";
}

TEST_F(SuppressionsTest, HoldToTheEndOfTheirDay) {
  comment("# ssot: allow(SSOT201) until=2026-11-20 -- why");
  comment("# ssot: allow(SSOT201) until=2026-11-19 -- why", 3);
  comment("# ssot: allow(SSOT201) until=2026-02-30 -- why", 5);
  comment("# ssot: allow(SSOT201) until 2027-01-01 -- why", 7);
  EXPECT_EQ(told({at_line(2), at_line(4), at_line(6)}),
            (Lines{"2 noncanonical-path suppressed: why", "4 noncanonical-path", "6 noncanonical-path",
                   "3 expired-suppression: the exception for SSOT201 ended on 2026-11-19 | Mend what it "
                   "covered, or give it a new date and say why.",
                   "5 expired-suppression: the exception for SSOT201 ends on \"2026-02-30\", which is no "
                   "day, so it allows nothing | Write the day "
                   "as until=YYYY-MM-DD, in front of the reason.",
                   "7 expired-suppression: the exception for SSOT201 ends on \"until 2027-01-01\", which is "
                   "no day, so it allows nothing | Write "
                   "the day as until=YYYY-MM-DD, in front of the reason."}));
  EXPECT_EQ(told({at_line(2)})[1],
            "3 expired-suppression: the exception for SSOT201 ended on 2026-11-19 | It covers nothing any "
            "more: delete it.");
}

TEST_F(SuppressionsTest, ThatCoverNothingAreUnusedWhenAllTheirRulesRan) {
  comment("# ssot: allow(SSOT201, SSOT202) -- why");
  EXPECT_EQ(
      told({}),
      (Lines{"1 unused-suppression: the exception for SSOT201 and SSOT202 covers no finding | Delete it."}));
  EXPECT_EQ(told({}, /*settled=*/false), Lines{}) << "not all was read";
  policy_.rules["deprecated-path"].severity = Severity::kOff;
  EXPECT_EQ(told({}), Lines{}) << "a rule is off";
  policy_.rules.clear();
  ran_ = {"noncanonical-path", "unused-suppression"};
  EXPECT_EQ(told({}), Lines{}) << "a rule did not run";
  ran_ = {"noncanonical-path", "deprecated-path"};
  EXPECT_EQ(told({}), Lines{}) << "unused-suppression did not run";
}

TEST_F(SuppressionsTest, ThatSpeakOfNothingSayWhereToPutThem) {
  Suppression& lost = comment("# ssot: allow(SSOT201) -- why");
  lost.first_line = lost.last_line = 0;
  EXPECT_EQ(told({at_line(3)}),
            (Lines{"3 noncanonical-path",
                   "1 unused-suppression: the exception for SSOT201 covers no finding | Put it directly "
                   "above the statement "
                   "that it is meant for, without a blank line between them, or delete it."}));
}

TEST_F(SuppressionsTest, DoNotSilenceWhatIsSaidOfThem) {
  comment("# ssot: allow(SSOT902) -- why");
  comment("# ssot: allow(SSOT201)", 2);
  EXPECT_EQ(told({at_line(2, "unreasoned-suppression")})[0], "2 unreasoned-suppression");
  EXPECT_EQ(told({})[0], "1 unused-suppression: the exception for SSOT902 covers no finding | Delete it.");
}

TEST_F(SuppressionsTest, PointAtTheComment) {
  comment("   # ssot: allow(SSOT201)", 4, /*alone=*/false);
  const auto findings = apply({});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].path, "a.py");
  EXPECT_EQ(findings[0].region, (Region{4, 6, 4, 26}));
  EXPECT_EQ(findings[0].detail, "SSOT201");
}

}  // namespace
}  // namespace ssot
