#include <gtest/gtest.h>

#include "frontend/preprocess/units.h"

namespace ssot::test {
namespace {

TEST(Conditions, IntegersAreSignedUnlessOneSideIsNot) {
  EXPECT_TRUE(holds("-1 < 0"));
  EXPECT_TRUE(holds("-1 > 0u"));
  EXPECT_TRUE(holds("(2 || 3) != 2"));
  EXPECT_TRUE(holds("0x7fffffffffffffff + 1 < 0"));
  EXPECT_TRUE(holds("18446744073709551615 == -1"));
  EXPECT_TRUE(holds("-9223372036854775807 - 1 < 0 && (-9223372036854775807 - 1) / -1 < 0"));
  EXPECT_TRUE(holds("1 << 63 < 0"));
  EXPECT_TRUE(holds("-8 >> 1 == -4"));
  EXPECT_TRUE(holds("-8u >> 1 > 4"));
  EXPECT_TRUE(holds("7 / 2 == 3 && -7 % 3 == -1"));
}

TEST(Conditions, PrecedenceIsThatOfC) {
  EXPECT_TRUE(holds("1 + 2 * 3 == 7"));
  EXPECT_TRUE(holds("1 | 2 ^ 3 & 1"));
  EXPECT_FALSE(holds("1 ? 0 : 1"));
  EXPECT_TRUE(holds("0 ? 0 : 0 ? 0 : 1"));
  EXPECT_TRUE(holds("!defined(X) && !0"));
  EXPECT_TRUE(holds("~0 == -1 && - -1 == 1 && +1"));
  EXPECT_TRUE(holds("1 == 1 || 1 / 0"));
  EXPECT_FALSE(holds("0 && 1 % 0"));
}

TEST(Conditions, LiteralsOfEveryKindAreRead) {
  EXPECT_TRUE(holds("'a' == 97 && '\\n' == 10 && '\\x41' == 65 && '\\101' == 65 && '\\'' == 39"));
  EXPECT_TRUE(holds("'\\377' < 0"));
  EXPECT_TRUE(holds("'ab' == 24930"));
  EXPECT_TRUE(holds("L'\\u00e9' == 233 && u8'a' == 97 && U'x' == 120"));
  EXPECT_TRUE(holds("0b101 == 5 && 017 == 15 && 0xFFull == 255 && 1'000'000 == 1000000L"));
  EXPECT_TRUE(holds("true && !false && not false and true"));
  EXPECT_FALSE(holds("unknown"));
}

TEST(Conditions, WordsOfCPlusPlusAreNamesInC) {
  Units units;
  units.predefines = "#define __STDC_VERSION__ 201710L\n";
  units.write("a.h", "");
  EXPECT_EQ(units.reached("#if true\n#include \"a.h\"\n#endif\n"), "");
  units.predefines = "#define __STDC_VERSION__ 202311L\n";
  EXPECT_EQ(units.reached("#if true\n#include \"a.h\"\n#endif\n"), "a.h");
}

TEST(Conditions, AnErrorMakesOneFalse) {
  Units units;
  units.write("a.h", "");
  EXPECT_EQ(units.reached("#if 1 +\n#include \"a.h\"\n#endif\n"),
            " ! main.cpp:1: the condition cannot be evaluated");
  EXPECT_EQ(units.reached("#if 1 / 0\n#else\n#include \"a.h\"\n#endif\n"),
            "a.h ! main.cpp:1: the condition cannot be evaluated");
  EXPECT_EQ(units.reached("#if 0\n#if 1 +\n#endif\n#endif\n"), "");
}

TEST(Macros, AreExpandedInConditions) {
  EXPECT_TRUE(holds("A == 3", "#define A B\n#define B 3"));
  EXPECT_TRUE(holds("ADD(1, ADD(2, 3)) == 6", "#define ADD(a, b) ((a) + (b))"));
  EXPECT_FALSE(holds("A", "#define A B\n#define B A"));
  EXPECT_FALSE(holds("F (2) == 2 && F", "#define F(x) x"));
  EXPECT_TRUE(holds("CAT(1, 2) == 12", "#define CAT(a, b) a ## b"));
  EXPECT_TRUE(holds("CAT(A, B) == 7", "#define CAT(a, b) a##b\n#define AB 7\n#define A 1\n#define B 2"));
  EXPECT_TRUE(holds("LAST(1, 2, 3) == 3",
                    "#define SECOND(a, b, ...) __VA_ARGS__\n#define LAST(...) SECOND(__VA_ARGS__)"));
  EXPECT_TRUE(holds("OPT(1) == 5 && OPT() == 4", "#define OPT(...) 4 __VA_OPT__(+ 1)"));
  EXPECT_TRUE(holds("LIST(1) == 1", "#define LIST(a, ...) PICK(a, ##__VA_ARGS__)\n#define PICK(x) x"));
  EXPECT_TRUE(holds("E 1", "#define E"));
  EXPECT_TRUE(holds("NAMED(1, 2) == 2", "#define NAMED(a, rest...) rest"));
}

TEST(Macros, DefinedMayComeOutOfOne) {
  EXPECT_TRUE(holds("HAS", "#define X\n#define HAS defined(X)"));
  EXPECT_TRUE(holds("HAS(X)", "#define X\n#define HAS(x) (defined(M_##x) || 1)"));
  EXPECT_TRUE(holds("defined X && !defined(Y)", "#define X"));
}

TEST(Macros, ComeAndGo) {
  EXPECT_FALSE(holds("defined X", "#define X\n#undef X"));
  EXPECT_TRUE(holds(
      "X == 1", "#define X 1\n#pragma push_macro(\"X\")\n#undef X\n#define X 2\n#pragma pop_macro(\"X\")"));
  EXPECT_TRUE(holds("X == 2", "#define X 1\n#define X 2"));
  EXPECT_TRUE(holds("defined __FILE__ && defined __has_include && defined(__has_cpp_attribute)"));
  EXPECT_FALSE(holds("defined __has_c_attribute"));
  EXPECT_TRUE(holds("__LINE__ == 2"));
  EXPECT_TRUE(holds("__COUNTER__ == 0 && __COUNTER__ == 1 && __INCLUDE_LEVEL__ == 0"));
}

}  // namespace
}  // namespace ssot::test
