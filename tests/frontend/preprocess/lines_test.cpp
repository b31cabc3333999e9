#include <gtest/gtest.h>

#include "frontend/preprocess/units.h"

namespace ssot::test {
namespace {

TEST(Lines, ContinuationsCommentsAndStringsAreSeenAsClangSeesThem) {
  Units units;
  for (const char* name : {"a.h", "b.h", "c.h", "d.h"}) units.write(name, "");
  EXPECT_EQ(units.reached("#inc\\\nlude \"a.h\"\n"), "a.h");
  EXPECT_EQ(units.reached("/* x */ # /* y */ include /* z */ \"a.h\" // t\n"), "a.h");
  EXPECT_EQ(units.reached("/*\n#include \"a.h\"\n*/\n#include \"b.h\"\n"), "b.h");
  EXPECT_EQ(units.reached("// \\\n#include \"a.h\"\n#include \"b.h\"\n"), "b.h");
  EXPECT_EQ(units.reached("auto x = R\"(\n#include \"a.h\"\n)\";\n#include \"b.h\"\n"), "b.h");
  EXPECT_EQ(units.reached("auto x = \"\\\n#include \\\"a.h\\\"\\\n\";\n#include \"b.h\"\n"), "b.h");
  EXPECT_EQ(units.reached("int x = 1'000; /*'*/\n#include \"a.h\"\n"), "a.h");
  EXPECT_EQ(units.reached("don't\n#include \"a.h\"\n"), "a.h");
  EXPECT_EQ(units.reached("#error don't /* here\n#include \"a.h\"\n"), "a.h");
  EXPECT_EQ(
      units.reached("\xEF\xBB\xBF#include \"a.h\"\r\n#if 1 \\\r\n && 1\r\n#include \"b.h\"\r\n#endif\r\n"),
      "a.h b.h");
  EXPECT_EQ(units.reached("x #include \"a.h\"\n##include \"a.h\"\n#\n# 7 \"a.h\"\n#include \"b.h\""), "b.h");
}

TEST(Groups, BranchesAreTakenOnce) {
  Units units;
  for (const char* name : {"a.h", "b.h", "c.h", "d.h"}) units.write(name, "");
  EXPECT_EQ(units.reached("#if 0\n#include \"a.h\"\n#elif 1\n#include \"b.h\"\n#elif 1\n#include "
                          "\"c.h\"\n#else\n#include \"d.h\"\n#endif\n"),
            "b.h");
  EXPECT_EQ(units.reached("#ifdef X\n#elifdef __cplusplus\n#include \"a.h\"\n#endif\n#ifdef X\n#elifndef "
                          "X\n#include \"b.h\"\n#endif\n"),
            "a.h b.h");
  EXPECT_EQ(units.reached("#ifdef X\n#ifdef Y\n#else\n#endif\n#include \"a.h\"\n#else\n#include "
                          "\"b.h\"\n#endif\n#endif\n#include \"c.h\"\n"),
            "b.h c.h");
  EXPECT_EQ(units.reached("#if 0\n#include \"a.h\"\n"), "");
}

}  // namespace
}  // namespace ssot::test
