#include "index/graph.h"

#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

const EdgeFilter kAll = [](const Edge&) { return true; };

std::string names(const Project& project, const std::vector<FileId>& files) {
  std::string words;
  for (const FileId file : files) words += std::string(project.path(file)) + " ";
  return words;
}

std::string chain_of(const Project& project, const std::vector<Edge>& chain) {
  std::string words;
  for (const Edge& edge : chain) {
    if (words.empty()) words = project.path(edge.from);
    words += " > " + std::string(project.path(edge.to));
  }
  return words;
}

TEST(Graph, HasAnEdgeAnImportAndNoneToItself) {
  ProjectBuilder tree;
  tree.file("a.py").import("b").from("b", "x").import("a").import("os");
  tree.file("b.py");
  const Project project = tree.build();
  ASSERT_EQ(project.edges(project.find("a.py")).size(), 2U);
  EXPECT_EQ(project.edges(project.find("a.py"))[1].import, 1U);
  ASSERT_EQ(project.importers(project.find("b.py")).size(), 2U);
  EXPECT_EQ(project.importers(project.find("a.py")).size(), 0U);
}

TEST(Graph, GroupsFilesThatReachEachOther) {
  ProjectBuilder tree;
  tree.file("a.py").import("b");
  tree.file("b.py").import("c");
  tree.file("c.py").import("b").import("d");
  tree.file("d.py").import("e");
  tree.file("e.py").import("d");
  tree.file("f.py").import("a");
  const Project project = tree.build();
  const auto groups = components(project, kAll);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(names(project, groups[0]), "b.py c.py ");
  EXPECT_EQ(names(project, groups[1]), "d.py e.py ");
}

TEST(Graph, CountsOnlyTheEdgesThatItIsAskedFor) {
  ProjectBuilder tree;
  tree.file("a.py").import("b");
  tree.file("b.py").import("a").in(Scope::kFunction);
  const Project project = tree.build();
  EXPECT_EQ(components(project, kAll).size(), 1U);
  const EdgeFilter module_level = [&](const Edge& edge) {
    return project.facts(edge.from).imports[edge.import].scope == Scope::kModule;
  };
  EXPECT_TRUE(components(project, module_level).empty());
}

TEST(Graph, ShowsAShortestRing) {
  ProjectBuilder tree;
  tree.file("a.py").import("b");
  tree.file("b.py").import("c");
  tree.file("c.py").import("d").import("a");
  tree.file("d.py").import("c");
  const Project project = tree.build();
  const auto groups = components(project, kAll);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(chain_of(project, shortest_ring(project, groups[0], kAll)), "c.py > d.py > c.py");
}

TEST(Graph, PrefersTheRingWithTheFirstFileAndItsFirstImports) {
  ProjectBuilder tree;
  tree.file("a.py").import("c").import("b");
  tree.file("b.py").import("a").import("c");
  tree.file("c.py").import("a").import("b");
  const Project project = tree.build();
  const auto groups = components(project, kAll);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(chain_of(project, shortest_ring(project, groups[0], kAll)), "a.py > c.py > a.py");
}

TEST(Graph, WalksAChainOfManyFilesWithoutRecursion) {
  ProjectBuilder tree;
  constexpr int kFiles = 100000;
  for (int i = 0; i < kFiles; ++i)
    tree.file("m" + std::to_string(i) + ".py").import("m" + std::to_string((i + 1) % kFiles));
  const Project project = tree.build();
  const auto groups = components(project, kAll);
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].size(), static_cast<std::size_t>(kFiles));
}

}  // namespace
}  // namespace ssot::test
