// The formats for other programs: golden files of everything a run can find, and what each does with hostile
// names. XML is read by a real parser in tests/report/parse_formats.py.

#include "report/formats.h"

#include <cmark.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "report/report.h"
#include "report/samples.h"
#include "support/golden.h"

namespace ssot {

// For the names of the tests.
static void PrintTo(const ReportFormat& format, std::ostream* out) { *out << format.name; }

namespace {

using nlohmann::json;

const ReportStyle kStyle{.version = "0.1.0"};

std::string golden_name(std::string_view run, std::string_view format) {
  return "tests/report/golden/" + std::string(run) + "." + std::string(format);
}

Finding at(const std::string& path, Region region, Severity severity) {
  Finding finding = test::duplicate();
  finding.path = path;
  finding.region = region;
  finding.severity = severity;
  return finding;
}

ScanResult many(std::size_t number, Severity severity) {
  ScanResult result = test::clean_result();
  for (std::size_t i = 0; i < number; ++i) {
    Finding finding = at("app/f" + std::to_string(i / 8) + ".py",
                         {static_cast<int>(i % 8) + 1, 7, static_cast<int>(i % 8) + 1, 23}, severity);
    finding.fingerprint = std::to_string(i);
    result.findings.push_back(finding);
  }
  return result;
}

std::size_t lines_with(const std::string& text, std::string_view start) {
  std::size_t number = 0;
  for (std::size_t line = 0; line < text.size(); line = text.find('\n', line) + 1)
    number += text.compare(line, start.size(), start) == 0;
  return number;
}

// A report with the texts of the rules' pages taken out, so that a better page does not touch these golden
// files.
std::string without_pages(const std::string& report) {
  std::istringstream in(report);
  std::string out;
  for (std::string line; std::getline(in, line); out += line + "\n") {
    const std::size_t start = line.find("\"shortDescription\"");
    const std::size_t end = line.find("\"defaultConfiguration\"");
    if (!line.starts_with("    {\"id\":\"SSOT") || start == std::string::npos || end == std::string::npos)
      continue;
    line.replace(
        start, end - start,
        R"("shortDescription":{"text":"S."},"fullDescription":{"text":"F."},"help":{"text":"H.","markdown":"H."},)");
  }
  return out;
}

bool has_its_own_goldens(const ReportFormat& format) {
  return format.name == "text" || format.name == "json";
}

class FormatTest : public testing::TestWithParam<ReportFormat> {};

TEST_P(FormatTest, ShowsEverythingARunFoundOut) {
  if (has_its_own_goldens(GetParam())) return;
  test::expect_golden(golden_name("full", GetParam().name),
                      without_pages(GetParam().render(test::full_result(), kStyle)));
}

TEST_P(FormatTest, OfACleanRun) {
  if (has_its_own_goldens(GetParam())) return;
  test::expect_golden(golden_name("clean", GetParam().name),
                      without_pages(GetParam().render(test::clean_result(), kStyle)));
}

TEST_P(FormatTest, ManyFindingsTakeNoTime) {
  const ScanResult result = many(50'000, Severity::kError);
  const auto start = std::chrono::steady_clock::now();
  const std::string report = GetParam().render(result, kStyle);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  EXPECT_FALSE(report.empty());
  RecordProperty("seconds", std::to_string(taken.count()));
  EXPECT_LT(taken.count(), 5.0);  // the goal is 1; sanitizers and loaded machines are slow
}

// Whoever shows a report must not be lied to by a name: no format hands on a control character or a reversal
// of direction as it is.
TEST_P(FormatTest, NoNameReachesAReaderAsInvisibleCharacters) {
  const std::string report = GetParam().render(test::full_result(), kStyle);
  EXPECT_EQ(report.find('\x1b'), std::string::npos);
  EXPECT_EQ(report.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_EQ(report.find('\xff'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(All, FormatTest, testing::ValuesIn(report_formats().begin(), report_formats().end()),
                         [](const auto& format) {
                           std::string name(format.param.name);
                           std::erase(name, '-');
                           return name;
                         });

TEST(FormatsTest, AFormatIsFoundByItsName) {
  EXPECT_EQ(report_format_names().front(), "text");
  EXPECT_EQ(find_report_format("github")->name, "github");
  EXPECT_EQ(find_report_format("githu"), nullptr);
  EXPECT_EQ(find_report_format(""), nullptr);
}

TEST(GithubFormatTest, PropertiesAndDataAreEscaped) {
  ScanResult result = test::clean_result();
  Finding finding = at("a,b:c%0A\n::error::d.py", {2, 3, 2, 5}, Severity::kWarning);
  finding.message = "100%\r\n::add-mask::x";
  finding.advice = "";
  result.findings = {finding};
  EXPECT_EQ(render_github(result),
            "::warning file=a%2Cb%3Ac%250A\\x0a%3A%3Aerror%3A%3Ad.py,line=2,endLine=2,col=3,endColumn=5,"
            "title=SSOT101 duplicate-definition::100%25\\x0d\\x0a::add-mask::x\n"
            "::notice title=ssot::0 errors, 1 warning and 0 notes\n");
}

TEST(GithubFormatTest, ColumnsAreSetOnOneLineOnly) {
  ScanResult result = test::clean_result();
  result.findings = {at("a.py", {2, 3, 4, 5}, Severity::kError), at("b.py", {}, Severity::kError)};
  const std::string report = render_github(result);
  EXPECT_NE(report.find("file=a.py,line=2,endLine=4,title"), std::string::npos) << report;
  EXPECT_NE(report.find("file=b.py,title"), std::string::npos) << report;
}

TEST(GithubFormatTest, TenOfALevelAndOneNoticeWithTheTrueCount) {
  ScanResult result = many(25, Severity::kNote);
  for (const Severity severity : {Severity::kWarning, Severity::kError}) {
    const ScanResult more = many(25, severity);
    result.findings.insert(result.findings.end(), more.findings.begin(), more.findings.end());
  }
  const std::string report = render_github(result);
  EXPECT_EQ(lines_with(report, "::error "), 10U);
  EXPECT_EQ(lines_with(report, "::warning "), 10U);
  EXPECT_EQ(lines_with(report, "::notice "), 10U);
  EXPECT_EQ(report.find("::error "), 0U);
  EXPECT_TRUE(report.ends_with(
      "::notice title=ssot::25 errors, 25 warnings and 25 notes; GitHub shows ten of a kind, another "
      "format has them all\n"))
      << report;
}

TEST(GitlabFormatTest, FingerprintsAreUnique) {
  ScanResult result = test::clean_result();
  for (int i = 0; i < 4; ++i) result.findings.push_back(at("a.py", {i + 1, 1, i + 1, 2}, Severity::kNote));
  std::set<std::string> seen;
  for (const json& issue : json::parse(render_gitlab(result))) {
    seen.insert(issue["fingerprint"]);
    EXPECT_EQ(issue["severity"], "info");
  }
  EXPECT_EQ(seen.size(), 4U);
  EXPECT_TRUE(seen.contains("0123456789abcdef"));
}

TEST(GitlabFormatTest, AWholeFileIsAtLineOne) {
  ScanResult result = test::clean_result();
  result.findings = {test::left_over("x.py.bak")};
  const json issue = json::parse(render_gitlab(result))[0];
  EXPECT_EQ(issue["location"], json::parse(R"({"path": "x.py.bak", "lines": {"begin": 1, "end": 1}})"));
  EXPECT_EQ(issue["description"], "SSOT501 backup-file: x.py.bak is an identical copy");
}

TEST(RdjsonFormatTest, ColumnsAreBytesAndTheEndIsExclusive) {
  ScanResult result = test::clean_result();
  // The b of "a𐐀b".
  Finding finding = at("a.py", {1, 6, 1, 7}, Severity::kError);
  finding.snippet =
      "a\xF0\x90\x90\x80"
      "b";
  finding.fix =
      Fix{.safe = true, .title = "say c", .edits = {{.path = "a.py", .region = {1, 6, 1, 7}, .text = "c"}}};
  result.findings = {finding};
  const json diagnostic = json::parse(render_rdjson(result))["diagnostics"][0];
  const json range = json::parse(R"({"start": {"line": 1, "column": 6}, "end": {"line": 1, "column": 7}})");
  EXPECT_EQ(diagnostic["location"]["range"], range);
  EXPECT_EQ(diagnostic["suggestions"], json::array({{{"range", range}, {"text", "c"}}}));
  EXPECT_EQ(diagnostic["related_locations"][0]["location"]["path"], "app/ws/manager.py");
}

TEST(RdjsonFormatTest, AFixOfSeveralFilesIsNoSuggestion) {
  ScanResult result = test::clean_result();
  Finding finding = at("a.py", {1, 1, 1, 2}, Severity::kError);
  finding.fix = Fix{.safe = true,
                    .title = "t",
                    .edits = {{.path = "a.py", .region = {1, 1, 1, 2}, .text = "c"},
                              {.path = "b.py", .region = {1, 1, 1, 2}, .text = "c"}}};
  result.findings = {finding};
  EXPECT_FALSE(json::parse(render_rdjson(result))["diagnostics"][0].contains("suggestions"));
}

TEST(MarkdownFormatTest, WhatDoesNotFitIsCounted) {
  ScanResult result = many(2'000, Severity::kWarning);
  result.findings.push_back(at("z.py", {1, 1, 1, 2}, Severity::kError));
  const std::string report = render_markdown(result);
  EXPECT_LE(report.size(), 65'536U);
  EXPECT_TRUE(report.ends_with(" findings are left out here; another format has them all.\n"))
      << report.substr(64'000);
  EXPECT_LT(report.find("### `z.py`"), report.find("### `app/f0.py`")) << "errors are not what is left out";
}

TEST(MarkdownFormatTest, NamesAreNeitherMarkupNorMentions) {
  ScanResult result = test::clean_result();
  Finding finding = at("a`|<script>.py", {2, 3, 2, 5}, Severity::kWarning);
  finding.message = "<script>alert(1)</script> [x](y) @everyone #1 | `c`";
  result.findings = {finding};
  const std::string report = render_markdown(result);
  EXPECT_NE(report.find("### ``a`|<script>.py``\n"), std::string::npos) << report;
  EXPECT_NE(report.find(
                "&lt;script&gt;alert(1)&lt;/script&gt; \\[x\\](y) @&#8203;everyone \\#&#8203;1 \\| \\`c\\`"),
            std::string::npos)
      << report;
}

// As the reference implementation of CommonMark reads it, with nothing filtered.
TEST(MarkdownFormatTest, AParserSeesNoMarkupInNames) {
  ScanResult result = test::full_result();
  const char* const texts[] = {"<script>alert(1)</script>",
                               "<img src=x onerror=y>",
                               "[a](https://b)",
                               "![a](b)",
                               "===",
                               "# h",
                               "- x",
                               "1. x",
                               "> q",
                               "```",
                               "`a` ``b`",
                               "<https://x.org>",
                               "&lt;b&gt; &#60;i&#62;",
                               "\\",
                               "***a***",
                               "\n\n# h\n",
                               "a|b",
                               "<!-- c",
                               "</details>"};
  for (const char* text : texts) {
    Finding finding = at(std::string("b/") + text, {2, 3, 2, 5}, Severity::kError);
    finding.message = text;
    finding.advice = text;
    finding.related = {{text, {1, 1, 1, 2}, text}};
    result.findings.push_back(finding);
    result.gaps.push_back({.path = text, .line = 1, .kind = GapKind::kLost, .reason = text});
  }
  const std::string report = render_markdown(result);
  char* rendered = cmark_markdown_to_html(report.data(), report.size(), CMARK_OPT_UNSAFE);
  const std::string html = rendered;
  std::free(rendered);
  for (const char* tag : {"<script", "<img", "<a", "<h1", "<ol", "<blockquote", "<pre", "<hr", "<b>", "<i>",
                          "<em", "<!--", "</details"})
    EXPECT_EQ(html.find(tag), std::string::npos) << tag;
  EXPECT_NE(html.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
  EXPECT_EQ(lines_with(html, "<h2>"), 1U);
  EXPECT_EQ(lines_with(html, "<h3><code>"), lines_with(report, "### "));
}

TEST(MarkdownFormatTest, KnownAndSuppressedFindingsAreCounted) {
  ScanResult result = test::clean_result();
  result.findings = {test::cycle(Status::kKnown), test::cycle(Status::kSuppressed)};
  EXPECT_EQ(render_markdown(result),
            "## ssot: nothing new was found\n\n2 read of 3 files; 1 known, 1 suppressed.\n");
}

TEST(FormatsTest, ServersThatShowACommitGetPathsFromTheRootOfTheRepository) {
  ScanResult result = test::clean_result();
  result.folder = "services/chat";
  result.findings = {at("a.py", {1, 1, 1, 2}, Severity::kError), at("", {}, Severity::kError)};
  EXPECT_NE(render_github(result).find("file=services/chat/a.py,"), std::string::npos);
  EXPECT_EQ(json::parse(render_gitlab(result))[0]["location"]["path"], "services/chat/a.py");
  EXPECT_EQ(json::parse(render_gitlab(result))[1]["location"]["path"], "services/chat");
  const json results = json::parse(render_sarif_github(result, "1"))["runs"][0]["results"];
  EXPECT_EQ(results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "services/chat/a.py");
  const json full = json::parse(render_sarif(result, "1"))["runs"][0]["results"];
  EXPECT_EQ(full[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a.py");
}

TEST(FormatsTest, KnownAndSuppressedFindingsAreNotShown) {
  ScanResult result = test::clean_result();
  result.findings = {test::cycle(Status::kKnown), test::cycle(Status::kSuppressed)};
  EXPECT_EQ(render_github(result), "");
  EXPECT_EQ(render_gitlab(result), "[]\n");
  EXPECT_EQ(json::parse(render_rdjson(result))["diagnostics"], json::array());
  EXPECT_EQ(render_checkstyle(result), render_checkstyle(test::clean_result()));
  EXPECT_EQ(render_junit(result), render_junit(test::clean_result()));
}

}  // namespace
}  // namespace ssot
