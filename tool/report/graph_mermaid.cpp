// The import graph for pages that draw Mermaid, within what Mermaid draws (docs/integrations.md): beyond that
// the lesser edges are left out, and the picture says so.

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "report/report.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr std::size_t kMostEdges = 500;
constexpr std::size_t kMostBytes = 50'000;  // the limit is in characters; no text has more of them than bytes
constexpr std::size_t kForTheRest = 400;    // the first line, the styles, and the word of what was cut

class Picture {
 public:
  explicit Picture(const GraphView& graph)
      : graph_(graph),
        node_lines_(graph.nodes.size()),
        edge_lines_(graph.edges.size()),
        highlighted_(graph.nodes.size()) {
    for (const std::uint32_t node : graph.highlighted) highlighted_[node] = true;
  }

  std::string draw() && {
    for (const std::uint32_t node : graph_.highlighted) take_node(node);
    for (const std::size_t edge : edges_by_weight()) take_edge(edge);
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) take_node(node);
    std::string out = "flowchart LR\n";
    for (const std::string& line : node_lines_) out += line;
    for (const std::string& line : edge_lines_) out += line;
    const std::size_t nodes = left_out(node_lines_);
    const std::size_t edges = left_out(edge_lines_);
    if (nodes + edges > 0) {
      out += fmt::format(
          "  cut[\"… {} and {} are not drawn: Mermaid draws at most {} edges and 50,000 characters\"]\n",
          count_of(nodes, graph_.files.empty() ? "file" : "folder"), count_of(edges, "edge"), kMostEdges);
    }
    if (!graph_.highlighted.empty()) out += "  classDef asked stroke-width:3px\n";
    return out;
  }

 private:
  // What was asked for first, then what most imports make; else as they stand.
  std::vector<std::size_t> edges_by_weight() const {
    std::vector<std::size_t> order(graph_.edges.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto asked = [&](std::size_t at) {
      return highlighted_[graph_.edges[at].from] || highlighted_[graph_.edges[at].to];
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      if (asked(a) != asked(b)) return asked(a);
      return graph_.edges[a].imports > graph_.edges[b].imports;
    });
    return order;
  }

  std::string node_line(std::uint32_t node) const {
    std::string line = fmt::format("  n{}[", node);
    append_mermaid_string(line, graph_.nodes[node]);
    line += highlighted_[node] ? "]:::asked\n" : "]\n";
    return line;
  }

  bool take_node(std::uint32_t node) {
    if (!node_lines_[node].empty()) return true;
    std::string line = node_line(node);
    if (!fits(line.size())) return false;
    bytes_ += line.size();
    node_lines_[node] = std::move(line);
    return true;
  }

  void take_edge(std::size_t at) {
    const GraphView::Edge& edge = graph_.edges[at];
    std::string line = fmt::format("  n{} {} n{}\n", edge.from, edge.guessed ? "-.->" : "-->", edge.to);
    std::size_t needed = line.size();
    for (const std::uint32_t end : {edge.from, edge.to})
      if (node_lines_[end].empty()) needed += node_line(end).size();
    if (edges_ == kMostEdges || !fits(needed)) return;
    take_node(edge.from);
    take_node(edge.to);
    ++edges_;
    bytes_ += line.size();
    edge_lines_[at] = std::move(line);
  }

  bool fits(std::size_t more) const { return bytes_ + more + kForTheRest <= kMostBytes; }

  static std::size_t left_out(const std::vector<std::string>& lines) {
    return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), std::string()));
  }

  const GraphView& graph_;
  std::vector<std::string> node_lines_, edge_lines_;  // empty: not drawn
  std::vector<bool> highlighted_;
  std::size_t bytes_ = 0;
  std::size_t edges_ = 0;
};

}  // namespace

std::string render_graph_mermaid(const GraphView& graph) { return Picture(graph).draw(); }

}  // namespace ssot
