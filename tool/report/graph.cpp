// The import graph: JSON for programs, DOT for Graphviz, Mermaid for pages. Edges that rest on a guess are marked as such in
// all.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/json_writer.h"
#include "report/report.h"

namespace ssot {
namespace {

bool is_highlighted(const GraphView& graph, std::size_t node) {
  return std::find(graph.highlighted.begin(), graph.highlighted.end(), node) != graph.highlighted.end();
}

void write_cycles(JsonWriter& json, const GraphView& graph) {
  json.line_break(2);
  json.name("cycles");
  json.open('[');
  for (const auto& group : graph.cycles) {
    json.line_break(4);
    json.open('[');
    for (const std::uint32_t node : group) json.text(graph.nodes[node]);
    json.close(']');
  }
  json.close(']');
}

}  // namespace

std::string render_graph_json(const GraphView& graph) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.line_break(2);
  json.word("schema", "ssot-graph/1");
  if (!graph.files.empty()) {
    json.line_break(2);
    json.word("level", "folder");
  }
  json.line_break(2);
  json.name("nodes");
  json.open('[');
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    json.line_break(4);
    json.open('{');
    json.path("path", graph.nodes[i]);
    if (!graph.files.empty()) json.number("files", graph.files[i]);
    json.flag("highlighted", is_highlighted(graph, i));
    json.close('}');
  }
  json.close(']');
  json.line_break(2);
  json.name("edges");
  json.open('[');
  for (const GraphView::Edge& edge : graph.edges) {
    json.line_break(4);
    json.open('{');
    json.path("from", graph.nodes[edge.from]);
    json.path("to", graph.nodes[edge.to]);
    if (edge.line > 0) json.number("line", edge.line);
    json.number("imports", edge.imports);
    json.flag("guessed", edge.guessed);
    json.close('}');
  }
  json.close(']');
  if (graph.only_cycles) write_cycles(json, graph);
  json.close('}');
  out += '\n';
  return out;
}

std::string render_graph_dot(const GraphView& graph) {
  std::string out = "digraph ssot {\n  rankdir=LR;\n  node [shape=box];\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    // Numbered, because two names that differ only in bytes that are not UTF-8 must stay two nodes.
    fmt::format_to(std::back_inserter(out), "  n{} [label=", i);
    append_dot_string(out, graph.nodes[i]);
    out += is_highlighted(graph, i) ? ", style=bold];\n" : "];\n";
  }
  for (const GraphView::Edge& edge : graph.edges) {
    fmt::format_to(std::back_inserter(out), "  n{} -> n{}", edge.from, edge.to);
    if (edge.guessed) out += " [style=dashed]";
    out += ";\n";
  }
  out += "}\n";
  return out;
}

}  // namespace ssot
