#include <gtest/gtest.h>

#include <array>
#include <random>

#include "frontend/docs/cmark_fences.h"

namespace ssot::test {
namespace {

void expect_as_cmark(const std::string& page) {
  const auto theirs = fences_by_cmark(page);
  const auto ours = fences_by_ssot(page);
  ASSERT_EQ(ours.size(), theirs.size()) << page;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_EQ(ours[i].line, theirs[i].line) << page;
    EXPECT_EQ(ours[i].info, theirs[i].info) << page;
    EXPECT_EQ(ours[i].content, theirs[i].content) << page;
  }
}

TEST(Fences, AreThoseOfCmark) {
  for (const char* page : {
           "```python\nimport a\n```\n",
           "~~~ py x=1\nimport a\n```\n~~~\n",
           "````\n```\nimport a\n````\n",
           "```\nnever closed\n",
           "   ```python\n   import a\n  import b\n     c\n   ```\n",
           "    ```python\n    indented\n    ```\n",
           "text\n    ```\n    still text\n",
           "``` a`b\nno fence\n",
           "> ```python\n> import a\n> ```\n",
           "> ```python\nimport a\n```\n",
           "> > ```\n> > a\n>\n> > ```\n",
           "- ```python\n  import a\n\n  import b\n  ```\n",
           "- item\n\n  ```python\n  import a\n  ```\n",
           "- item\n\n ```python\n  import a\n  ```\n",
           "1. one\n   ```python\n   import a\n   \n   b\n   ```\n2. two\n",
           "-\n\n  ```\n  a\n  ```\n",
           "-\n  ```\n  a\n  ```\n",
           "- a\n  - b\n    ```\n    x\n    ```\nlazy\n    ```\n",
           "text\n14. ```\n    a\n    ```\n",
           "text\n1. ```\n   a\n   ```\n",
           "* * *\n```\na\n```\n",
           "-\t```\n\tx\n\t\ty\n\t```\n",
           "<!--\n```\na\n```\n-->\n```\nb\n```\n",
           "<div>\n```\na\n```\n\n```\nb\n```\n",
           "<details><summary>x</summary>\n\n```\nb\n```\n</details>\n",
           "<pre>\n\n```\na\n```\n</pre>\n",
           "<my-tag a='b'>\n```\na\n```\n",
           "text\n<my-tag>\n```\na\n```\n",
           "<? ```\n```\n?>\n```\n",
           "text\n===\n    ```\n```\na\n```\n",
           "# ```\n```\na\n```\n",
       }) {
    expect_as_cmark(page);
  }
}

// Pages nobody would write: what opens and closes blocks, thrown together. Without tabs: cmark counts the bytes in front of a
// fence where the specification counts columns.
TEST(Fences, AreThoseOfCmarkOnRandomPages) {
  constexpr std::array<const char*, 26> kParts{
      "```", "~~~", "````", "```python", "> ", ">", "- ",   "-",     "1. ",   "14) ", "    ", "  ",  "   ",
      "b ",  "a",   "# h",  "<!--",      "-->", "<div>", "</pre>", "<pre>", "<x y>", "===",  "* * *", " ", "+   ",
  };
  std::mt19937 random(20261121);
  for (int page = 0; page < 20000; ++page) {
    std::string text;
    const unsigned lines = 1 + random() % 9;
    for (unsigned line = 0; line < lines; ++line) {
      const unsigned parts = random() % 6;
      for (unsigned part = 0; part < parts; ++part) text += kParts[random() % kParts.size()];
      text += '\n';
    }
    expect_as_cmark(text);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Fences, MayEndTheirLinesInAnyWay) {
  for (const char* page : {"```py\r\nimport a\r\n```\r\nx\r\n", "```py\rimport a\r```\rx\r", "\xEF\xBB\xBF```py\nimport a\n```\n"}) {
    const auto fences = fences_by_ssot(page);
    ASSERT_EQ(fences.size(), 1U);
    EXPECT_EQ(fences[0].line, 1);
    EXPECT_EQ(fences[0].info, "py");
    EXPECT_EQ(fences[0].content, "import a\n");
  }
}

// Each would take minutes if a line cost more than its bytes.
TEST(Fences, AreFoundInHostilePagesAtOnce) {
  constexpr std::size_t kMany = 1 << 20;
  const auto times = [](std::string_view part, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += part;
    return text;
  };
  for (const std::string& page :
       {times("`", 4 * kMany), times("```\n", kMany), times("```\n~~~\n", kMany), times(">", kMany) + "\n" + times("\n", kMany),
        times("> ", kMany) + "\n" + times("a\n", kMany), times("- ", kMany) + "a\n" + times("\n", kMany) + "```\n",
        times("- ", kMany) + "a\n" + times("b\n", kMany), times("- > ", kMany) + "a\n" + times("\n>\n", kMany),
        times("- ", kMany) + "```\n" + times("  \n", kMany), times("<!", kMany), times("<a b='", kMany),
        times("<a \n", kMany), times("1. ", kMany) + "\n" + times(" \n", kMany)}) {
    fences_by_ssot(page);
  }
}

}  // namespace
}  // namespace ssot::test
