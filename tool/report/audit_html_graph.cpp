// Who imports whom, as pictures with a table of the same each: around one concept, and of the whole tree by
// folder.
#include <fmt/format.h>

#include "base/text.h"
#include "report/audit_html_parts.h"

namespace ssot::audit_html {
namespace {

// "manager.py" and "app/ws"; of a folder its whole path.
Picture::Node picture_node(const AuditGraph::Node& node, bool folders) {
  Picture::Node shown;
  const std::size_t slash = folders ? std::string::npos : node.path.rfind('/');
  const std::string name = slash == std::string::npos ? node.path : node.path.substr(slash + 1);
  shown.lines.push_back(name);
  shown.name = !folders;
  if (folders) {
    shown.lines.push_back(count_of(node.files, "file"));
  } else {
    shown.lines.push_back(slash == std::string::npos ? "." : node.path.substr(0, slash));
  }
  shown.look = folders ? "folder" : "file";
  shown.title = node.path;
  if (folders || node.files != 1) shown.title += ": " + count_of(node.files, "file");
  if (node.role) {
    shown.lines.push_back(std::string(role_name(*node.role)));
    shown.look = role_name(*node.role);
    shown.title += fmt::format(" ({})", role_name(*node.role));
  }
  return shown;
}

}  // namespace

void write_edges(HtmlWriter& out, const Picture& picture, std::string_view caption) {
  const auto details = out.element("details", {{"class", "as-table"}});
  out.leaf("summary", "The same as a table");
  const auto scroll = open_scroll(out, caption);
  const auto table = out.element("table");
  write_head(out, caption, {{"From", Sort::kText}, {"To", Sort::kText}, {"Imports", Sort::kNumber}});
  const auto body = out.element("tbody");
  std::vector<bool> joined(picture.nodes.size());
  const auto name = [&](std::size_t node) {
    const auto cell = out.element("td");
    out.path(picture.nodes[node].title);
  };
  for (const Picture::Edge& edge : picture.edges) {
    const auto row = out.element("tr");
    name(edge.from);
    name(edge.to);
    out.leaf("td", {{"class", "n"}}, edge.imports);
    joined[edge.from] = joined[edge.to] = true;
  }
  for (std::size_t node = 0; node < joined.size(); ++node) {
    if (joined[node]) continue;
    const auto row = out.element("tr");
    name(node);
    out.leaf("td", "nothing here");
    out.leaf("td", {{"class", "n"}}, "");
  }
}

void write_graph(Page& page, const AuditGraph& graph, const std::string& title) {
  HtmlWriter& out = page.out;
  Picture picture;
  picture.title = title;
  picture.description = fmt::format("{} and {}; the table below the picture has the same.",
                                    count_of(graph.nodes.size(), graph.folders ? "folder" : "file"),
                                    count_of(graph.edges.size(), "connection"));
  for (const AuditGraph::Node& node : graph.nodes) picture.nodes.push_back(picture_node(node, graph.folders));
  for (const AuditGraph::Edge& edge : graph.edges) {
    if (edge.from >= graph.nodes.size() || edge.to >= graph.nodes.size()) continue;
    picture.edges.push_back({edge.from, edge.to, edge.imports,
                             fmt::format("{} → {}: {}", graph.nodes[edge.from].path,
                                         graph.nodes[edge.to].path, count_of(edge.imports, "import"))});
  }
  {
    const auto figure = out.element("figure");
    draw_graph(out, page.anchors, picture);
    const auto words = out.element("figcaption");
    out.text(
        "Lines lead to the right, from who imports to what is imported; thicker for more imports. A dashed "
        "line leads to the left and closes a ring.");
    if (graph.left_out > 0)
      out.text(fmt::format(" {} not drawn.", graph.left_out == 1
                                                 ? "1 more file is"
                                                 : fmt::format("{} more files are", graph.left_out)));
  }
  write_edges(out, picture, title);
}

void write_neighbourhood(Page& page, const Subject& subject) {
  HtmlWriter& out = page.out;
  out.leaf("h4", "Its neighbourhood");
  const AuditGraph& graph = subject.entry.graph;
  if (graph.nodes.empty()) {
    out.leaf("p", graph.left_out == 0
                      ? std::string("There is nothing to draw.")
                      : fmt::format("Nothing is drawn; {} left out.", count_of(graph.left_out, "file")));
    return;
  }
  write_graph(page, graph,
              fmt::format("Who imports {}, by {}", subject.entry.name, graph.folders ? "folder" : "file"));
}

void write_folders(Page& page) {
  const AuditGraph& graph = page.inventory.graph;
  if (graph.nodes.empty()) {
    page.out.leaf("p", "There is nothing to draw.");
    return;
  }
  write_graph(page, graph,
              fmt::format("Who imports whom in the whole tree, by {}", graph.folders ? "folder" : "file"));
}

}  // namespace ssot::audit_html
