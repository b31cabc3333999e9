#include "run/graph_parts.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

GraphView graph_of(std::vector<std::string> nodes, const Edges& edges) {
  GraphView graph;
  graph.nodes = std::move(nodes);
  for (const auto& [from, to] : edges) graph.edges.push_back({.from = from, .to = to, .line = 1});
  return graph;
}

// "a > b", in order of the view.
std::vector<std::string> arrows(const GraphView& graph) {
  std::vector<std::string> all;
  for (const GraphView::Edge& edge : graph.edges)
    all.push_back(graph.nodes[edge.from] + " > " + graph.nodes[edge.to]);
  return all;
}

using Texts = std::vector<std::string>;

TEST(GraphPartsTest, AShortestChainAlone) {
  const GraphView graph =
      graph_of({"a", "b", "c", "d", "e"}, {{0, 1}, {0, 2}, {1, 3}, {2, 0}, {2, 4}, {3, 4}});
  const GraphView chain = chain_between(graph, 0, 4);
  EXPECT_EQ(chain.nodes, (Texts{"a", "c", "e"}));
  EXPECT_EQ(arrows(chain), (Texts{"a > c", "c > e"})) << "not the way back from c to a";
  EXPECT_EQ(chain.highlighted, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_TRUE(chain_between(graph, 4, 0).nodes.empty());
}

TEST(GraphPartsTest, AChainFromANodeToItselfIsARing) {
  const GraphView graph = graph_of({"a", "b", "c"}, {{0, 1}, {1, 0}, {1, 2}});
  EXPECT_EQ(arrows(chain_between(graph, 0, 0)), (Texts{"a > b", "b > a"}));
  EXPECT_TRUE(chain_between(graph, 2, 2).nodes.empty());
}

TEST(GraphPartsTest, WhatIsNearInEitherDirection) {
  const GraphView graph = graph_of({"a", "b", "c", "d"}, {{0, 1}, {1, 2}, {2, 3}});
  EXPECT_EQ(around(graph, 1, 1).nodes, (Texts{"a", "b", "c"}));
  EXPECT_EQ(around(graph, 1, 2).nodes, (Texts{"a", "b", "c", "d"}));
}

TEST(GraphPartsTest, CyclesHoldNoEdgeBetweenGroups) {
  const GraphView graph =
      graph_of({"a", "b", "c", "d", "e"}, {{0, 1}, {1, 0}, {1, 3}, {2, 0}, {3, 4}, {4, 3}});
  const GraphView cycles = cycles_of(graph);
  EXPECT_EQ(cycles.nodes, (Texts{"a", "b", "d", "e"}));
  EXPECT_EQ(arrows(cycles), (Texts{"a > b", "b > a", "d > e", "e > d"}));
  EXPECT_EQ(cycles.cycles, (std::vector<std::vector<std::uint32_t>>{{0, 1}, {2, 3}}));
}

TEST(GraphPartsTest, FoldersAddUpTheImportsBetweenTheirFiles) {
  GraphView graph = graph_of({"main.py", "x/a.py", "x/b.py", "y/c.py"}, {{0, 1}, {1, 2}, {1, 3}, {2, 3}});
  graph.edges[2].imports = 4;
  std::vector<std::uint32_t> folder_of;
  const GraphView folders = by_folder(graph, folder_of);
  EXPECT_EQ(folders.nodes, (Texts{".", "x", "y"}));
  EXPECT_EQ(folders.files, (std::vector<std::size_t>{1, 2, 1}));
  EXPECT_EQ(folder_of, (std::vector<std::uint32_t>{0, 1, 1, 2}));
  EXPECT_EQ(arrows(folders), (Texts{". > x", "x > y"})) << "imports inside a folder are no edges";
  EXPECT_EQ(folders.edges[1].imports, 5U);
}

}  // namespace
}  // namespace ssot
