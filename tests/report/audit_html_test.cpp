#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "model/embedded.h"
#include "report/audit_formats.h"
#include "report/audit_html_parts.h"
#include "report/audit_samples.h"
#include "report/page_policy.h"
#include "report/strict_markup.h"
#include "report/svg_trend.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

std::string page_of(const Inventory& inventory) { return render_audit_html(inventory, {.version = "0"}); }

test::Markup read(const Inventory& inventory) {
  test::Markup markup = test::MarkupReader::read(page_of(inventory));
  EXPECT_EQ(markup.mistake, "");
  return markup;
}

// How often each tag stands there with which attributes; some lists of the page are sorted by name, so the
// order may differ.
std::map<std::string, int> shape_of(const test::Markup& markup) {
  std::map<std::string, int> shape;
  for (const auto& element : markup.elements) {
    std::string words = element.tag;
    for (const auto& [name, value] : element.attributes) words += " " + name;
    ++shape[words];
  }
  return shape;
}

void expect_says(const test::Markup& markup, const std::string& words) {
  EXPECT_NE(markup.text.find(words), std::string::npos) << words;
}

std::string attribute(const test::Markup::Element& element, const std::string& name) {
  const auto found = element.attributes.find(name);
  return found == element.attributes.end() ? "" : found->second;
}

TEST(AuditHtmlTest, IsWellFormedWhateverItHolds) {
  read(test::audit_sample());
  read(test::empty_audit_sample());
  read(test::hostile_audit_sample());
}

TEST(AuditHtmlTest, IsTheSameBytesForTheSameInventory) {
  EXPECT_EQ(page_of(test::audit_sample()), page_of(test::audit_sample()));
}

TEST(AuditHtmlTest, HostileNamesAddNoElementAndNoAttribute) {
  EXPECT_EQ(shape_of(read(test::hostile_audit_sample())), shape_of(read(test::tamed_audit_sample())));
}

TEST(AuditHtmlTest, HostileNamesAreShownAsTheyAre) {
  const test::Markup markup = read(test::hostile_audit_sample());
  for (const char* name :
       {"<img src=x onerror=alert(1)>", "</script><script>alert(4)</script>", "]]><b>out</b>",
        "--><h1>out</h1><!--", "javascript:alert(5)", "exe\\u202eyp.tpircs",
        "bell\\x07 escape\\x1b[2J line\\x0areturn", "not utf-8 \\xff\\xfe"})
    expect_says(markup, name);
}

TEST(AuditHtmlTest, NoCharacterOfThePageIsInvisible) {
  const std::string page = page_of(test::hostile_audit_sample());
  EXPECT_TRUE(is_utf8(page));
  for (const char* hidden : {"\u202E", "\u200B", "\uFEFF", "\u2028", "\x1b", "\x07", "\r"})
    EXPECT_EQ(page.find(hidden), std::string::npos);
  EXPECT_EQ(page.find('\0'), std::string::npos);
}

TEST(AuditHtmlTest, NothingIsFetchedAndNothingRunsButTheOneScript) {
  for (const Inventory& inventory : {test::audit_sample(), test::hostile_audit_sample()}) {
    std::size_t scripts = 0;
    for (const auto& element : read(inventory).elements) {
      EXPECT_FALSE(std::set<std::string>({"img", "iframe", "object", "embed", "base", "form", "image", "use"})
                       .contains(element.tag));
      if (element.tag == "script") ++scripts;
      for (const auto& [name, value] : element.attributes) {
        EXPECT_FALSE(name.starts_with("on")) << name;
        EXPECT_FALSE(std::set<std::string>({"src", "style", "action", "srcdoc"}).contains(name)) << name;
        const bool within = value.starts_with('#') || (element.tag == "link" && value == "data:,");
        EXPECT_TRUE(name != "href" || within) << value;
      }
    }
    EXPECT_EQ(scripts, 1U);
  }
}

TEST(AuditHtmlTest, ThePolicyAllowsExactlyItsStyleAndItsScript) {
  const test::Markup markup = read(test::audit_sample());
  EXPECT_EQ(markup.raw.at("style"), embedded_file("page/audit.css"));
  EXPECT_EQ(markup.raw.at("script"), embedded_file("page/audit.js"));
  EXPECT_FALSE(markup.raw.at("style").empty());
  EXPECT_FALSE(markup.raw.at("script").empty());
  std::string policy;
  for (const auto& element : markup.elements) {
    if (attribute(element, "http-equiv") == "Content-Security-Policy") policy = attribute(element, "content");
  }
  EXPECT_EQ(policy, content_security_policy(markup.raw.at("style"), markup.raw.at("script")));
}

TEST(AuditHtmlTest, APolicyNamesTheHashOfEach) {
  // `printf %s abc | openssl dgst -sha256 -binary | base64`, and of nothing.
  EXPECT_EQ(content_security_policy("abc", ""),
            "default-src 'none'; style-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='; "
            "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src data:; base-uri "
            "'none'; form-action 'none'");
}

