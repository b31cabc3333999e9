#include <gtest/gtest.h>

#include "frontend/cpp/reading.h"

namespace ssot::test {
namespace {

// "NAME = text", for each macro the first layer noted.
Lines macros_of(std::string_view text) {
  Lines lines;
  const FileFacts facts = read_cpp(text);
  for (const NamespaceMacro& macro : facts.namespace_macros)
    lines.push_back(fmt::format("{} = {}", macro.name, macro.text));
  return lines;
}

FileFacts read_given(std::string_view text, std::map<std::string, std::string, std::less<>> macros) {
  FileBuffer buffer;
  buffer.assign(text);
  return cpp::read("a.cpp", buffer.text(),
                   Request{.all_definitions = true, .literals = {}, .namespace_macros = std::move(macros)});
}

Lines definitions_given(std::string_view text, std::map<std::string, std::string, std::less<>> macros) {
  Lines lines;
  const FileFacts facts = read_given(text, std::move(macros));
  for (const Definition& definition : facts.definitions) lines.push_back(line_of(definition));
  for (const Gap& gap : facts.gaps) lines.push_back(gap.reason);
  return lines;
}

TEST(CppNamespaceMacros, AreNotedWhenTheyOnlyOpenAndCloseScopes) {
  EXPECT_EQ(
      macros_of("#define A_BEGIN namespace a { \\\n  inline namespace /* x */ v1 { // y\n#define A_END } }\n"
                "#define B namespace a::inline b::c {\n#define C extern \"C\" {\n#define D namespace {\n"
                "#define E namespace [[gnu::visibility(\"x\")]] __attribute__((y)) MACRO e {\n"
                "#define F_BEGIN A_BEGIN _Pragma(\"p\") namespace f {\n#define G_NAMESPACE_BEGIN A_BEGIN\n"),
      (Lines{"A_BEGIN = namespace a { namespace v1 {", "A_END = } }", "B = namespace a::b::c {", "C = {",
             "D = namespace {", "E = namespace e {", "F_BEGIN = A_BEGIN namespace f {",
             "G_NAMESPACE_BEGIN = A_BEGIN"}));
}

TEST(CppNamespaceMacros, AreNoOtherMacros) {
  EXPECT_EQ(
      macros_of("#define A(x) namespace x {\n#define B do { } while (0)\n#define C namespace a { class X;\n"
                "#define D = { }\n#define E\n#define END_F 1\n#define G namespace a\n#define H { 1, 2 }\n"
                "#define BEGIN_I F(x)\n#if 0\n#define J namespace a {\n#endif\n"),
      (Lines{}));
}

TEST(CppNamespaceMacros, ThatAFileDefinesInSeveralWaysAreNotedWithEach) {
  EXPECT_EQ(macros_of("#ifdef X\n#define A namespace a {\n#else\n#define A\n#endif\n"),
            (Lines{"A = namespace a {", "A = "}));
}

TEST(CppNamespaceMacros, OfTheFileItselfOpenAndCloseItsScopes) {
  EXPECT_EQ(definitions_of(
                "#define NS_BEGIN namespace a { inline namespace b {\n#define NS_END }}\nNS_BEGIN\nclass C;\n"
                "struct D { void m(); };\nNS_END\nclass E {};\nFOO(x)\nNS_BEGIN class F {}; NS_END\n"),
            (Lines{"4-4 class a::b::C declaration", "5-5 struct a::b::D",
                   "5-5 function a::b::D::m declaration", "7-7 class E", "9-9 class a::b::F"}));
}

TEST(CppNamespaceMacros, CountOnlyFromTheirDefinitionOn) {
  EXPECT_EQ(definitions_of("NS\nclass A {};\n#define NS namespace a {\nNS class B {}; }\n"),
            (Lines{"2-2 class A", "4-4 class a::B"}));
}

TEST(CppNamespaceMacros, ThatAFileDefinesInSeveralWaysOpenNothing) {
  const std::string_view text =
      "#ifdef X\n#define NS_BEGIN namespace a {\n#define NS_END }\n#else\n#define NS_BEGIN\n#define "
      "NS_END\n#endif\n"
      "NS_BEGIN\nclass C {};\nNS_END\n";
  EXPECT_EQ(definitions_of(text), (Lines{"9-9 class C"}));
  EXPECT_EQ(gaps_of(text), (Lines{}));
}

TEST(CppNamespaceMacros, OfOtherFilesAreGiven) {
  EXPECT_EQ(
      definitions_given("NS_BEGIN\nvoid f() { class L {}; }\nclass C {};\nNS_END\nvoid g() {}\n",
                        {{"NS_BEGIN", "OUTER namespace {"}, {"OUTER", "namespace o {"}, {"NS_END", "} }"}}),
      (Lines{"2-2 function o::(anonymous)::f", "2-2 class o::(anonymous)::f::L local",
             "3-3 class o::(anonymous)::C", "5-5 function g"}));
  EXPECT_TRUE(read_given("NS class C {}; }", {{"NS", "namespace {"}}).definitions[0].unnamed_scope);
}

TEST(CppNamespaceMacros, ThatAreUnknownAreTold) {
  const auto unknown = [](std::string_view text) {
    const FileFacts facts = read_cpp(text);
    return Lines(facts.unknown_macros.begin(), facts.unknown_macros.end());
  };
  EXPECT_EQ(unknown("namespace x {\nNS_BEGIN\nclass C { INSIDE };\nFOO(x)\nNS_END\n}\nNS_BEGIN\nint WORD;\n"
                    "#define OWN namespace a {\nOWN }\nvoid f() { BODY }\n"),
            (Lines{"FOO", "NS_BEGIN", "NS_END"}));
}

TEST(CppNamespaceMacros, LeaveNoGapWhereTheirCounterpartIsUnknown) {
  EXPECT_EQ(definitions_given("NS_BEGIN\nclass C {};\nUNKNOWN_END\n", {{"NS_BEGIN", "namespace a {"}}),
            (Lines{"2-2 class a::C"}));
  EXPECT_EQ(definitions_given("namespace x {\nUNKNOWN_BEGIN\nclass C {};\nNS_END\nclass D {};\n}\n",
                              {{"NS_END", "}"}}),
            (Lines{"3-3 class x::C", "5-5 class x::D"}));
  EXPECT_EQ(definitions_given("namespace x {\nNS_BEGIN\nUNKNOWN_END\n}\n", {{"NS_BEGIN", "namespace a {"}}),
            (Lines{}));
}

TEST(CppNamespaceMacros, ThatNameThemselvesOpenNothing) {
  EXPECT_EQ(definitions_given("NS class C {};", {{"NS", "NS NS namespace a {"}}), (Lines{"1-1 class C"}));
}

TEST(CppNamespaceMacros, InEndlessNumberAreAGap) {
  std::string text = "#define NS namespace a { namespace a { namespace a { namespace a {\n";
  for (int i = 0; i < 3000; ++i) text += "NS ";
  text += "class C {};\n";
  EXPECT_EQ(gaps_of(text),
            (Lines{"2 lost Macros open more scopes than are read; names from here on may lack some.",
                   "2 lost Scopes are nested too deeply to be read from here on."}));
}

}  // namespace
}  // namespace ssot::test
