// The file of --history: what a run appends is what the next one reads.
#include <gtest/gtest.h>

#include "report/audit_formats.h"
#include "report/audit_samples.h"
#include "support/golden.h"

namespace ssot {
namespace {

std::string rendered(const std::vector<TrendPoint>& points) {
  std::string text;
  for (const TrendPoint& point : points) text += render_trend_point(point);
  return text;
}

std::string refusal(std::string_view text) {
  const Result<Trend> trend = read_trend(text, "history.jsonl");
  return trend ? "" : trend.error();
}

TEST(TrendGolden, OneRunALine) {
  test::expect_golden("tests/report/golden/trend.jsonl", rendered(test::trend_of_the_sample()));
}

TEST(TrendTest, WhatWasWrittenIsRead) {
  const std::string text = rendered(test::trend_of_the_sample());
  const Result<Trend> trend = read_trend(text, "history.jsonl");
  ASSERT_TRUE(trend) << trend.error();
  EXPECT_EQ(rendered(trend->points), text);
  EXPECT_EQ(trend->of_other_versions, 0U);
}

TEST(TrendTest, RunsAreSortedByDayAndThoseOfADayStayAsTheyStand) {
  std::vector<TrendPoint> points = test::trend_of_the_sample();
  points[0].date = "2025-09-09";
  points[3].date = "2025-09-08";
  const Result<Trend> trend = read_trend("\n" + rendered(points) + " \r\n", "history.jsonl");
  ASSERT_TRUE(trend) << trend.error();
  EXPECT_EQ(rendered(trend->points), rendered({points[1], points[3], points[0], points[2]}));
}

TEST(TrendTest, LinesOfOtherVersionsAreCounted) {
  const std::string text =
      "{\"schema\":\"ssot-trend/2\",\"when\":7}\r\n" + rendered(test::trend_of_the_sample());
  const Result<Trend> trend = read_trend(text, "history.jsonl");
  ASSERT_TRUE(trend) << trend.error();
  EXPECT_EQ(trend->points.size(), 4U);
  EXPECT_EQ(trend->of_other_versions, 1U);
}

TEST(TrendTest, ABrokenLineIsRefusedWithItsPlace) {
  const std::string good = rendered(test::trend_of_the_sample());
  EXPECT_EQ(refusal(good + "{\"date\":\"2025-09-22\"}\n"),
            "history.jsonl:5:1: error: this is no line of a trend (\"schema\" is not \"ssot-trend/1\")");
  EXPECT_EQ(refusal("\n\n[]\n"), "history.jsonl:3:1: error: this is no object");
  std::string undated = good;
  undated.replace(undated.find("2025-09-01"), 10, "yesterday!");
  EXPECT_EQ(refusal(undated), "history.jsonl:1:33: error: \"date\" is no day, written YYYY-MM-DD");
  EXPECT_TRUE(refusal(good + "<<<<<<< HEAD\n").starts_with("history.jsonl:5:1: error: "))
      << refusal(good + "<<<<<<< HEAD\n");
  EXPECT_TRUE(refusal(good.substr(0, 100)).starts_with("history.jsonl:1:")) << refusal(good.substr(0, 100));
}

TEST(TrendTest, AnEmptyFileHasNoRuns) {
  EXPECT_TRUE(read_trend("", "history.jsonl")->points.empty());
  EXPECT_TRUE(read_trend("\n", "history.jsonl")->points.empty());
}

}  // namespace
}  // namespace ssot
