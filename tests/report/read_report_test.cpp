// A saved report is the run that it was made of: whatever format renders the one renders the other to the
// same bytes.
#include "report/read_report.h"

#include <gtest/gtest.h>

#include "report/formats.h"
#include "report/report.h"
#include "report/samples.h"

namespace ssot {
namespace {

TEST(ReadReportTest, EveryFormatOfASavedRunIsThatOfTheRun) {
  ScanResult result = test::full_result();
  // JSON is text: of bytes that are not, it keeps those of paths alone.
  for (Finding& finding : result.findings) {
    if (const std::size_t broken = finding.snippet.find('\xff'); broken != std::string::npos)
      finding.snippet.resize(broken);
    finding.key = {finding.rule, finding.concept_id, "its path", finding.enclosing, finding.detail, "1"};
  }
  result.folder = "services/chat";
  result.units = 4;
  result.sharpened = 2;
  result.not_judged.push_back({"odr-clash", "no compile database", false});
  result.gaps.push_back(
      {.path = "old.py", .line = 0, .kind = GapKind::kWorker, .reason = "it took too long", .old = true});
  result.comparison = {.baseline = "debt\xff.json",
                       .known = 1,
                       .fresh = 2,
                       .stale = 3,
                       .unsought = 4,
                       .stale_keys = {},
                       .base = "origin/main",
                       .before = 5,
                       .mended = 6,
                       .staged = true,
                       .policy_from = "v1"};
  const Result<ScanResult> saved = read_report(render_json(result, "1.2.3"), "run.json");
  ASSERT_TRUE(saved) << saved.error();
  for (const ReportFormat& format : report_formats()) {
    const ReportStyle style{.version = "1.2.3"};
    EXPECT_EQ(format.render(*saved, style), format.render(result, style)) << format.name;
  }
}

std::string refusal(std::string_view text) {
  const Result<ScanResult> saved = read_report(text, "run.json");
  return saved ? "" : saved.error();
}

TEST(ReadReportTest, WhatIsNoReportIsRefusedWithItsPlace) {
  EXPECT_EQ(refusal("[]"), "run.json:1:1: error: this is no object");
  EXPECT_EQ(refusal("{}"),
            "run.json:1:1: error: this is no report of ssot check (\"schema\" is not \"ssot-report/1\")");
  EXPECT_EQ(refusal(R"({"schema": "ssot-graph/1"})"),
            "run.json:1:1: error: this is no report of ssot check (\"schema\" is not \"ssot-report/1\")");
  EXPECT_EQ(refusal(R"({"schema": "ssot-report/1", "findings": [{"name": "unheard-of"}]})"),
            "run.json:1:42: error: this version knows no rule \"unheard-of\"; render the report with the "
            "version that wrote it");
  EXPECT_EQ(refusal(R"({"schema": "ssot-report/1", "summary": {"files": -1}})"),
            "run.json:1:50: error: \"files\" is no count");
  EXPECT_EQ(refusal(R"({"schema": "ssot-report/1", "findings": {}})"),
            "run.json:1:41: error: \"findings\" is no array");
  EXPECT_NE(refusal("{\"schema\""), "");
}

TEST(ReadReportTest, MembersOfALaterVersionArePassedOver) {
  EXPECT_EQ(refusal(R"({"schema": "ssot-report/1", "novelty": {"a": [1]}})"), "");
}

}  // namespace
}  // namespace ssot
