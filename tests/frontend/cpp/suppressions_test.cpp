#include "support/suppressions.h"

#include <gtest/gtest.h>

#include <chrono>

#include "frontend/cpp/reading.h"

namespace ssot::test {
namespace {

Lines suppressions_of(std::string_view text) { return lines_of(read_cpp(text).suppressions); }

TEST(CppSuppressions, StandBehindCodeOrAboveIt) {
  EXPECT_EQ(suppressions_of("#include \"a.h\"  // ssot: allow(SSOT201) -- why\n"),
            (Lines{"1 SSOT201 -- why"}));
  EXPECT_EQ(suppressions_of("int x;\n// ssot: allow(SSOT201) -- why\n#include \"a.h\"\n"),
            (Lines{"2 SSOT201 -- why alone > 3"}));
  EXPECT_EQ(suppressions_of(
                "int x;\n/* ssot: allow(SSOT201) -- one */\n/* ssot: allow(SSOT202) -- two */\nint y;\n"),
            (Lines{"2 SSOT201 -- one alone > 4", "3 SSOT202 -- two alone > 4"}));
  EXPECT_EQ(
      suppressions_of("int x;\n/* ssot: allow(SSOT201) -- one */ /* ssot: allow(SSOT202) -- two */ int y;\n"),
      (Lines{"2 SSOT201 -- one", "2 SSOT202 -- two"}));
  EXPECT_EQ(suppressions_of("int x;\n/* Words.\n * ssot: allow(SSOT201) -- why\n */\nint y;\n"),
            (Lines{"3 SSOT201 -- why alone > 5"}));
  EXPECT_EQ(suppressions_of("int x; /* Words.\n ssot: allow(SSOT201) -- why */ int y;\n"),
            (Lines{"2 SSOT201 -- why"}));
  EXPECT_EQ(suppressions_of("int x;\n// ssot: allow(SSOT201) -- why\n\nint y;\n"),
            (Lines{"2 SSOT201 -- why alone > nothing"}));
  EXPECT_EQ(suppressions_of("int x;  // ssot: allow(SSOT201) -- why"), (Lines{"1 SSOT201 -- why"}))
      << "no newline at the end";
  EXPECT_EQ(suppressions_of("int x;\n/* ssot: allow(SSOT201) -- why */"),
            (Lines{"2 SSOT201 -- why alone > nothing"}));
}

TEST(CppSuppressions, SpeakOfTheStatement) {
  EXPECT_EQ(suppressions_of("int x;\n// ssot: allow(SSOT101) -- why\ntemplate <class A,\n          class B = "
                            "C<A>>\nclass Manager\n    : public D {\n  int y;\n};\n"),
            (Lines{"2 SSOT101 -- why alone > 3-6"}));
  EXPECT_EQ(
      suppressions_of(
          "int x;\n// ssot: allow(SSOT103) -- why\nstd::unique_ptr<M>\nmake(int a,\n     int b);\nint y;\n"),
      (Lines{"2 SSOT103 -- why alone > 3-5"}));
  EXPECT_EQ(suppressions_of("M all[] = {\n  // ssot: allow(SSOT105) -- why\n  M(1),\n  M(2),\n};\n"),
            (Lines{"2 SSOT105 -- why alone > 3"}))
      << "of a list only the entry";
  EXPECT_EQ(
      suppressions_of("void f() {\n  g(\n      // ssot: allow(SSOT401) -- why\n      a->b,\n      c);\n}\n"),
      (Lines{"3 SSOT401 -- why alone > 4"}));
}

TEST(CppSuppressions, LeadTheFileBeforeAnyCode) {
  EXPECT_EQ(
      suppressions_of("\xEF\xBB\xBF// Words.\r\n// ssot: allow(SSOT502) -- why\r\n\r\n#pragma once\r\n"),
      (Lines{"2 SSOT502 -- why leads > nothing"}));
  EXPECT_EQ(suppressions_of("#pragma once\n// ssot: allow(SSOT502) -- why\nint x;\n"),
            (Lines{"2 SSOT502 -- why alone > 3"}));
}

TEST(CppSuppressions, GoOnWhereABackslashEndsTheLine) {
  EXPECT_EQ(suppressions_of("int x;\n// ssot: allow(SSOT201) -- why it \\\n   must stay\nint y;\n"),
            (Lines{"2 SSOT201 -- why it    must stay alone > 4"}));
  EXPECT_EQ(suppressions_of("int x;  // ssot: allow(SSOT201) -- why \\\nint y;\nint z;\n"),
            (Lines{"1 SSOT201 -- why int y;"}));
}

TEST(CppSuppressions, AreNoneInStringsAndDeadCode) {
  EXPECT_EQ(suppressions_of("auto x = \"// ssot: allow(SSOT201) -- why\";\n"), Lines{});
  EXPECT_EQ(suppressions_of(
                "auto x = R\"x(\n// ssot: allow(SSOT201) -- why\n)x\";  // ssot: allow(SSOT202) -- why\n"),
            (Lines{"3 SSOT202 -- why"}));
  EXPECT_EQ(suppressions_of("#if 0\n// ssot: allow(SSOT201) -- why\nint x;\n#else\n// ssot: allow(SSOT202) "
                            "-- why\nint y;\n#endif\n"),
            (Lines{"5 SSOT202 -- why alone > 6"}));
  EXPECT_EQ(suppressions_of("#include <a//b.h>  // ssot: allow(SSOT201) -- why\n#include <a/*b.h>\nint x;  "
                            "// ssot: allow(SSOT202) -- why\n"),
            (Lines{"1 SSOT201 -- why", "3 SSOT202 -- why"}));
  EXPECT_EQ(
      suppressions_of(
          "#error don't // ssot: allow(SSOT201) -- why\nint y = 1'000; // ssot: allow(SSOT202) -- why\n"),
      (Lines{"2 SSOT202 -- why"}))
      << "as Clang, which reads a character up to the end of the line";
}

TEST(CppSuppressions, AreReadWithEveryLineEnd) {
  for (const std::string_view text : {"int x;\r\n// ssot: allow(SSOT201) -- why\r\nint y;\r\n",
                                      "int x;\r// ssot: allow(SSOT201) -- why\rint y;",
                                      "int x;\r\n/*\r\n\tssot: allow(SSOT201) -- why\r\n*/\r\nint y;"}) {
    const FileFacts facts = read_cpp(text);
    ASSERT_EQ(facts.suppressions.size(), 1U);
    EXPECT_EQ(facts.suppressions[0].reason, "why");
    EXPECT_GT(facts.suppressions[0].first_line, facts.suppressions[0].line);
  }
}

TEST(CppSuppressions, AreBoundedInNumberAndTime) {
  const auto began = std::chrono::steady_clock::now();
  for (const std::string piece :
       {"// ssot: allow(\n", "// ssot: allow(", "/* ssot: allow(a) -- b */", "// ssot: allow(a) -- b\\\n",
        "/* ssot: allow(a)\n", "#if 0\n// ssot: allow(a)\n", "R\"(// ssot:", "'// ssot: allow(a)\n",
        "(/* ssot: allow(a) -- b */\n"}) {
    std::string all;
    while (all.size() < (1U << 20)) all += piece;
    EXPECT_LE(read_cpp(all).suppressions.size(), 1000U) << piece;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
}

}  // namespace
}  // namespace ssot::test
