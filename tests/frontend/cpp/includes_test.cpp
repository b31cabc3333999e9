#include <gtest/gtest.h>

#include "frontend/cpp/reading.h"

namespace ssot::test {
namespace {

TEST(CppIncludes, KeepTheirDelimitersAndPlaces) {
  const FileFacts facts = read_cpp("#include <vector>\n  #  include \"a/b.h\" // why\n");
  ASSERT_EQ(facts.imports.size(), 2U);
  const Import& second = facts.imports[1];
  EXPECT_EQ(second.module, "\"a/b.h\"");
  EXPECT_EQ(second.line, 2);
  EXPECT_EQ(second.column, 3);
  EXPECT_EQ(second.name_line, 2);
  EXPECT_EQ(second.name_column, 14);
  EXPECT_EQ(second.name_end_column, 21);
  EXPECT_EQ(second.end_line, 2);
}

TEST(CppIncludes, AreReadInEverySpelling) {
  EXPECT_EQ(
      imports_of(
          "#include_next <a.h>\n#import \"b.h\"\n%:include <c.h>\n/* x\n */ # /* y */ include /**/ <d.h>\n"),
      (Lines{"1:1 <a.h>", "2:1 \"b.h\"", "3:1 <c.h>", "5:5 <d.h>"}));
}

TEST(CppIncludes, AreJoinedAcrossLineContinuations) {
  EXPECT_EQ(imports_of("#inc\\\nlude \\\n<a.h>\n#inc\\\r\nlude <b.h>\r\n  \\\n  # include <c.h>\n"),
            (Lines{"1:1 <a.h>", "4:1 <b.h>", "7:3 <c.h>"}));
  EXPECT_EQ(imports_of("#include \"a\\\nb.h\"\n"), (Lines{"1:1 \"ab.h\""}));
}

TEST(CppIncludes, OfCommentsAndStringsAreNone) {
  EXPECT_EQ(
      imports_of("/*\n#include <a.h>\n*/\n// x \\\n#include <b.h>\nconst char* s = R\"x(\n#include "
                 "<c.h>\n)\" )x\";\n"
                 "const char* t = \"/*\"; // /*\nint n = 1'000; /* ' */\n#include <d.h>\nchar q = '\"';\n"
                 "auto u = u8R\"(\n#include <e.h>\n)\"; \"\\\"/*\";\n#include <f.h>\n"),
      (Lines{"11:1 <d.h>", "16:1 <f.h>"}));
}

TEST(CppIncludes, AfterUnclosedQuotesAreStillRead) {
  EXPECT_EQ(imports_of("#error don't /\nint x = 1'0; char c = '\n#include <a.h>\n"), (Lines{"3:1 <a.h>"}));
}

TEST(CppIncludes, WithinALineAreNone) {
  EXPECT_EQ(imports_of("int x; #include <a.h>\n__has_include(<b.h>)\n"), Lines{});
}

TEST(CppIncludes, OfDeadBranchesAreLeftOut) {
  EXPECT_EQ(
      imports_of("#if 0\n#include <a.h>\n#if X\n#else\n#include <b.h>\n#endif\n#elif Y\n#include "
                 "<c.h>\n#else\n#include <d.h>\n"
                 "#endif\n#if false // no\n#include <e.h>\n#endif\n#if (0)\n#include <f.h>\n#endif\n#if "
                 "1\n#include <g.h>\n#else\n"
                 "#include <h.h>\n#endif\n#include <i.h>\n"),
      (Lines{"8:1 <c.h> conditional", "10:1 <d.h> conditional", "19:1 <g.h> conditional", "23:1 <i.h>"}));
}

TEST(CppIncludes, UnderAnIncludeGuardAreNotConditional) {
  EXPECT_EQ(imports_of("// c\n#pragma once\n#ifndef A_H\n#define A_H\n#include <a.h>\n#ifdef B\n#include "
                       "<b.h>\n#endif\n#endif // A_H\n"),
            (Lines{"5:1 <a.h>", "7:1 <b.h> conditional"}));
  EXPECT_EQ(imports_of("#if !defined(A_H)\n#define A_H\n#include <a.h>\n#endif\n"), (Lines{"3:1 <a.h>"}));
}

TEST(CppIncludes, UnderWhatOnlyLooksLikeAGuardAreConditional) {
  EXPECT_EQ(imports_of("#ifndef A\n#define A\n#include <a.h>\n#endif\nint x;\n"),
            (Lines{"3:1 <a.h> conditional"}));
  EXPECT_EQ(
      imports_of("#ifndef A\n#define A\n#include <a.h>\n#else\n#include <b.h>\n#endif\n#include <c.h>\n"),
      (Lines{"3:1 <a.h> conditional", "5:1 <b.h> conditional", "7:1 <c.h>"}));
  EXPECT_EQ(imports_of("#ifndef A\n#define B\n#include <a.h>\n#endif\n"), (Lines{"3:1 <a.h> conditional"}));
}

TEST(CppIncludes, OfMacrosAreComputedAndAGap) {
  const std::string text = "int x;\n#include  FOO(a, /* b */ c) // d\n";
  EXPECT_EQ(imports_of(text), (Lines{"2:1 FOO(a, /* b */ c) computed"}));
  EXPECT_EQ(gaps_of(text), (Lines{"2 computed-include The file that FOO(a, /* b */ c) stands for is known to "
                                  "the preprocessor only."}));
}

TEST(CppIncludes, WithoutANameAreAGap) {
  EXPECT_EQ(gaps_of("#include\n#include <a\n"),
            (Lines{"1 lost The include names no file.", "2 lost The include names no file."}));
}

TEST(CppIncludes, BeforeAnUnclosedCommentOrRawStringAreKept) {
  EXPECT_EQ(imports_of("#include <a.h>\n/*\n#include <b.h>\n"), (Lines{"1:1 <a.h>"}));
  EXPECT_EQ(gaps_of("#include <a.h>\n/*\n"), (Lines{"2 lost The comment that opens here is never closed."}));
  EXPECT_EQ(gaps_of("auto s = R\"(\n"), (Lines{"1 lost The raw string that opens here is never closed."}));
}

TEST(CppIncludes, OfFilesWithLoneCarriageReturnsAndAMarkAreCounted) {
  EXPECT_EQ(imports_of("\xEF\xBB\xBF#include <a.h>\r#include <b.h>\r\n#include <c.h>"),
            (Lines{"1:1 <a.h>", "2:1 <b.h>", "3:1 <c.h>"}));
}

TEST(CppIncludes, OfUtf16AreAGap) {
  EXPECT_EQ(gaps_of("\xFF\xFE#"), (Lines{"1 lost The file is encoded in UTF-16."}));
}

TEST(CppModules, AreImportedOnlyByRealDirectives) {
  EXPECT_EQ(
      imports_of(
          "module;\n#include <a.h>\nexport module x.y:part;\nimport std;\nexport import :other;\nimport "
          "<vector>;\n"
          "  import \"h.h\" [[x]];\nvoid f() {\n import q;\n}\nint import = 3;\nimport(x);\nimport * y;\n"
          "struct S {\n  module m;\n};\nauto z = a.\nimport;\nimport last ;\n"),
      (Lines{"2:1 <a.h>", "4:1 import std", "5:1 import :other", "6:1 import <vector>", "7:3 import \"h.h\"",
             "19:1 import last"}));
}

TEST(CppModules, SayWhatTheyDeclare) {
  const FileFacts facts = read_cpp("export module x.y:part;\n");
  EXPECT_EQ(facts.module_name, "x.y:part");
  EXPECT_TRUE(facts.module_interface);
  EXPECT_EQ(read_cpp("module x;\n").module_name, "x");
  EXPECT_EQ(read_cpp("class module; module m() ;\nmodule *p;\nmodule :private;\n").module_name, "");
}

TEST(CppHandsOn, IsAFileOfIncludesAndAliases) {
  const auto hands_on = [](std::string_view text) { return read_cpp(text).only_hands_on; };
  EXPECT_TRUE(hands_on("// moved\n#pragma once\n#include \"new/place.h\"\n"));
  EXPECT_TRUE(hands_on(
      "#ifndef A\n#define A\n#warning \"gone\"\nnamespace a::b { using c::D; using E = c::E; }\n#endif\n"));
  EXPECT_TRUE(
      hands_on("extern \"C\" {\n#include <a.h>\n}\nnamespace x = y;\nusing namespace x;\ntypedef x::T T;\n"));
  EXPECT_FALSE(hands_on("#include <a.h>\n#define B 1\n"));
  EXPECT_FALSE(hands_on("#include <a.h>\nclass X;\n"));
  EXPECT_FALSE(hands_on("// nothing\n"));
  EXPECT_FALSE(hands_on("#include <a.h>\nusing X = decltype([]{});\n"));
}

}  // namespace
}  // namespace ssot::test
