// The steps of lay_out (layered_layout.h), one a file. For lay_out and nobody else.
#pragma once
#include <cstdint>
#include <vector>

#include "report/layered_layout.h"

namespace ssot::layered {

// What hangs together: the nodes of each part in their order, parts by their first nodes.
std::vector<std::vector<std::uint32_t>> parts_of(const LayoutGraph& graph);

// An edge of the acyclic graph; those whose direction was turned are `against`. Loops are left out, equal
// edges are not.
struct Link {
  std::uint32_t from = 0, to = 0;
  bool against = false;
  std::uint32_t edge = 0;
};
std::vector<Link> without_cycles(const LayoutGraph& graph);

// The column of each node: one more than the greatest of those that lead to it. A node that nothing leads to
// moves right until it stands beside what it leads to.
std::vector<int> ranks_of(const LayoutGraph& graph, const std::vector<Link>& links);

// What stands in a column: a node, or a place where edges pass through.
struct Item {
  int rank = 0;
  int height = 0;
  std::vector<std::uint32_t> before, after;  // items of the columns beside it
};
struct Layers {
  std::vector<Item> items;                        // the nodes first, in their order
  std::vector<std::vector<std::uint32_t>> ranks;  // items, from top to bottom
  std::vector<std::vector<std::uint32_t>> ways;   // of each link: its items from node to node
};
Layers layers_of(const LayoutGraph& graph, const std::vector<Link>& links);

// Orders the items of each rank so that few lines cross.
void reduce_crossings(Layers& layers);
std::size_t crossings(const Layers& layers);

// The middle of each item, from the top.
std::vector<int> places_of(const Layers& layers);

}  // namespace ssot::layered
