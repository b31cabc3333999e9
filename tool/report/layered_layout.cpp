#include "report/layered_layout.h"

#include <algorithm>

#include "report/layered_parts.h"

namespace ssot {
namespace {

constexpr int kMargin = 16;
// Between two columns: wide enough for the lines in between to be told apart.
constexpr int kLeastGap = 56;
constexpr int kMostGap = 160;
constexpr int kGapForALine = 3;
constexpr int kAside = 5;

struct Column {
  int left = 0;
  int right = 0;
};

std::vector<Column> columns_of(const LayoutGraph& graph, const layered::Layers& layers) {
  std::vector<Column> columns;
  int left = kMargin;
  for (const auto& rank : layers.ranks) {
    int width = 0;
    int lines = 0;
    for (const std::uint32_t item : rank) {
      if (item < graph.nodes.size()) width = std::max(width, graph.nodes[item].width);
      lines += static_cast<int>(std::min<std::size_t>(layers.items[item].after.size(), kMostGap));
    }
    columns.push_back({left, left + width});
    left += width + std::clamp(lines * kGapForALine, kLeastGap, kMostGap);
  }
  return columns;
}

Layout::Route route_of(const layered::Link& link, const std::vector<std::uint32_t>& way,
                       const layered::Layers& layers, const std::vector<Column>& columns,
                       const std::vector<int>& middles, const Layout& layout) {
  Layout::Route route;
  route.against = link.against;
  // Beside an edge the other way round, of which it would hide a part.
  const int aside = link.against ? kAside : 0;
  const auto point = [&](int x, std::uint32_t item) {
    route.points.push_back({x, middles[item] + kMargin + aside});
  };
  point(layout.boxes[link.from].x + layout.boxes[link.from].width, link.from);
  for (std::size_t at = 1; at + 1 < way.size(); ++at) {
    const Column& column = columns[static_cast<std::size_t>(layers.items[way[at]].rank)];
    point(column.left, way[at]);
    point(column.right, way[at]);
  }
  point(layout.boxes[link.to].x, link.to);
  return route;
}

}  // namespace

Layout lay_out(const LayoutGraph& graph) {
  const std::vector<layered::Link> links = layered::without_cycles(graph);
  layered::Layers layers = layered::layers_of(graph, links);
  layered::reduce_crossings(layers);
  const std::vector<int> middles = layered::places_of(layers);
  const std::vector<Column> columns = columns_of(graph, layers);

  Layout layout;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
    const auto [width, height, least] = graph.nodes[node];
    const int x = columns[static_cast<std::size_t>(layers.items[node].rank)].left;
    layout.boxes.push_back({x, middles[node] - height / 2 + kMargin, width, height});
    layout.width = std::max(layout.width, x + width + kMargin);
  }
  for (std::size_t item = 0; item < layers.items.size(); ++item)
    layout.height =
        std::max(layout.height, middles[item] + (layers.items[item].height + 1) / 2 + 2 * kMargin);
  layout.routes.resize(graph.edges.size());
  for (std::size_t at = 0; at < links.size(); ++at)
    layout.routes[links[at].edge] = route_of(links[at], layers.ways[at], layers, columns, middles, layout);
  return layout;
}

}  // namespace ssot
