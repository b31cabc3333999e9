#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "report/samples.h"
#include "support/golden.h"

namespace ssot {
namespace {

using nlohmann::json;

TEST(JsonReportGolden, HoldsEverythingARunFoundOut) {
  test::expect_golden("tests/report/golden/full.json", render_json(test::full_result(), "0.1.0"));
}

TEST(JsonReportGolden, OfACleanRun) {
  test::expect_golden("tests/report/golden/clean.json", render_json(test::clean_result(), "0.1.0"));
}

TEST(JsonReportTest, CountsOnlyNewFindings) {
  const json summary = json::parse(render_json(test::full_result(), "0.1.0"))["summary"];
  EXPECT_EQ(summary,
            json::parse(R"({"files": 30, "errors": 3, "warnings": 6, "notes": 0, "suppressed": 1, "known": 1,
                                     "by_rule": {"SSOT101": 1, "SSOT106": 1, "SSOT201": 1, "SSOT301": 1, "SSOT501": 5}})"));
}

TEST(JsonReportTest, AFindingOfAWholeFileHasNoRegion) {
  ScanResult result = test::clean_result();
  result.findings = {test::left_over("x.py.bak")};
  EXPECT_FALSE(json::parse(render_json(result, "0.1.0"))["findings"][0].contains("region"));
}

TEST(JsonReportTest, APathThatIsNotUtf8StandsBesideItsBytes) {
  ScanResult result = test::clean_result();
  result.gaps = {{.path = "a\xff b.py", .line = 0, .kind = GapKind::kUnread, .reason = "no"},
                 {.path = "ok.py", .line = 1, .kind = GapKind::kLost, .reason = "no"}};
  const json gaps = json::parse(render_json(result, "0.1.0"))["coverage"]["gaps"];
  EXPECT_EQ(gaps[0]["path"], "a\uFFFD b.py");
  EXPECT_EQ(gaps[0]["path_bytes"], "a%FF%20b.py");
  EXPECT_FALSE(gaps[1].contains("path_bytes"));
}

FileFacts python_facts() {
  FileFacts facts;
  facts.path = "a/b.py";
  facts.language = Language::kPython;
  Import from;
  from.kind = ImportKind::kFrom;
  from.scope = Scope::kTypeChecking;
  from.guarded = true;
  from.module = ".types";
  from.name = "Mode";
  from.alias = "M";
  from.line = from.end_line = from.name_line = 3;
  from.column = 1;
  from.name_column = 20;
  from.name_end_column = 29;
  Import plain;
  plain.module = "a.b";
  plain.alias = "c";
  plain.line = plain.end_line = plain.name_line = 4;
  plain.column = 1;
  plain.name_column = 8;
  plain.name_end_column = 16;
  facts.imports = {from, plain};
  Definition manager;
  manager.name = "Manager";
  manager.qualified = "Outer.Manager";
  manager.line = 9;
  manager.column = 5;
  manager.name_column = 11;
  manager.end_line = 40;
  manager.bases = {"Base"};
  Definition send;
  send.kind = DefinitionKind::kFunction;
  send.is_async = true;
  send.name = "send";
  send.qualified = "Outer.Manager.send";
  send.line = 12;
  send.column = 9;
  send.name_column = 19;
  send.end_line = 20;
  send.parameters = {{.name = "self", .kind = ParameterKind::kPositional, .has_default = false},
                     {.name = "args", .kind = ParameterKind::kVararg, .has_default = false},
                     {.name = "timeout", .kind = ParameterKind::kKeywordOnly, .has_default = true}};
  facts.definitions = {manager, send};
  facts.exports = {{.name = "X", .target = "m.Y", .line = 50, .column = 1, .end_column = 2},
                   {.name = "Z", .target = {}, .line = 51, .column = 12, .end_column = 15}};
  Suppression behind;
  behind.rules = {"SSOT201", "import-cycle"};
  behind.until = "2026-12-01";
  behind.reason = "the old clients need it";
  behind.line = behind.first_line = behind.last_line = 52;
  behind.column = 20;
  behind.end_column = 90;
  Suppression lost;
  lost.understood = false;
  lost.alone = lost.leads = true;
  lost.line = 1;
  lost.column = 3;
  lost.end_column = 22;
  facts.suppressions = {lost, behind};
  facts.has_all = true;
  facts.gaps = {{.path = "a/b.py", .line = 60, .kind = GapKind::kLost, .reason = "a string is left open"}};
  return facts;
}

FileFacts cpp_facts() {
  FileFacts facts;
  facts.path = "a\xff.hpp";
  facts.language = Language::kCpp;
  facts.module_name = "acme.ws:part";
  facts.module_interface = true;
  Import include;
  include.kind = ImportKind::kInclude;
  include.conditional = true;
  include.module = "\"a/b.hpp\"";
  include.line = include.end_line = include.name_line = 1;
  include.column = 1;
  include.name_column = 10;
  include.name_end_column = 19;
  facts.imports = {include};
  Definition point;
  point.kind = DefinitionKind::kStruct;
  point.access = Access::kPublic;
  point.declaration = true;
  point.is_template = true;
  point.conditional = true;
  point.name = "Point";
  point.qualified = "ns::(anonymous)::Point";
  point.specialisation = "<int>";
  point.line = 3;
  point.column = 8;
  point.name_column = 8;
  point.end_line = 3;
  Definition alias;
  alias.kind = DefinitionKind::kAlias;
  alias.name = "P";
  alias.qualified = "P";
  alias.target = "Point<int>";
  alias.line = 5;
  alias.column = 7;
  alias.name_column = 7;
  alias.end_line = 5;
  facts.definitions = {point, alias};
  return facts;
}

TEST(FactsGolden, OneFileALine) {
  test::expect_golden("tests/report/golden/facts.jsonl",
                      render_facts(python_facts()) + "\n" + render_facts(cpp_facts()) + "\n");
}

TEST(FactsTest, AFileWithoutFactsHasTheFiveMembersThatAreAlwaysThere) {
  FileFacts facts;
  facts.path = "a.py";
  facts.language = Language::kPython;
  EXPECT_EQ(render_facts(facts),
            R"({"path":"a.py","language":"python","imports":[],"definitions":[],"gaps":[]})");
}

GraphView small_graph() {
  GraphView graph;
  graph.nodes = {"a\"].py", "b.py", "c.h"};
  graph.edges = {{.from = 0, .to = 1, .line = 3, .imports = 2, .guessed = false},
                 {.from = 1, .to = 2, .line = 1, .imports = 1, .guessed = true}};
  graph.highlighted = {1};
  return graph;
}

TEST(GraphTest, JsonNamesNodesByPath) {
  EXPECT_EQ(json::parse(render_graph_json(small_graph())), json::parse(R"({
    "schema": "ssot-graph/1",
    "nodes": [{"path": "a\"].py"}, {"path": "b.py", "highlighted": true}, {"path": "c.h"}],
    "edges": [{"from": "a\"].py", "to": "b.py", "line": 3, "imports": 2},
              {"from": "b.py", "to": "c.h", "line": 1, "imports": 1, "guessed": true}]})"));
}

TEST(GraphTest, DotQuotesNamesAndDashesGuesses) {
  EXPECT_EQ(render_graph_dot(small_graph()),
            "digraph ssot {\n"
            "  rankdir=LR;\n"
            "  node [shape=box];\n"
            "  n0 [label=\"a\\\"].py\"];\n"
            "  n1 [label=\"b.py\", style=bold];\n"
            "  n2 [label=\"c.h\"];\n"
            "  n0 -> n1;\n"
            "  n1 -> n2 [style=dashed];\n"
            "}\n");
}

TEST(GraphTest, MermaidIsCutToWhatItsReadersDraw) {
  GraphView graph;
  for (int node = 0; node < 2000; ++node) graph.nodes.push_back("folder/with/a/long/name/file_" + std::to_string(node) + ".py");
  for (std::uint32_t node = 1; node < 2000; ++node) graph.edges.push_back({.from = 0, .to = node, .line = 1, .imports = node});
  const std::string picture = render_graph_mermaid(graph);
  EXPECT_LE(picture.size(), 50'000U);
  EXPECT_NE(picture.find("n0 --> n1999\n"), std::string::npos) << "the edges of most imports stay";
  EXPECT_EQ(picture.find("n0 --> n1\n"), std::string::npos);
  const auto drawn = [&](std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = picture.find(text); at != std::string::npos; at = picture.find(text, at + 1)) ++count;
    return count;
  };
  EXPECT_EQ(drawn(" --> "), 500U);
  EXPECT_NE(picture.find("1499 edges are not drawn"), std::string::npos) << picture.substr(picture.size() - 300);
}

}  // namespace
}  // namespace ssot
