// SARIF beside its golden files (formats_test.cpp): columns, states, limits, links. The schema and
// Microsoft's validator read the golden files in ci/sarif.sh.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "model/rule_words.h"
#include "report/report.h"
#include "report/samples.h"
#include "report/utf16.h"

namespace ssot {
namespace {

using nlohmann::json;

json run_of(const std::string& report) { return json::parse(report)["runs"][0]; }

ScanResult with(std::vector<Finding> findings) {
  ScanResult result = test::clean_result();
  result.findings = std::move(findings);
  return result;
}

json full(const Finding& finding) { return run_of(render_sarif(with({finding}), "0.1.0"))["results"][0]; }
json github(const Finding& finding) {
  return run_of(render_sarif_github(with({finding}), "0.1.0"))["results"][0];
}
json place_of(const json& result) { return result["locations"][0]["physicalLocation"]; }

Finding on_line(const std::string& line, Region region) {
  Finding finding = test::duplicate();
  finding.snippet = line;
  finding.region = region;
  return finding;
}

// The example of the format's specifications: a, a character of two UTF-16 units and four bytes, b.
const std::string kDeseret =
    "a\xF0\x90\x90\x80"
    "b";

TEST(Utf16Test, CharactersAboveTheFirstPlaneAreTwoUnits) {
  EXPECT_EQ(utf16_length(kDeseret), 4);
  EXPECT_EQ(utf16_length("\xC3\xA9\xE6\xBC\xA2"), 2);
  EXPECT_EQ(utf16_length("\xff\xfe"), 2);
}

TEST(Utf16Test, WhatLiesBehindTheKnownTextIsUnknown) {
  const Utf16Columns columns = utf16_columns({1, 3, 1, 9}, "abcd");
  EXPECT_EQ(columns.start, 3);
  EXPECT_EQ(columns.end, 0);
  EXPECT_EQ(utf16_columns({1, 7, 1, 9}, "abcd").start, 0);
  EXPECT_EQ(utf16_columns({1, 5, 1, 5}, "abcd").start, 5) << "the end of the line is a place";
}

TEST(SarifTest, ColumnsAreUtf16CodeUnits) {
  const json run = run_of(render_sarif(with({on_line(kDeseret, {1, 6, 1, 7})}), "0.1.0"));
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  const json region = json::parse(R"({"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 5})");
  EXPECT_EQ(place_of(run["results"][0])["region"], region);
  EXPECT_EQ(place_of(github(on_line(kDeseret, {1, 6, 1, 7})))["region"], region);
}

TEST(SarifTest, ColumnsThatAreNotKnownAreLeftOut) {
  EXPECT_EQ(place_of(full(on_line("abc", {2, 300, 2, 310})))["region"],
            json::parse(R"({"startLine": 2, "endLine": 2})"));
  EXPECT_EQ(place_of(full(on_line("from x import (", {2, 1, 5, 2})))["region"],
            json::parse(R"({"startLine": 2, "startColumn": 1, "endLine": 5})"));
  EXPECT_FALSE(place_of(full(test::left_over("x.py.bak"))).contains("region"));
}

TEST(SarifTest, GithubAlwaysGetsAllFour) {
  EXPECT_EQ(place_of(github(on_line("abc", {2, 300, 2, 310})))["region"],
            json::parse(R"({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4})"));
  EXPECT_EQ(place_of(github(on_line("from x import (", {2, 1, 5, 2})))["region"],
            json::parse(R"({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 16})"));
  const json whole = github(test::left_over("x.py.bak"));
  EXPECT_EQ(place_of(whole)["region"],
            json::parse(R"({"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2})"));
  EXPECT_EQ(whole["partialFingerprints"]["primaryLocationLineHash"], "00000000000000aa:1");
}

TEST(SarifTest, TheLineHashIsHandedOn) {
  Finding finding = test::duplicate();
  finding.github_line_hash = "c129715d7a2bc9a3:1";
  const json expected =
      json::parse(R"({"ssot/v1": "0123456789abcdef", "primaryLocationLineHash": "c129715d7a2bc9a3:1"})");
  EXPECT_EQ(full(finding)["partialFingerprints"], expected);
  EXPECT_EQ(github(finding)["partialFingerprints"], expected);
}

TEST(SarifTest, StatesOfABaselineAndOfAnException) {
  EXPECT_EQ(full(test::cycle(Status::kNew))["baselineState"], "new");
  EXPECT_EQ(full(test::cycle(Status::kKnown))["baselineState"], "unchanged");
  EXPECT_EQ(full(test::cycle(Status::kNew))["suppressions"], json::array());
  EXPECT_EQ(full(test::cycle(Status::kSuppressed))["suppressions"],
            json::parse(
                R"([{"kind": "inSource", "status": "accepted", "justification": "kept \\x1b[2Jas found"}])"));
  Finding by_policy = test::cycle(Status::kSuppressed);
  by_policy.suppressed_in_source = false;
  by_policy.justification = "test doubles";
  EXPECT_EQ(full(by_policy)["suppressions"],
            json::parse(R"([{"kind": "external", "status": "accepted", "justification": "test doubles"}])"));
}

TEST(SarifTest, GithubGetsNeitherKnownNorSuppressedResults) {
  const auto run = run_of(render_sarif_github(
      with({test::cycle(Status::kKnown), test::cycle(Status::kSuppressed), test::duplicate()}), "0.1.0"));
  ASSERT_EQ(run["results"].size(), 1U);
  EXPECT_EQ(run["results"][0]["ruleId"], "SSOT101");
  EXPECT_FALSE(run["results"][0].contains("suppressions"));
  EXPECT_FALSE(run["results"][0].contains("baselineState"));
}

TEST(SarifTest, ARuleIndexNamesTheRule) {
  const json run = run_of(render_sarif(test::full_result(), "0.1.0"));
  const json& rules = run["tool"]["driver"]["rules"];
  for (const json& result : run["results"])
    EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
  for (const json& rule : rules) {
    for (const char* text : {"shortDescription", "fullDescription", "help"})
      EXPECT_FALSE(rule[text]["text"].get<std::string>().empty()) << rule["id"];
    EXPECT_EQ(rule["fullDescription"]["text"].get<std::string>().find("## "), std::string::npos)
        << rule["id"];
    EXPECT_NE(rule["help"]["markdown"].get<std::string>().find("## What to do"), std::string::npos)
        << rule["id"];
  }
}

TEST(SarifTest, AUriHoldsTheBytesOfThePath) {
  EXPECT_EQ(place_of(full(test::hostile()))["artifactLocation"]["uri"],
            "a/%1B%5B31m%0A%3A%3Aerror%3A%3A%3Cimg%3E%E2%80%AE%FF.py");
}

TEST(SarifTest, ANameOfTheTreeIsNoLink) {
  Finding finding = test::duplicate();
  finding.message = "[x](https://example.org) and [y](1)";
  finding.advice = "";
  finding.related[0].message = "a] [b](2)";
  EXPECT_EQ(full(finding)["message"]["text"], "[x\\](https://example.org) and [y\\](1). See [place 1](1).");
}

TEST(SarifTest, ARingIsAFlow) {
  Finding finding = test::cycle(Status::kNew);
  finding.related = {{"app/ws/a.py", {1, 1, 1, 9}, "imports b"}, {"app/ws/b.py", {3, 1, 3, 9}, "imports a"}};
  const json steps = full(finding)["codeFlows"][0]["threadFlows"][0]["locations"];
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[1]["location"]["physicalLocation"]["artifactLocation"]["uri"], "app/ws/b.py");
  EXPECT_EQ(steps[1]["location"]["message"]["text"], "imports a");
}

TEST(SarifTest, AFixIsShownWhenItsPlaceIsKnown) {
  Finding finding = on_line(kDeseret, {1, 6, 1, 7});
  finding.fix = Fix{.safe = true, .title = "say c", .edits = {{finding.path, {1, 6, 1, 7}, "c"}}};
  const json change = full(finding)["fixes"][0]["artifactChanges"][0];
  EXPECT_EQ(change["replacements"][0]["deletedRegion"]["startColumn"], 4);
  EXPECT_EQ(change["replacements"][0]["insertedContent"]["text"], "c");
  finding.fix->edits.push_back({"other.py", {1, 1, 1, 2}, "d"});
  EXPECT_FALSE(full(finding).contains("fixes"));
}

TEST(SarifTest, GapsAreNotifications) {
  const json notes =
      run_of(render_sarif(test::full_result(), "0.1.0"))["invocations"][0]["toolExecutionNotifications"];
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[0]["descriptor"]["id"], "lost");
  EXPECT_EQ(notes[0]["message"]["text"], "a bracket is left open");
  EXPECT_EQ(notes[0]["locations"][0]["physicalLocation"]["region"]["startLine"], 4);
}

TEST(SarifTest, GithubKeepsTheWorstWithinItsLimits) {
  std::vector<Finding> findings(6'000, test::cycle(Status::kNew));
  findings.push_back(test::duplicate());
  findings.back().related.assign(2'000, findings.back().related.front());
  findings.back().message = std::string(5'000, 'x');
  const json run = run_of(render_sarif_github(with(findings), "0.1.0"));
  ASSERT_EQ(run["results"].size(), 5'000U);
  EXPECT_EQ(run["results"][0]["ruleId"], "SSOT101");
  EXPECT_LE(run["results"][0]["relatedLocations"].size() + 1, 100U);
  EXPECT_LE(run["results"][0]["message"]["text"].get<std::string>().size(), 1'024U);
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            "6001 results were found; the 5000 worst of them are in this report.");
  EXPECT_EQ(run_of(render_sarif(with(findings), "0.1.0"))["results"].size(), 6'001U);
}

}  // namespace
}  // namespace ssot
