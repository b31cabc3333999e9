// The Markdown of an audit: for GitHub, read here by the reference implementation of CommonMark, and its
// tables by tests/report/audit_markdown_tables.py.
#include <cmark.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "report/audit_formats.h"
#include "report/audit_samples.h"
#include "support/golden.h"

namespace ssot {
namespace {

constexpr std::size_t kMost = 65'536;

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t number = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++number;
  return number;
}

std::string html_of(const std::string& markdown) {
  char* rendered = cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_UNSAFE);
  std::string html = rendered;
  std::free(rendered);
  return html;
}

TEST(AuditMarkdownGolden, OfTheSample) {
  test::expect_golden("tests/report/golden/audit.markdown", render_audit_markdown(test::audit_sample(), {}));
}

TEST(AuditMarkdownGolden, OfAnEmptyFolder) {
  test::expect_golden("tests/report/golden/audit_empty.markdown",
                      render_audit_markdown(test::empty_audit_sample(), {}));
}

// With nothing filtered, no name of the tree is a tag, a link or a heading.
TEST(AuditMarkdownGolden, OfHostileNames) {
  test::expect_golden("tests/report/golden/audit_hostile.markdown",
                      render_audit_markdown(test::hostile_audit_sample(), {}));
}

TEST(AuditMarkdownTest, AParserSeesNoMarkupInNames) {
  const std::string hostile = render_audit_markdown(test::hostile_audit_sample(), {});
  const std::string html = html_of(hostile);
  for (const char* tag : {"<script", "<img", "<svg", "<style", "<a ", "<h1", "<blockquote", "<hr", "<b>",
                          "<em", "<!--", "</title", "</details", "<p>%"})
    EXPECT_EQ(html.find(tag), std::string::npos) << tag;
  const std::string tame = html_of(render_audit_markdown(test::tamed_audit_sample(), {}));
  for (const char* tag : {"<h2", "<h3", "<li", "<pre", "<p>", "<strong"})
    EXPECT_EQ(times(html, tag), times(tame, tag)) << tag;
}

TEST(AuditMarkdownTest, NoNameReachesAReaderAsInvisibleCharacters) {
  const std::string text = render_audit_markdown(test::hostile_audit_sample(), {});
  for (const char* bytes : {"\x1b", "\x07", "\xE2\x80\xAE", "\xE2\x80\x8B", "\xff", "\r", "\t"})
    EXPECT_EQ(text.find(bytes), std::string::npos);
  EXPECT_LE(text.size(), kMost);
}

// Cells of code hold bars.
TEST(AuditMarkdownTest, ABarInAPathDoesNotEndItsCell) {
  Inventory inventory = test::audit_sample();
  inventory.concepts[0].paths[0].path = "a|b";
  inventory.concepts[0].definitions[2].path = "c|d.py";
  inventory.concepts[0].migration[0].cycle = {"e|f.py", "g.py"};
  const std::string text = render_audit_markdown(inventory, {});
  EXPECT_NE(text.find("| `a\\|b` | canonical |"), std::string::npos);
  EXPECT_NE(text.find("| `c\\|d.py:10` |"), std::string::npos);
  EXPECT_NE(text.find("so in one step: `e|f.py`"), std::string::npos) << "outside a table it is no escape";
}

TEST(AuditMarkdownTest, ThousandsOfDefinitionsAreCounted) {
  Inventory inventory = test::audit_sample();
  AuditConcept& each = inventory.concepts[0];
  while (each.definitions.size() < 3000) each.definitions.push_back(each.definitions[1]);
  while (each.migration.size() < 2000) each.migration.push_back(each.migration[0]);
  while (each.matrix.rows.size() < 500) each.matrix.rows.push_back(each.matrix.rows[0]);
  while (each.paths.size() < 700) each.paths.push_back(each.paths[1]);
  const std::string text = render_audit_markdown(inventory, {});
  EXPECT_LE(text.size(), kMost);
  EXPECT_NE(text.find("Not shown: 2988 definitions."), std::string::npos) << text;
  EXPECT_NE(text.find("Not shown: 1980 steps."), std::string::npos) << text;
  EXPECT_NE(text.find("Not shown: 688 paths."), std::string::npos) << text;
}

TEST(AuditMarkdownTest, ThousandsOfConceptsAreCounted) {
  Inventory inventory = test::audit_sample();
  for (int i = 0; i < 3000; ++i) {
    inventory.concepts.push_back(inventory.concepts[static_cast<std::size_t>(i) % 2]);
    inventory.others.push_back(inventory.others[0]);
    inventory.clutter.push_back(inventory.clutter[0]);
    inventory.gaps.push_back(inventory.gaps[0]);
    inventory.hints.push_back(inventory.hints[0]);
    inventory.trend.push_back(inventory.trend[0]);
  }
  const std::string text = render_audit_markdown(inventory, {});
  EXPECT_LE(text.size(), kMost);
  EXPECT_GT(text.size(), 50'000U) << "there is room for more";
  EXPECT_NE(text.find("Not shown: 2952 concepts."), std::string::npos);
  EXPECT_NE(text.find(" concepts have no section here: the JSON and the HTML page have them all."),
            std::string::npos);
  EXPECT_NE(text.find(" sections are without import paths"), std::string::npos);
  EXPECT_NE(text.find("Not shown: 2991 folders."), std::string::npos);
}

TEST(AuditMarkdownTest, PicturesStayWithinWhatGithubDraws) {
  Inventory inventory = test::audit_sample();
  AuditGraph& graph = inventory.concepts[0].graph;
  for (std::uint32_t i = 0; i < 900; ++i) {
    graph.nodes.push_back({"a/folder/with/a/long/name/" + std::to_string(i) + ".py", 1, {}});
    graph.edges.push_back({0, static_cast<std::uint32_t>(graph.nodes.size() - 1), i});
  }
  const std::string text = render_audit_markdown(inventory, {});
  const std::size_t start = text.find("```mermaid\n");
  const std::string picture = text.substr(start, text.find("```\n", start + 5) - start);
  EXPECT_LE(picture.size(), 50'000U);
  EXPECT_LE(times(picture, " --> "), 500U);
  EXPECT_NE(picture.find("n0[\""), std::string::npos) << picture;
  EXPECT_NE(text.find("Not shown: 890 arrows"), std::string::npos) << text;
}

}  // namespace
}  // namespace ssot
