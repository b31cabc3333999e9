// Where the nodes and edges of a directed graph stand in a picture: in columns, so that edges lead to the
// right wherever no cycle forbids it. The method of Sugiyama, Tagawa and Toda ("Methods for Visual
// Understanding of Hierarchical System Structures", IEEE Transactions on Systems, Man, and Cybernetics,
// 1981): break cycles, rank by longest path, order each rank by barycentres, then place. Integers alone, so
// that the same graph gives the same picture everywhere. It draws nothing (svg_graph.h).
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ssot {

struct LayoutGraph {
  struct Node {
    int width = 0, height = 0;
    int least_rank = 0;  // not further left than this column
  };
  struct Edge {
    std::uint32_t from = 0, to = 0;
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

struct Layout {
  struct Box {
    int x = 0, y = 0, width = 0, height = 0;  // of the upper left corner; y grows downwards
  };
  struct Point {
    int x = 0, y = 0;
  };
  // A curve between points 0 and 1, a line to 2 through a column, a curve to 3, and so on; from the right
  // side of one node to the left side of another. Edges that lead to one node share the last part of their
  // way.
  struct Route {
    std::vector<Point> points;  // empty: an edge from a node to itself is not drawn
    bool against = false;       // it runs from the edge's `to` to its `from`: a cycle had to be broken here
  };
  int width = 0, height = 0;
  std::vector<Box> boxes;     // as the nodes
  std::vector<Route> routes;  // as the edges
};

Layout lay_out(const LayoutGraph& graph);

}  // namespace ssot
