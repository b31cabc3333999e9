// Which file defines what a name means.
#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

std::string follows(const Project& project, std::string_view path, std::string_view name) {
  const Definer found = project.follow(project.find(path), name);
  if (found.file == kNoFile) return "nowhere";
  std::string words(project.path(found.file));
  if (found.definition >= 0) {
    words += ":";
    words += project.facts(found.file).definitions[static_cast<std::size_t>(found.definition)].qualified;
  }
  return words;
}

TEST(Follow, GoesThroughReExportsStarsAndAliases) {
  ProjectBuilder tree;
  tree.file("a.py").type("Manager").type("_Private");
  tree.file("b.py").from("a", "Manager", "M");
  tree.file("c.py").from("b", "*");
  tree.file("d.py").import("c", "cc").alias("Last", "cc.M");
  tree.file("e.py").import("d").alias("Final", "d.Last");
  tree.file("f.py").from("a", "*");
  const Project project = tree.build();
  EXPECT_EQ(follows(project, "a.py", "Manager"), "a.py:Manager");
  EXPECT_EQ(follows(project, "b.py", "M"), "a.py:Manager");
  EXPECT_EQ(follows(project, "b.py", "Manager"), "nowhere");
  EXPECT_EQ(follows(project, "c.py", "M"), "a.py:Manager");
  EXPECT_EQ(follows(project, "d.py", "Last"), "a.py:Manager");
  EXPECT_EQ(follows(project, "e.py", "Final"), "a.py:Manager");
  EXPECT_EQ(follows(project, "f.py", "_Private"), "nowhere") << "a star leaves out leading underscores";
}

TEST(Follow, HeedsAll) {
  ProjectBuilder tree;
  tree.file("a.py").type("Public").type("_Listed").all({"_Listed"});
  tree.file("b.py").from("a", "*");
  const Project project = tree.build();
  EXPECT_EQ(follows(project, "b.py", "_Listed"), "a.py:_Listed");
  EXPECT_EQ(follows(project, "b.py", "Public"), "nowhere");
  EXPECT_EQ(follows(project, "a.py", "Public"), "a.py:Public");
}

TEST(Follow, TakesWhatTheModuleDefinesItself) {
  ProjectBuilder tree;
  tree.file("a.py").type("Manager");
  tree.file("b.py").from("a", "Manager").type("Manager");
  tree.file("c.py").from("a", "Manager").in(Scope::kFunction);
  tree.file("d.py").from("a", "Manager").in(Scope::kTypeChecking);
  tree.file("e.py").variable("x");
  const Project project = tree.build();
  EXPECT_EQ(follows(project, "b.py", "Manager"), "b.py:Manager");
  EXPECT_EQ(follows(project, "c.py", "Manager"), "nowhere") << "bound in a function";
  EXPECT_EQ(follows(project, "d.py", "Manager"), "a.py:Manager");
  EXPECT_EQ(follows(project, "e.py", "x"), "e.py");
}

TEST(Follow, TakesTheLastImportOfAName) {
  ProjectBuilder tree;
  tree.file("a.py").type("X");
  tree.file("b.py").type("X");
  tree.file("c.py").from("a", "X").from("b", "X");
  EXPECT_EQ(follows(tree.build(), "c.py", "X"), "b.py:X");
}

TEST(Follow, GoesIntoSubmodules) {
  ProjectBuilder tree;
  tree.file("p/__init__.py").from(".", "m").import("p.n");
  tree.file("p/m.py").type("X");
  tree.file("p/n.py").type("Y");
  const Project project = tree.build();
  EXPECT_EQ(follows(project, "p/__init__.py", "m"), "p/m.py");
  EXPECT_EQ(follows(project, "p/__init__.py", "m.X"), "p/m.py:X");
  EXPECT_EQ(follows(project, "p/__init__.py", "p.n.Y"), "p/n.py:Y");
}

TEST(Follow, EndsInRingsAndInLongChains) {
  ProjectBuilder ring;
  ring.file("a.py").from("b", "X");
  ring.file("b.py").from("a", "X");
  ring.file("c.py").alias("Y", "Y").alias("P", "Q").alias("Q", "P");
  const Project project = ring.build();
  EXPECT_EQ(follows(project, "a.py", "X"), "nowhere");
  EXPECT_EQ(follows(project, "c.py", "P"), "nowhere");
  ProjectBuilder stars;
  for (int i = 0; i < 40; ++i) {
    FileBuilder& file = stars.file("m" + std::to_string(i) + ".py");
    for (int k = 0; k < 40; ++k) file.from("m" + std::to_string(k), "*");
  }
  EXPECT_EQ(follows(stars.build(), "m0.py", "X"), "nowhere");
}

TEST(Follow, LeadsOutOfTheTreeNowhere) {
  ProjectBuilder tree;
  tree.file("a.py").from("library", "X").import("library.deep", "d").alias("Y", "d.Z");
  const Project project = tree.build();
  EXPECT_EQ(follows(project, "a.py", "X"), "nowhere");
  EXPECT_EQ(follows(project, "a.py", "Y"), "nowhere");
}

}  // namespace
}  // namespace ssot::test
