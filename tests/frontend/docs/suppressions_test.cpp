#include "support/suppressions.h"

#include <gtest/gtest.h>

#include "frontend/docs/docs.h"

namespace ssot::docs {
namespace {

using Lines = std::vector<std::string>;

Lines suppressions_of(std::string_view text, Language language = Language::kMarkdown) {
  Blocks blocks;
  if (language == Language::kMarkdown) {
    find_fences(text, blocks);
  } else {
    find_code_blocks(text, blocks);
  }
  Document page;
  page.language = language;
  read_suppressions(text, blocks, page);
  return test::lines_of(page.suppressions);
}
Lines rst(std::string_view text) { return suppressions_of(text, Language::kRst); }

TEST(DocumentSuppressions, OfMarkdownSpeakOfTheNextFence) {
  EXPECT_EQ(suppressions_of("Words.\n\n<!-- ssot: allow(SSOT503) -- why -->\n```python\nimport a\n```\n"),
            (Lines{"3 SSOT503 -- why alone > 4-6"}));
  EXPECT_EQ(
      suppressions_of(
          "Words.\n\n<!-- ssot: allow(SSOT503) -- why -->\n\n~~~python\nimport a\n\nimport b\n~~~\nEnd.\n"),
      (Lines{"3 SSOT503 -- why alone > 5-9"}))
      << "a page needs blank lines";
  EXPECT_EQ(suppressions_of("<!-- ssot: allow(SSOT503) -- one -->\n<!-- note -->\n<!--\nssot: allow(SSOT202) "
                            "-- two\n-->\n\nWords:\n```\nimport a\n```\n"),
            (Lines{"1 SSOT503 -- one leads > 7-10", "4 SSOT202 -- two leads > 7-10"}))
      << "a paragraph directly above belongs to it";
  EXPECT_EQ(
      suppressions_of(
          "<!-- ssot: allow(SSOT503) -- one --> <!-- ssot: allow(SSOT202) -- two -->\r\n```\r\n```\r\n"),
      (Lines{"1 SSOT503 -- one leads > 2-3", "1 SSOT202 -- two leads > 2-3"}));
  EXPECT_EQ(suppressions_of("Words.\n\n<!-- ssot: allow(SSOT503) -- why -->\nWords.\n\n```\nimport a\n```\n"),
            (Lines{"3 SSOT503 -- why alone > 4"}))
      << "a paragraph of its own comes first";
  EXPECT_EQ(suppressions_of("- item\n\n  <!-- ssot: allow(SSOT503) -- why -->\n  ```\n  import a\n  ```\n> "
                            "<!-- ssot: allow(SSOT503) -- two -->\n>\n> ```\n> import a\n> ```\n"),
            (Lines{"3 SSOT503 -- why alone > 4-6", "7 SSOT503 -- two alone > 9-11"}));
  EXPECT_EQ(suppressions_of("Words.\n\n<!-- ssot: allow(SSOT503) -- why -->"),
            (Lines{"3 SSOT503 -- why alone > nothing"}));
}

TEST(DocumentSuppressions, OfMarkdownAreBlocksOfTheirOwn) {
  EXPECT_EQ(suppressions_of("`<!-- ssot: allow(SSOT503) -- why -->`\n"), Lines{});
  EXPECT_EQ(suppressions_of("Write <!-- ssot: allow(SSOT503) -- why --> there.\n"), Lines{});
  EXPECT_EQ(suppressions_of("```\n<!-- ssot: allow(SSOT503) -- why -->\n```\n"), Lines{});
  EXPECT_EQ(suppressions_of("    <!-- ssot: allow(SSOT503) -- why -->\n"), Lines{});
  EXPECT_EQ(suppressions_of("<!-- ssot: allow(SSOT503) -- why --> Words.\n```\n```\n"),
            (Lines{"1 SSOT503 -- why"}));
  EXPECT_EQ(suppressions_of("<!-- ssot: allow(SSOT503) -- never closed\n"),
            (Lines{"1 SSOT503 -- never closed leads > nothing"}));
  EXPECT_EQ(suppressions_of("# ssot: allow(SSOT503) -- a heading\n"), Lines{});
}

TEST(DocumentSuppressions, OfReStructuredTextSpeakOfTheNextBlock) {
  EXPECT_EQ(rst("Words.\n\n.. ssot: allow(SSOT503) -- see a::b\n\n.. code-block:: python\n\n   import a\n   "
                "import b\n\nEnd.\n"),
            (Lines{"3 SSOT503 -- see a::b alone > 5-9"}));
  EXPECT_EQ(rst("Words.\n\n..\n   ssot: allow(SSOT503) -- why\n\nLong words\nat last::\n\n   import a\n"),
            (Lines{"4 SSOT503 -- why alone > 6-9"}));
  EXPECT_EQ(rst("Words::\n\n   .. ssot: allow(SSOT503) -- why\n"), Lines{}) << "it is shown";
  EXPECT_EQ(rst(".. ssot:: allow(SSOT503) -- why\n"), Lines{}) << "a directive";
}

}  // namespace
}  // namespace ssot::docs
