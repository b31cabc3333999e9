#include "base/strongly_connected.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

Adjacency graph_of(std::size_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges) {
  Adjacency graph;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    graph.first.push_back(graph.targets.size());
    for (const auto& [from, to] : edges)
      if (from == node) graph.targets.push_back(to);
  }
  graph.first.push_back(graph.targets.size());
  return graph;
}

TEST(StronglyConnectedTest, GroupsOfTwoOrMoreInOrder) {
  EXPECT_EQ(strongly_connected(graph_of(0, {})), Groups{});
  EXPECT_EQ(strongly_connected(graph_of(2, {{0, 1}})), Groups{});
  EXPECT_EQ(strongly_connected(graph_of(1, {{0, 0}})), Groups{}) << "a node alone is no group";
  EXPECT_EQ(strongly_connected(graph_of(6, {{5, 4}, {4, 5}, {0, 2}, {2, 3}, {3, 0}, {3, 4}})),
            (Groups{{0, 2, 3}, {4, 5}}));
}

TEST(StronglyConnectedTest, ARingOfAHundredThousandNeedsNoStack) {
  constexpr std::uint32_t kNodes = 100'000;
  Adjacency ring;
  for (std::uint32_t node = 0; node < kNodes; ++node) {
    ring.first.push_back(node);
    ring.targets.push_back((node + 1) % kNodes);
  }
  ring.first.push_back(kNodes);
  ASSERT_EQ(strongly_connected(ring).size(), 1U);
  EXPECT_EQ(strongly_connected(ring)[0].size(), kNodes);
}

}  // namespace
}  // namespace ssot
