#include "git/conversions.h"

#include <gtest/gtest.h>

#include <string>

namespace ssot {
namespace {

TEST(Conversions, AreThoseThatChangeBytes) {
  Conversions conversions;
  conversions.add("", "# a comment filter=x\n*.bin filter=lfs diff=lfs -text\r\n*.py text eol=lf\n");
  conversions.add("docs", "\"a b.md\" working-tree-encoding=UTF-16\n");
  EXPECT_TRUE(conversions.may_convert("a/x.bin"));
  EXPECT_FALSE(conversions.may_convert("a/x.py"));
  EXPECT_TRUE(conversions.may_convert("docs/anything.md")) << "a pattern that is not understood means all";
  EXPECT_FALSE(conversions.may_convert("docs.md"));
}

TEST(Conversions, ManyRulesMeanEverything) {
  Conversions conversions;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "*.x" + std::to_string(i) + " ident\n";
  conversions.add("", text);
  EXPECT_TRUE(conversions.may_convert("a.py"));
}

}  // namespace
}  // namespace ssot
