#include "report/svg_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "report/layered_layout.h"
#include "report/untrusted.h"
#include "report/utf8.h"

namespace ssot {
namespace {

// audit.css sets both kinds of line in a fixed-width font; such fonts are 0.6 of their size wide, or a little
// more.
constexpr int kFirstLineTenths = 74;  // of a pixel, a column
constexpr int kOtherLineTenths = 68;
constexpr int kLineHeight = 16;
constexpr int kPadding = 10;
constexpr int kLeastWidth = 110;
constexpr int kMostWidth = 290;

int columns_of(std::string_view text) {
  int columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    columns += display_width(character.code);
    at += character.size;
  }
  return columns;
}

int width_of(const std::vector<std::string>& lines) {
  int tenths = 0;
  for (std::size_t at = 0; at < lines.size(); ++at)
    tenths = std::max(tenths, columns_of(lines[at]) * (at == 0 ? kFirstLineTenths : kOtherLineTenths));
  return (tenths + 9) / 10 + 2 * kPadding;
}

// At most `most` columns of `text`, with "…" in place of its end, or of its beginning.
std::string fitted(const std::string& text, int most, bool cut_the_end) {
  int columns = columns_of(text);
  if (columns <= most) return text;
  if (cut_the_end) {
    std::size_t end = 0;
    for (int used = 1; end < text.size();) {
      const Character character = character_at(text, end);
      used += display_width(character.code);
      if (used > most) break;
      end += character.size;
    }
    return text.substr(0, end) + "…";
  }
  std::size_t begin = 0;
  while (begin < text.size() && columns > most - 1) {
    const Character character = character_at(text, begin);
    columns -= display_width(character.code);
    begin += character.size;
  }
  return "…" + text.substr(begin);
}

// What becomes visible takes its room as it is shown.
std::vector<std::string> shown_lines(const Picture::Node& node) {
  std::vector<std::string> lines;
  for (const std::string& line : node.lines) lines.push_back(for_terminal(line));
  return lines;
}

LayoutGraph layout_graph_of(const Picture& picture) {
  int width = kLeastWidth;
  for (const Picture::Node& node : picture.nodes) width = std::max(width, width_of(shown_lines(node)));
  LayoutGraph graph;
  for (const Picture::Node& node : picture.nodes) {
    const int height = static_cast<int>(node.lines.size()) * kLineHeight + kPadding;
    graph.nodes.push_back({std::min(width, kMostWidth), height, node.least_column});
  }
  for (const Picture::Edge& edge : picture.edges) graph.edges.push_back({edge.from, edge.to});
  return graph;
}

// Thicker for more, in four steps.
std::string_view weight_class(const Picture::Edge& edge) {
  constexpr std::array<std::size_t, 3> kSteps{5, 20, 100};
  constexpr std::array<std::string_view, 4> kClasses{"w1", "w2", "w3", "w4"};
  if (edge.imports == 0) return "w0";
  return kClasses[static_cast<std::size_t>(std::ranges::upper_bound(kSteps, edge.imports) - kSteps.begin())];
}

std::string way_of(const Layout::Route& route) {
  const auto& points = route.points;
  std::string way = fmt::format("M{} {}", points[0].x, points[0].y);
  for (std::size_t at = 1; at < points.size(); ++at) {
    const auto [x, y] = points[at];
    if (at % 2 == 0) {
      way += fmt::format("H{}", x);
    } else {
      const int middle = (points[at - 1].x + x) / 2;
      way += fmt::format("C{} {} {} {} {} {}", middle, points[at - 1].y, middle, y, x, y);
    }
  }
  return way;
}

void draw_edges(HtmlWriter& out, const Picture& picture, const Layout& layout) {
  const auto group = out.element("g", {{"class", "edges"}});
  std::set<std::tuple<int, int, bool>> heads;
  for (std::size_t at = 0; at < picture.edges.size(); ++at) {
    const Layout::Route& route = layout.routes[at];
    if (route.points.empty()) continue;
    const std::string look =
        fmt::format("edge {}{}", weight_class(picture.edges[at]), route.against ? " against" : "");
    const auto path = out.element("path", {{"class", look}, {"d", way_of(route)}});
    out.leaf("title", picture.edges[at].title);
    const Layout::Point head = route.against ? route.points.front() : route.points.back();
    heads.emplace(head.x, head.y, route.against);
  }
  for (const auto& [x, y, against] : heads) {
    const int back = against ? 8 : -8;
    out.empty("path", {{"class", "head"}, {"d", fmt::format("M{} {}l{} -4v8z", x, y, back)}});
  }
}

void draw_node(HtmlWriter& out, const Picture::Node& node, const Layout::Box& box) {
  const auto group = out.element("g", {{"class", fmt::format("node {}", node.look)}});
  out.leaf("title", node.title);
  out.empty("rect", {{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}, {"rx", 4}});
  const std::vector<std::string> lines = shown_lines(node);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const int room = (box.width - 2 * kPadding) * 10 / (at == 0 ? kFirstLineTenths : kOtherLineTenths);
    const int y = box.y + kPadding / 2 + static_cast<int>(at) * kLineHeight + 12;
    out.leaf("text", {{"class", at == 0 ? "first" : "other"}, {"x", box.x + kPadding}, {"y", y}},
             fitted(lines[at], room, at == 0 && node.name));
  }
}

}  // namespace

void draw_graph(HtmlWriter& out, Anchors& anchors, const Picture& picture) {
  const Layout layout = lay_out(layout_graph_of(picture));
  const PageAnchor title = anchors.make("picture-title");
  const PageAnchor description = anchors.make("picture-words");
  const auto scroll = out.element(
      "div",
      {{"class", "scroll picture"}, {"tabindex", 0}, {"role", "group"}, {"aria-label", picture.title}});
  const auto svg = out.element("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                                       {"role", "img"},
                                       {"aria-labelledby", title.id()},
                                       {"aria-describedby", description.id()},
                                       {"width", layout.width},
                                       {"height", layout.height},
                                       {"viewBox", fmt::format("0 0 {} {}", layout.width, layout.height)}});
  out.leaf("title", {{"id", title.id()}}, picture.title);
  out.leaf("desc", {{"id", description.id()}}, picture.description);
  draw_edges(out, picture, layout);
  const auto nodes = out.element("g", {{"class", "nodes"}});
  for (std::size_t at = 0; at < picture.nodes.size(); ++at)
    draw_node(out, picture.nodes[at], layout.boxes[at]);
}

}  // namespace ssot
