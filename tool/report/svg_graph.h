// Draws a graph as SVG that needs no script: real text, a title and a description, and nothing told by colour
// alone. Where things stand is layered_layout.h's matter; what is drawn, the caller's.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/html_writer.h"

namespace ssot {

struct Picture {
  struct Node {
    std::vector<std::string> lines;  // where there is no room they are cut at their beginning
    bool name = false;               // the first line is a name: that is cut at its end
    std::string title;               // all of it, for whoever points at it
    std::string_view look;           // a class of audit.css: "canonical", "folder" …
    int least_column = 0;   // as LayoutGraph::Node::least_rank
  };
  struct Edge {
    std::uint32_t from = 0, to = 0;
    std::size_t imports = 1;  // 0: a way that nobody takes
    std::string title;
  };
  std::string title;        // what it shows
  std::string description;  // how to read it, and where the same stands as text
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

// As wide as it comes out, in a part of the page that scrolls by itself.
void draw_graph(HtmlWriter& out, Anchors& anchors, const Picture& picture);

}  // namespace ssot