TEST(AuditHtmlTest, Base64IsThatOfItsRfc) {
  for (const auto& [bytes, text] : std::map<std::string, std::string>{{"", ""},
                                                                      {"f", "Zg=="},
                                                                      {"fo", "Zm8="},
                                                                      {"foo", "Zm9v"},
                                                                      {"foob", "Zm9vYg=="},
                                                                      {"fooba", "Zm9vYmE="},
                                                                      {"foobar", "Zm9vYmFy"}})
    EXPECT_EQ(base64(bytes), text);
}

TEST(AuditHtmlTest, EveryIdStandsOnceAndEveryReferenceLeadsToOne) {
  for (const Inventory& inventory :
       {test::audit_sample(), test::hostile_audit_sample(), test::empty_audit_sample()}) {
    const test::Markup markup = read(inventory);
    std::set<std::string> ids;
    for (const auto& element : markup.elements) {
      const std::string id = attribute(element, "id");
      EXPECT_TRUE(id.empty() || ids.insert(id).second) << id;
    }
    for (const auto& element : markup.elements) {
      for (const char* name : {"href", "aria-labelledby", "aria-describedby"}) {
        std::string to = attribute(element, name);
        if (to.empty() || to == "data:,") continue;
        if (to.starts_with('#')) to = to.substr(1);
        EXPECT_TRUE(ids.contains(to)) << to;
      }
    }
  }
}

TEST(AuditHtmlTest, ATableHasACaptionAndItsHeadingsAScope) {
  const test::Markup markup = read(test::audit_sample());
  std::map<std::string, int> count;
  for (const auto& element : markup.elements) {
    ++count[element.tag];
    EXPECT_EQ(element.tag == "th", !attribute(element, "scope").empty());
  }
  EXPECT_EQ(count["table"], count["caption"]);
  EXPECT_EQ(count["h1"], 1);
  EXPECT_EQ(count["main"], 1);
  EXPECT_EQ(count["nav"], 1);
}

TEST(AuditHtmlTest, TheScoreIsWorkedOutInFigures) {
  const test::Markup markup = read(test::audit_sample());
  expect_says(markup, "33 of 100");
  expect_says(markup, "100 × 27 ÷ 80 = 33, rounded down: 27 of 80 are where they should be.");
  expect_says(markup, "88 would be the score");
  expect_says(read(test::empty_audit_sample()), "There is nothing to judge");
}

TEST(AuditHtmlTest, NothingOfAConceptIsLeftOut) {
  const Inventory inventory = test::audit_sample();
  const test::Markup markup = read(inventory);
  for (const AuditConcept& entry : inventory.concepts) {
    for (const std::string& words : {entry.name, entry.id, entry.why, entry.owner})
      expect_says(markup, words);
    for (const auto* list : {&entry.evidence, &entry.hurt_reasons, &entry.recommended_reasons}) {
      for (const std::string& words : *list) expect_says(markup, words);
    }
    for (const AuditDefinition& definition : entry.definitions) {
      expect_says(markup, definition.qualified);
      expect_says(markup, fmt::format("{}:{}", definition.path, definition.line));
      expect_says(markup, definition.role_reason);
      expect_says(markup, definition.changed.date + definition.changed.author);
      expect_says(markup, definition.changed.unknown);
      for (const std::string& words : definition.risk.reasons) expect_says(markup, words);
    }
    for (const AuditPath& path : entry.paths)
      expect_says(markup, fmt::format("{} ({}): {} import", path.path, path.state, path.imports)
                              .substr(0, path.imports > 0 ? std::string::npos : 0));
    for (const AuditConsumer& consumer : entry.consumers) expect_says(markup, consumer.path);
    for (const MatrixRow& row : entry.matrix.rows) expect_says(markup, row.method);
    for (const MigrationStep& step : entry.migration) expect_says(markup, step.action);
    for (const AuditGraph::Node& node : entry.graph.nodes) expect_says(markup, node.path);
  }
}

TEST(AuditHtmlTest, TheMatrixSaysWhatIsSameWhatDiffersAndWhatIsMissing) {
  const test::Markup markup = read(test::audit_sample());
  expect_says(markup, "4 methods in 5 definitions: 7 same, 4 differ, 9 missing.");
  expect_says(markup, "4 more definitions with methods have no column.");
  expect_says(markup, "≠ differs: parameters and body :31");
  std::map<std::string, int> cells;
  for (const auto& element : markup.elements) ++cells[attribute(element, "class")];
  EXPECT_EQ(cells["same"], 7 + 3) << "of both concepts";
  EXPECT_EQ(cells["differs"], 4 + 1);
  EXPECT_EQ(cells["missing"], 9);
}

