// Strongly connected components of any directed graph: Tarjan, SIAM J. Comput. 1(2), 1972, without recursion.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace ssot {

// Node i's targets are `targets[first[i]]` up to `targets[first[i + 1]]`; `first` has one entry more than
// there are nodes.
struct Adjacency {
  std::vector<std::size_t> first;
  std::vector<std::uint32_t> targets;
};

// The groups of two nodes or more that reach each other. Each sorted; the groups sorted by first node.
std::vector<std::vector<std::uint32_t>> strongly_connected(const Adjacency& graph);

}  // namespace ssot
