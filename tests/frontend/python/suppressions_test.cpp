#include "support/suppressions.h"

#include <gtest/gtest.h>

#include <chrono>

#include "frontend/python/read_python.h"

namespace ssot::test {
namespace {

Lines suppressions_of(std::string_view text) { return lines_of(read_python(text).suppressions); }

TEST(PythonSuppressions, StandBehindCodeOrAboveIt) {
  EXPECT_EQ(suppressions_of("import a  # ssot: allow(SSOT201) -- why\n"), (Lines{"1 SSOT201 -- why"}));
  EXPECT_EQ(suppressions_of("import os\n# ssot: allow(SSOT201) -- why\nimport a\n"),
            (Lines{"2 SSOT201 -- why alone > 3"}));
  EXPECT_EQ(suppressions_of("x = 1\n\n\t# ssot: allow(SSOT201) -- one\n# what follows\n# ssot: "
                            "allow(SSOT202) -- two\nimport a\n"),
            (Lines{"3 SSOT201 -- one alone > 6", "5 SSOT202 -- two alone > 6"}))
      << "several may be stacked";
  EXPECT_EQ(suppressions_of("x = 1\n# ssot: allow(SSOT201) -- why\n\nimport a\n"),
            (Lines{"2 SSOT201 -- why alone > nothing"}))
      << "a blank line parts them";
  EXPECT_EQ(suppressions_of("x = 1\n# ssot: allow(SSOT201) -- why"),
            (Lines{"2 SSOT201 -- why alone > nothing"}));
  EXPECT_EQ(suppressions_of("x = 1  # ssot: allow(SSOT201) -- why"), (Lines{"1 SSOT201 -- why"}))
      << "no newline at the end";
}

TEST(PythonSuppressions, SpeakOfTheStatement) {
  EXPECT_EQ(suppressions_of(
                "x = 1\n# ssot: allow(SSOT201) -- why\nfrom a import (\n    b,\n\n    c,\n)\nimport d\n"),
            (Lines{"2 SSOT201 -- why alone > 3-7"}));
  EXPECT_EQ(suppressions_of(
                "from a import (  # ssot: allow(SSOT201) -- one\n    b,  # ssot: allow(SSOT202) -- two\n"
                "    # ssot: allow(SSOT203) -- three\n    c,\n    d,\n)  # ssot: allow(SSOT204) -- four\n"),
            (Lines{"1 SSOT201 -- one > 1-6", "2 SSOT202 -- two", "3 SSOT203 -- three alone > 4",
                   "6 SSOT204 -- four > 1-6"}));
  EXPECT_EQ(suppressions_of(
                "x = 1\n# ssot: allow(SSOT101) -- why\n@a(\n  1)\n@b\n# note\nclass C(\n    D):\n    pass\n"),
            (Lines{"2 SSOT101 -- why alone > 3-8"}))
      << "the decorators belong to the definition";
  EXPECT_EQ(suppressions_of("x = 1\n# ssot: allow(SSOT401) -- why\ny = \\\n    a.b\nz = 1\n"),
            (Lines{"2 SSOT401 -- why alone > 3-4"}));
  EXPECT_EQ(suppressions_of("a; b  # ssot: allow(SSOT401) -- why\n"), (Lines{"1 SSOT401 -- why"}));
  EXPECT_EQ(suppressions_of("if a:  # ssot: allow(SSOT401) -- why\n    b()\n"), (Lines{"1 SSOT401 -- why"}));
}

TEST(PythonSuppressions, LeadTheFileBeforeAnyCode) {
  EXPECT_EQ(suppressions_of("\xEF\xBB\xBF#!/usr/bin/python3\n# -*- coding: utf-8 -*-\n\n# ssot: "
                            "allow(SSOT502) -- why\n\nimport a\n"),
            (Lines{"4 SSOT502 -- why leads > nothing"}));
  EXPECT_EQ(suppressions_of("# ssot: allow(SSOT502) -- why\nimport a\n"),
            (Lines{"1 SSOT502 -- why leads > 2"}));
  EXPECT_EQ(suppressions_of("\"\"\"Words.\"\"\"\n# ssot: allow(SSOT502) -- why\nimport a\n"),
            (Lines{"2 SSOT502 -- why alone > 3"}));
}

TEST(PythonSuppressions, AreNoneInStrings) {
  EXPECT_EQ(suppressions_of("x = '# ssot: allow(SSOT201) -- why'\n"), Lines{});
  EXPECT_EQ(suppressions_of("\"\"\"\n# ssot: allow(SSOT201) -- why\n\"\"\"\n"), Lines{});
  EXPECT_EQ(suppressions_of("x = r'\\' # ssot: allow(SSOT201) -- why'\n"), Lines{});
  EXPECT_EQ(suppressions_of("x = f'''{a}\n# ssot: allow(SSOT201) -- why\n'''\n"), Lines{});
  EXPECT_EQ(suppressions_of("x = f'{\"# ssot: allow(SSOT201) -- why\"}'\n"), Lines{});
  EXPECT_EQ(suppressions_of("x = 'a\\\n# ssot: allow(SSOT201) -- why'\n"), Lines{});
  EXPECT_EQ(suppressions_of("x = '''\n'''  # ssot: allow(SSOT201) -- why\n"),
            (Lines{"2 SSOT201 -- why > 1-2"}));
}

TEST(PythonSuppressions, AreReadWithEveryLineEnd) {
  for (const std::string_view text : {"x = 1\r\n# ssot: allow(SSOT201) -- why\r\nimport a\r\n",
                                      "x = 1\r# ssot: allow(SSOT201) -- why\rimport a"})
    EXPECT_EQ(suppressions_of(text), (Lines{"2 SSOT201 -- why alone > 3"}));
}

TEST(PythonSuppressions, OutliveWhatIsNeverClosed) {
  EXPECT_EQ(suppressions_of("x = (1\nimport a  # ssot: allow(SSOT201) -- why\nimport b\n"),
            (Lines{"2 SSOT201 -- why"}));
  EXPECT_EQ(suppressions_of("x = 'a\nimport a  # ssot: allow(SSOT201) -- why\n"),
            (Lines{"2 SSOT201 -- why"}));
  EXPECT_EQ(suppressions_of("x = '''a\nimport a  # ssot: allow(SSOT201) -- why\n"), Lines{})
      << "all of it may be the string";
}

TEST(PythonSuppressions, AreBoundedInNumberAndTime) {
  const auto began = std::chrono::steady_clock::now();
  std::string text;
  while (text.size() < (1U << 20)) text += "# ssot: allow(\n";
  const FileFacts lines = read_python(text);
  EXPECT_EQ(lines.suppressions.size(), 1000U);
  ASSERT_EQ(lines.gaps.size(), 1U);
  EXPECT_EQ(lines.gaps[0].kind, GapKind::kSkippedLimit);
  EXPECT_EQ(lines.gaps[0].line, 1001);
  EXPECT_EQ(lines.gaps[0].reason,
            "More than 1000 comments of this file allow findings; those from here on are not read.");
  for (const std::string piece : {"# ssot: allow(", "#ssot:", "# ssot: allow(a) -- b ", "f'{\n# ssot: allow(",
                                  "'\\\n# ssot:", "(\n# ssot: allow(a) -- b\n"}) {
    std::string all;
    while (all.size() < (1U << 20)) all += piece;
    EXPECT_LE(read_python(all).suppressions.size(), 1000U) << piece;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
}

}  // namespace
}  // namespace ssot::test
