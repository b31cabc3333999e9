#include "report/layered_layout.h"

#include <algorithm>

#include "report/layered_parts.h"

namespace ssot {
namespace {

constexpr int kMargin = 16;
constexpr int kPartGap = 24;  // between two parts that have nothing to do with each other
// Between two columns: wide enough for the lines in between to be told apart.
constexpr int kLeastGap = 56;
constexpr int kMostGap = 160;
constexpr int kGapForALine = 3;
constexpr int kAside = 5;

// Nodes that hang together, laid out by themselves; columns are common to all parts.
struct Part {
  std::vector<std::uint32_t> nodes;  // of the whole graph
  std::vector<std::uint32_t> edges;
  std::vector<layered::Link> links;
  layered::Layers layers;
  std::vector<int> middles;
  int height = 0;
};

Part part_of(const LayoutGraph& graph, const std::vector<std::uint32_t>& nodes,
             const std::vector<std::uint32_t>& edges, const std::vector<std::uint32_t>& place) {
  Part part;
  part.nodes = nodes;
  part.edges = edges;
  LayoutGraph own;
  for (const std::uint32_t node : nodes) own.nodes.push_back(graph.nodes[node]);
  for (const std::uint32_t edge : edges)
    own.edges.push_back({place[graph.edges[edge].from], place[graph.edges[edge].to]});
  part.links = layered::without_cycles(own);
  part.layers = layered::layers_of(own, part.links);
  layered::reduce_crossings(part.layers);
  part.middles = layered::places_of(part.layers);
  for (std::size_t item = 0; item < part.middles.size(); ++item)
    part.height = std::max(part.height, part.middles[item] + (part.layers.items[item].height + 1) / 2);
  return part;
}

std::vector<Part> laid_out_parts(const LayoutGraph& graph) {
  const auto lists = layered::parts_of(graph);
  std::vector<std::uint32_t> place(graph.nodes.size());  // of a node within its part
  std::vector<std::size_t> part(graph.nodes.size());
  for (std::size_t list = 0; list < lists.size(); ++list) {
    for (std::uint32_t at = 0; at < lists[list].size(); ++at) {
      place[lists[list][at]] = at;
      part[lists[list][at]] = list;
    }
  }
  std::vector<std::vector<std::uint32_t>> edges(lists.size());
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge)
    edges[part[graph.edges[edge].from]].push_back(edge);
  std::vector<Part> parts;
  for (std::size_t list = 0; list < lists.size(); ++list)
    parts.push_back(part_of(graph, lists[list], edges[list], place));
  std::ranges::stable_sort(parts, std::greater<>(), [](const Part& each) { return each.nodes.size(); });
  return parts;
}

struct Column {
  int left = 0;
  int right = 0;
};

std::vector<Column> columns_of(const LayoutGraph& graph, const std::vector<Part>& parts) {
  std::vector<int> widths;
  std::vector<int> lines;
  for (const Part& part : parts) {
    for (std::size_t item = 0; item < part.layers.items.size(); ++item) {
      const auto rank = static_cast<std::size_t>(part.layers.items[item].rank);
      if (widths.size() <= rank) {
        widths.resize(rank + 1);
        lines.resize(rank + 1);
      }
      if (item < part.nodes.size())
        widths[rank] = std::max(widths[rank], graph.nodes[part.nodes[item]].width);
      lines[rank] += static_cast<int>(std::min<std::size_t>(part.layers.items[item].after.size(), kMostGap));
    }
  }
  // Nodes that stand alone stand in any column.
  int widest_alone = 0;
  for (const Part& part : parts) {
    if (part.nodes.size() == 1) widest_alone = std::max(widest_alone, graph.nodes[part.nodes[0]].width);
  }
  std::vector<Column> columns;
  int left = kMargin;
  for (std::size_t rank = 0; rank < widths.size(); ++rank) {
    columns.push_back({left, left + std::max(widths[rank], widest_alone)});
    left = columns.back().right + std::clamp(lines[rank] * kGapForALine, kLeastGap, kMostGap);
  }
  return columns;
}

// Parts one below the other; nodes without any edge at the end, side by side.
class Stack {
 public:
  Stack(const LayoutGraph& graph, const std::vector<Column>& columns) : graph_(graph), columns_(columns) {
    layout_.boxes.resize(graph.nodes.size());
    layout_.routes.resize(graph.edges.size());
  }

  void add(const Part& part) {
    if (part.nodes.size() == 1 && graph_.nodes[part.nodes[0]].least_rank == 0)
      return add_single(part.nodes[0]);
    for (std::size_t at = 0; at < part.nodes.size(); ++at)
      place(part.nodes[at], columns_[static_cast<std::size_t>(part.layers.items[at].rank)].left,
            part.middles[at] + top_);
    for (std::size_t at = 0; at < part.links.size(); ++at)
      layout_.routes[part.edges[part.links[at].edge]] = route(part, part.links[at], part.layers.ways[at]);
    top_ += part.height + kPartGap;
    bottom_ = top_ - kPartGap;
  }

  Layout take() && {
    if (!layout_.boxes.empty()) layout_.height = bottom_ + kMargin;
    return std::move(layout_);
  }

 private:
  void add_single(std::uint32_t node) {
    if (next_column_ == columns_.size()) {
      next_column_ = 0;
      top_ = bottom_ + kPartGap / 2;
    }
    const int height = graph_.nodes[node].height;
    place(node, columns_[next_column_].left, top_ + (height + 1) / 2);
    bottom_ = std::max(bottom_, top_ + height + 1);
    ++next_column_;
  }

  void place(std::uint32_t node, int x, int middle) {
    const auto [width, height, least] = graph_.nodes[node];
    layout_.boxes[node] = {x, middle - height / 2, width, height};
    layout_.width = std::max(layout_.width, x + width + kMargin);
  }

  Layout::Route route(const Part& part, const layered::Link& link,
                      const std::vector<std::uint32_t>& way) const {
    Layout::Route route;
    route.against = link.against;
    // Beside an edge the other way round, of which it would hide a part.
    const int aside = link.against ? kAside : 0;
    const auto point = [&](int x, std::uint32_t item) {
      route.points.push_back({x, part.middles[item] + top_ + aside});
    };
    const Layout::Box& from = layout_.boxes[part.nodes[link.from]];
    point(from.x + from.width, link.from);
    for (std::size_t at = 1; at + 1 < way.size(); ++at) {
      const Column& column = columns_[static_cast<std::size_t>(part.layers.items[way[at]].rank)];
      point(column.left, way[at]);
      point(column.right, way[at]);
    }
    point(layout_.boxes[part.nodes[link.to]].x, link.to);
    return route;
  }

  const LayoutGraph& graph_;
  const std::vector<Column>& columns_;
  Layout layout_;
  int top_ = kMargin;
  int bottom_ = kMargin;
  std::size_t next_column_ = 0;
};

}  // namespace

Layout lay_out(const LayoutGraph& graph) {
  const std::vector<Part> parts = laid_out_parts(graph);
  const std::vector<Column> columns = columns_of(graph, parts);
  Stack stack(graph, columns);
  for (const Part& part : parts) stack.add(part);
  return std::move(stack).take();
}

}  // namespace ssot