TEST(AuditHtmlTest, WhatWasNotReadIsSaidFirstAndListed) {
  const test::Markup markup = read(test::audit_sample());
  expect_says(markup, "2 gaps: something could not be read");
  expect_says(markup,
              "121 of 133 files read (12 cpp and 109 python); no front end for 10 TypeScript; 2 gaps; 2 "
              "skipped on purpose.");
  for (const char* words : {"app/broken.py:12", "a bracket is never closed", "app/secret.py",
                            "permission denied", "node_modules", "virtual environment"})
    expect_says(markup, words);
}

TEST(AuditHtmlTest, ClutterOthersTrendAndHintsAreThere) {
  const test::Markup markup = read(test::audit_sample());
  for (const char* words :
       {"9 files in 3 folders, 70656 bytes", "61440", "RetryPolicy", "retry-policy",
        "app/limits/token_bucket.py", "2025-09-08", "13000440", "Write an ssot.json that declares session",
        "WebSocketManager is reached when its migration is done"})
    expect_says(markup, words);
}

TEST(AuditHtmlTest, WithoutARecommendationThereIsNoTimeAfter) {
  Inventory inventory = test::audit_sample();
  for (AuditConcept& entry : inventory.concepts) entry.recommended.reset();
  const test::Markup markup = read(inventory);
  expect_says(markup, "None is recommended");
  expect_says(markup, "There is no picture of the time after");
}

TEST(AuditHtmlTest, IndicesThatLeadNowhereDoNoHarm) {
  Inventory inventory = test::audit_sample();
  AuditConcept& entry = inventory.concepts[0];
  entry.recommended = 99;
  entry.paths[0].definitions = {77};
  entry.consumers[0].by = 88;
  entry.consumers[1].definitions = {66};
  entry.matrix.columns[1] = 55;
  entry.similarity[0].b = 44;
  entry.migration[0].definition = 33;
  entry.graph.edges[0].to = 22;
  read(inventory);
}

TEST(AuditHtmlPictureTest, BeforeShowsEveryFolderAndPathAndWhatThesePathsLeadTo) {
  const AuditConcept entry = test::declared_concept_sample();
  const Picture picture = audit_html::picture_before(entry);
  EXPECT_EQ(picture.nodes.size(), 3 + entry.paths.size() + 5);
  EXPECT_EQ(picture.description,
            "53 imports from 3 folders, by 7 paths, to 5 definitions. 4 definitions that no path leads to "
            "are not drawn.");
  std::size_t imports = 0;
  for (const Picture::Edge& edge : picture.edges) {
    if (edge.from < 3) imports += edge.imports;
  }
  EXPECT_EQ(imports, entry.consumers.size());
}

TEST(AuditHtmlPictureTest, AfterLeadsEverybodyToWhatStays) {
  const AuditConcept entry = test::declared_concept_sample();
  const Picture picture = audit_html::picture_after(entry);
  std::vector<std::string> titles;
  for (const Picture::Node& node : picture.nodes) titles.push_back(node.lines[0]);
  const std::vector<std::string> expected{"app/agents",
                                          "app/routes",
                                          "tests/unit",
                                          "app.ws.manager",
                                          "app.ws.protocols",
                                          "WebSocketManager",
                                          "WebSocketManagerProtocol"};
  EXPECT_EQ(titles, expected) << "D2, D3 and D8 are gone, and every path but the two right ones";
  std::size_t to_canonical = 0;
  for (const Picture::Edge& edge : picture.edges) {
    if (edge.to == 3) to_canonical += edge.imports;
  }
  EXPECT_EQ(to_canonical, entry.consumers.size() - entry.paths[1].imports);
}

TEST(AuditHtmlPictureTest, ALongColumnSaysHowManyStandTogether) {
  AuditConcept entry = test::declared_concept_sample();
  for (std::size_t at = 0; at < 100; ++at)
    entry.consumers.push_back({"folder_" + std::to_string(at) + "/a.py", 1, "", 0, {0}, false});
  const Picture picture = audit_html::picture_before(entry);
  EXPECT_EQ(picture.nodes[29].lines[0], "74 other folders");
  std::size_t imports = 0;
  for (const Picture::Edge& edge : picture.edges) {
    if (edge.from < 30) imports += edge.imports;
  }
  EXPECT_EQ(imports, entry.consumers.size());
}

TEST(AuditHtmlTrendTest, PointsStandWhereTheirDaysAre) {
  EXPECT_EQ(days_of({{"1970-01-01", 0}, {"1970-01-02", 0}, {"2024-02-29", 0}, {"2024-03-01", 0}}),
            (std::vector<long long>{0, 1, 19782, 19783}));
}

TEST(AuditHtmlTrendTest, DatesThatAreNoneStandOneStepApart) {
  EXPECT_EQ(days_of({{"2024-02-29", 0}, {"soon", 0}, {"2024-03-01", 0}}), (std::vector<long long>{0, 1, 2}));
  EXPECT_EQ(days_of({{"2024-03-01", 0}, {"2024-02-29", 0}}), (std::vector<long long>{0, 1}));
}

}  // namespace
}  // namespace ssot
