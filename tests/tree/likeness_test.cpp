#include "tree/likeness.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace ssot {
namespace {

bool contained(std::string_view copy, std::string_view original) {
  return compare(copy, original, Depth::kOrder).contained;
}

TEST(Likeness, FindsWholeLinesOnly) {
  EXPECT_TRUE(contained("", ""));
  EXPECT_TRUE(contained("", "x\n"));
  EXPECT_TRUE(contained("a\n", "a"));
  EXPECT_TRUE(contained("b\nd\n", "a\nb\nc\nd\n"));
  EXPECT_TRUE(contained("a\r\nb\r\n", "a\nb\n"));
  EXPECT_FALSE(contained("a\n\n", "a\n"));
  EXPECT_FALSE(contained("a\na\n", "a\n"));
  EXPECT_FALSE(contained("connect(user)\n", "  connect(user)\n"));
  EXPECT_FALSE(contained("connect(user)\n", "connect(user);\n"));
  EXPECT_TRUE(contained("connect(user)\n", "x = connect(user)\nconnect(user);\nconnect(user)\n"));
  EXPECT_TRUE(contained("connect(user)\n", "connect(user)"));
  EXPECT_FALSE(contained("connect(user)\n", ""));
}

TEST(Likeness, CountsLinesThatTellSomething) {
  const Likeness likeness =
      compare("# comment of some length\nimport something\n}\n\n  value = first(1)\nother = second(2)\n",
              "value = first(1)\n# comment of some length\n", Depth::kSharing);
  EXPECT_EQ(likeness.telling, 2U);
  EXPECT_EQ(likeness.shared, 1U);
  EXPECT_TRUE(likeness.trivial());
  EXPECT_FALSE(likeness.copied());
}

// Against the plain definition: a subsequence of lines.
TEST(Likeness, AgreesWithAPlainSearchOnRandomTexts) {
  std::mt19937 random(1);
  const std::vector<std::string> lines{
      "",
      "a",
      "return registry",
      "return registry.get(user)",
      "x return registry",
      "a line that is rather longer than the others, so that whole blocks are equal"};
  const auto text = [&](std::vector<std::string>& into, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
      into.push_back(lines[random() % lines.size()]);
      all += into.back() + (random() % 9 == 0 ? "\r\n" : "\n");
    }
    return all;
  };
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::string> copy_lines;
    std::vector<std::string> original_lines;
    const std::string copy = text(copy_lines, random() % 6);
    const std::string original = text(original_lines, random() % 12);
    std::size_t next = 0;
    for (const std::string& line : original_lines) {
      if (next < copy_lines.size() && copy_lines[next] == line) ++next;
    }
    ASSERT_EQ(contained(copy, original), next == copy_lines.size()) << copy << "---\n" << original;
  }
}

}  // namespace
}  // namespace ssot
