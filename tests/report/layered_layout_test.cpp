#include "report/layered_layout.h"

#include <gtest/gtest.h>

#include <string>

#include "report/layered_parts.h"

namespace ssot {
namespace {

constexpr LayoutGraph::Node kNode{120, 40, 0};

LayoutGraph graph_of(std::size_t nodes, std::vector<LayoutGraph::Edge> edges) {
  return {std::vector<LayoutGraph::Node>(nodes, kNode), std::move(edges)};
}

// A graph of any shape, the same one every time.
LayoutGraph any_graph(std::uint32_t nodes, std::uint32_t edges, std::uint32_t seed) {
  LayoutGraph graph = graph_of(nodes, {});
  std::uint32_t state = seed;
  const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 8U; };
  for (std::uint32_t at = 0; at < edges; ++at) graph.edges.push_back({next() % nodes, next() % nodes});
  for (auto& node : graph.nodes) {
    node.height = 30 + static_cast<int>(next() % 30);
    node.width = 80 + static_cast<int>(next() % 80);
  }
  return graph;
}

bool overlap(const Layout::Box& a, const Layout::Box& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

// What holds of every picture.
void expect_sound(const LayoutGraph& graph) {
  const Layout layout = lay_out(graph);
  ASSERT_EQ(layout.boxes.size(), graph.nodes.size());
  ASSERT_EQ(layout.routes.size(), graph.edges.size());
  for (std::size_t a = 0; a < layout.boxes.size(); ++a) {
    const Layout::Box& box = layout.boxes[a];
    EXPECT_GE(box.x, 0);
    EXPECT_GE(box.y, 0);
    EXPECT_LE(box.x + box.width, layout.width);
    EXPECT_LE(box.y + box.height, layout.height);
    for (std::size_t b = 0; b < a; ++b) EXPECT_FALSE(overlap(box, layout.boxes[b])) << a << " and " << b;
  }
  for (std::size_t at = 0; at < layout.routes.size(); ++at) {
    const Layout::Route& route = layout.routes[at];
    const auto [from, to] = graph.edges[at];
    EXPECT_EQ(route.points.empty(), from == to);
    if (from == to) continue;
    ASSERT_EQ(route.points.size() % 2, 0U);
    const Layout::Box& left = layout.boxes[route.against ? to : from];
    const Layout::Box& right = layout.boxes[route.against ? from : to];
    EXPECT_EQ(route.points.front().x, left.x + left.width);
    EXPECT_EQ(route.points.back().x, right.x);
    for (std::size_t step = 1; step < route.points.size(); ++step)
      EXPECT_GT(route.points[step].x, route.points[step - 1].x);
    // Straight lines lead through columns, and through none of the nodes there.
    for (std::size_t step = 1; step + 1 < route.points.size(); step += 2) {
      const Layout::Point& here = route.points[step];
      EXPECT_EQ(here.y, route.points[step + 1].y);
      EXPECT_LE(here.y, layout.height);
      for (const Layout::Box& box : layout.boxes)
        EXPECT_FALSE(overlap({here.x, here.y, route.points[step + 1].x - here.x, 1}, box)) << "edge " << at;
    }
  }
}

TEST(LayeredLayoutTest, NothingTakesNoRoom) {
  const Layout layout = lay_out({});
  EXPECT_TRUE(layout.boxes.empty());
  EXPECT_EQ(layout.width, 0);
  EXPECT_EQ(layout.height, 0);
}

TEST(LayeredLayoutTest, ASingleNodeStandsInsideItsPicture) { expect_sound(graph_of(1, {})); }

TEST(LayeredLayoutTest, EdgesLeadToTheRight) {
  const LayoutGraph graph = graph_of(4, {{0, 1}, {1, 2}, {0, 2}, {3, 2}});
  expect_sound(graph);
  const Layout layout = lay_out(graph);
  EXPECT_LT(layout.boxes[0].x, layout.boxes[1].x);
  EXPECT_LT(layout.boxes[1].x, layout.boxes[2].x);
  for (const auto& route : layout.routes) EXPECT_FALSE(route.against);
}

TEST(LayeredLayoutTest, WhatNothingLeadsToStandsBesideWhatItUses) {
  const Layout layout = lay_out(graph_of(4, {{0, 1}, {1, 2}, {3, 2}}));
  EXPECT_EQ(layout.boxes[3].x, layout.boxes[1].x);
}

TEST(LayeredLayoutTest, ACycleIsBrokenOnceAndItsEdgeRunsAgainst) {
  const LayoutGraph graph = graph_of(3, {{0, 1}, {1, 2}, {2, 0}});
  expect_sound(graph);
  const Layout layout = lay_out(graph);
  EXPECT_FALSE(layout.routes[0].against);
  EXPECT_FALSE(layout.routes[1].against);
  EXPECT_TRUE(layout.routes[2].against);
}

TEST(LayeredLayoutTest, TwoThatUseEachOtherStandSideBySide) { expect_sound(graph_of(2, {{0, 1}, {1, 0}})); }

TEST(LayeredLayoutTest, AnEdgeToItselfIsNotDrawn) { expect_sound(graph_of(2, {{0, 0}, {0, 1}, {1, 1}})); }

TEST(LayeredLayoutTest, EdgesThatAreEqualHaveOneWay) { expect_sound(graph_of(2, {{0, 1}, {0, 1}})); }

TEST(LayeredLayoutTest, ANodeStandsNoFurtherLeftThanItMay) {
  LayoutGraph graph = graph_of(3, {{0, 1}});
  graph.nodes[2].least_rank = 1;
  expect_sound(graph);
  const Layout layout = lay_out(graph);
  EXPECT_EQ(layout.boxes[2].x, layout.boxes[1].x);
}

TEST(LayeredLayoutTest, LinesCrossOnlyWhereTheyMust) {
  const LayoutGraph graph = graph_of(6, {{0, 5}, {1, 4}, {2, 3}});
  layered::Layers layers = layered::layers_of(graph, layered::without_cycles(graph));
  EXPECT_EQ(layered::crossings(layers), 3U);
  layered::reduce_crossings(layers);
  EXPECT_EQ(layered::crossings(layers), 0U);
}

TEST(LayeredLayoutTest, CrossingsAreCountedAsByHand) {
  // Every one of three with every one of three: 9 crossings.
  LayoutGraph graph = graph_of(6, {});
  for (std::uint32_t a = 0; a < 3; ++a) {
    for (std::uint32_t b = 3; b < 6; ++b) graph.edges.push_back({a, b});
  }
  EXPECT_EQ(layered::crossings(layered::layers_of(graph, layered::without_cycles(graph))), 9U);
}

TEST(LayeredLayoutTest, AStarStandsBesideTheMiddleOfItsUsers) {
  const Layout layout = lay_out(graph_of(4, {{0, 3}, {1, 3}, {2, 3}}));
  EXPECT_EQ(layout.boxes[3].y, layout.boxes[1].y);
}

TEST(LayeredLayoutTest, PartsThatHaveNothingInCommonStandOneBelowTheOther) {
  const LayoutGraph graph = graph_of(7, {{0, 1}, {2, 4}, {3, 4}});
  expect_sound(graph);
  const Layout layout = lay_out(graph);
  EXPECT_LT(layout.boxes[3].y, layout.boxes[0].y) << "the larger one first";
  EXPECT_EQ(layout.boxes[5].y, layout.boxes[6].y) << "what stands alone stands side by side, below";
  EXPECT_GT(layout.boxes[5].y, layout.boxes[0].y);
  EXPECT_EQ(layout.boxes[5].x, layout.boxes[0].x);
  EXPECT_EQ(layout.boxes[6].x, layout.boxes[1].x);
}

TEST(LayeredLayoutTest, GraphsOfAnyShapeAreSound) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) expect_sound(any_graph(1 + seed % 17, seed * 2, seed));
}

TEST(LayeredLayoutTest, TwoHundredNodesAreSound) {
  expect_sound(any_graph(200, 180, 7));
  expect_sound(any_graph(200, 1500, 8));
}

TEST(LayeredLayoutTest, AChainOfTwoHundredWithEdgesOverAllOfItIsSound) {
  LayoutGraph graph = graph_of(200, {});
  for (std::uint32_t at = 1; at < 200; ++at) graph.edges.push_back({at - 1, at});
  for (std::uint32_t at = 0; at < 198; at += 3) graph.edges.push_back({at, 199});
  expect_sound(graph);
}

TEST(LayeredLayoutTest, TheSameGraphGivesTheSamePicture) {
  const auto spelled = [](const Layout& layout) {
    std::string out;
    for (const auto& box : layout.boxes) out += std::to_string(box.x) + "," + std::to_string(box.y) + " ";
    for (const auto& route : layout.routes) {
      for (const auto& point : route.points)
        out += std::to_string(point.x) + "," + std::to_string(point.y) + " ";
    }
    return out;
  };
  EXPECT_EQ(spelled(lay_out(any_graph(90, 200, 3))), spelled(lay_out(any_graph(90, 200, 3))));
}

}  // namespace
}  // namespace ssot
