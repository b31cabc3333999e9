#include <gtest/gtest.h>

#include "report/report.h"
#include "report/samples.h"
#include "report/snippet.h"
#include "support/golden.h"

namespace ssot {
namespace {

using test::clean_result;
using test::full_result;

TEST(TextReportGolden, ShowsEverythingARunFoundOut) {
  test::expect_golden("tests/report/golden/full.txt", render_text(full_result(), {}));
}

TEST(TextReportGolden, ColoursAreTheOnlyDifferenceOnATerminal) {
  const std::string colored = render_text(full_result(), {.color = true});
  test::expect_golden("tests/report/golden/full.color.txt", colored);
  std::string plain;
  for (std::size_t at = 0; at < colored.size(); ++at) {
    if (colored[at] == '\x1b') {
      at = colored.find('m', at);
      continue;
    }
    plain += colored[at];
  }
  EXPECT_EQ(plain, render_text(full_result(), {}));
}

TEST(TextReportTest, ACleanRunPrintsOneLine) {
  EXPECT_EQ(render_text(clean_result(), {}), "ssot: clean; 2 read of 3 files (2 python)\n");
}

TEST(TextReportTest, AQuietCleanRunPrintsNothing) {
  EXPECT_EQ(render_text(clean_result(), {.quiet = true}), "");
}

TEST(TextReportTest, QuietKeepsFindings) {
  ScanResult result = clean_result();
  result.findings = {test::duplicate()};
  result.hints = {"a hint"};
  EXPECT_EQ(
      render_text(result, {.quiet = true}),
      "app/chat.py:3:7: error: duplicate-definition [SSOT101]: WebSocketManager is defined here; its home is "
      "app/ws/manager.py\n"
      "    3 | class WebSocketManager:\n"
      "      |       ^~~~~~~~~~~~~~~~\n"
      "  app/ws/manager.py:10:7: note: the home\n"
      "  = written at ssot.json:12:7\n"
      "  help: Import it: from app.ws.manager import WebSocketManager\n");
}

TEST(TextReportTest, KnownAndSuppressedFindingsAreOnlyCounted) {
  ScanResult result = clean_result();
  result.findings = {test::cycle(Status::kKnown), test::cycle(Status::kSuppressed)};
  EXPECT_EQ(render_text(result, {}), "ssot: clean; 1 known; 1 suppressed; 2 read of 3 files (2 python)\n");
}

TEST(TextReportTest, ThreeLeftOverCopiesOfOneFolderAreOneLine) {
  ScanResult result = clean_result();
  result.findings = {test::left_over("a/x.py.bak"), test::left_over("a/y.py.bak")};
  EXPECT_EQ(render_text(result, {.quiet = true}),
            "a/x.py.bak: warning: backup-file [SSOT501]: a/x.py.bak is an identical copy\n"
            "a/y.py.bak: warning: backup-file [SSOT501]: a/y.py.bak is an identical copy\n");
  result.findings.push_back(test::left_over("a/z.py.bak"));
  EXPECT_EQ(render_text(result, {.quiet = true}),
            "a/: warning: backup-file [SSOT501]: 3 left-over copies (3 identical): x.py.bak, y.py.bak and "
            "z.py.bak\n");
  result.findings.back().detail = "folder";
  EXPECT_EQ(render_text(result, {.quiet = true}).find("left-over copies"), std::string::npos)
      << "a folder of copies is not folded";
}

TEST(TextReportTest, ThreeFilesOfOneFolderThatNobodyCompilesAreOneLine) {
  ScanResult result = clean_result();
  for (const char* path : {"a/x.cpp", "a/x.h", "a/y.cpp", "b/z.cpp"}) {
    result.findings.push_back(test::left_over(path));
    result.findings.back().rule = "not-in-compile-database";
    result.findings.back().detail = "source";
    result.findings.back().message = "no compile database compiles this file";
  }
  EXPECT_EQ(render_text(result, {.quiet = true}),
            "a/: warning: not-in-compile-database [SSOT907]: 3 files are in no translation unit of a compile database: "
            "x.cpp, x.h and y.cpp\n"
            "b/z.cpp: warning: not-in-compile-database [SSOT907]: no compile database compiles this file\n");
}

TEST(TextReportTest, LongListsOfGapsEndInACount) {
  ScanResult result = clean_result();
  for (int i = 1; i <= 12; ++i) {
    result.gaps.push_back(
        {.path = "a.py", .line = i, .kind = GapKind::kLost, .reason = "a string is left open"});
  }
  const std::string text = render_text(result, {});
  EXPECT_NE(
      text.find(
          "a.py:10: not read [lost]: a string is left open\n... and 2 more not read; --format json lists "
          "them all\n"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("; 12 gaps\n"), std::string::npos) << text;
}

TEST(SnippetTest, UnderlinesTheRegionBelowTabsAndWideCharacters) {
  const MarkedLine marked =
      mark("\t\u6F22 = f(x)", {.line = 1, .column = 8, .end_line = 1, .end_column = 12});
  EXPECT_EQ(marked.text, "    \u6F22 = f(x)");
  EXPECT_EQ(marked.underline, "         ^~~~");
}

TEST(SnippetTest, ARegionOverSeveralLinesIsUnderlinedToTheEndOfItsFirst) {
  EXPECT_EQ(mark("from a import (", {.line = 1, .column = 6, .end_line = 3, .end_column = 2}).underline,
            "     ^~~~~~~~~~");
}

TEST(SnippetTest, ARegionBehindTheSnippetHasNoUnderline) {
  EXPECT_EQ(mark("abc", {.line = 1, .column = 300, .end_line = 1, .end_column = 310}).underline, "");
}

TEST(SnippetTest, AnEmptyRegionHasACaret) {
  EXPECT_EQ(mark("abc", {.line = 1, .column = 2, .end_line = 1, .end_column = 2}).underline, " ^");
}

TEST(SnippetTest, EscapesTakeAsManyColumnsAsTheyShow) {
  const MarkedLine marked = mark("\x1b[2J x\r\n", {.line = 1, .column = 6, .end_line = 1, .end_column = 7});
  EXPECT_EQ(marked.text, "\\x1b[2J x");
  EXPECT_EQ(marked.underline, "        ^");
}

}  // namespace
}  // namespace ssot
