// What chains of Python names mean, on files built by hand.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "index/meanings.h"
#include "support/project_builder.h"

namespace ssot::test {
namespace {

// "a.py:Manager", "a.py" for a module, "nothing"; "+x.y" for what is left over.
std::string words(const Project& project, const Meaning& meaning) {
  if (!meaning.known()) return "nothing";
  std::string text(project.path(meaning.file));
  if (!meaning.name.empty()) text += ":" + meaning.name;
  if (!meaning.rest.empty()) text += "+" + meaning.rest;
  return text;
}

std::string means(const Project& project, std::string_view path, std::string_view chain,
                  std::int32_t parent = -1) {
  return words(project, meaning_of(project, {project.find(path), parent, 1}, chain));
}

// A function over the next lines, up to `end_line`; its index.
std::int32_t function(FileBuilder& file, std::string_view name, int end_line, std::int32_t parent = -1) {
  file.function(name);
  Definition& each = file.last_definition();
  each.end_line = end_line;
  each.parent = parent;
  each.local = parent >= 0;
  return static_cast<std::int32_t>(file.facts().definitions.size()) - 1;
}

void bind(FileBuilder& file, std::string_view name, std::string_view value, std::int32_t parent,
          bool literal = false) {
  Arena& arena = file.facts().arena;
  file.facts().bindings.push_back({arena.copy(name), arena.copy(value), literal, 1, 1, parent});
}

void parameter(FileBuilder& file, std::string_view name) {
  Parameter each;
  each.name = file.facts().arena.copy(name);
  file.last_definition().parameters.push_back(each);
}

TEST(PythonNames, FollowImportsOfEveryKind) {
  ProjectBuilder tree;
  tree.file("app/__init__.py");
  tree.file("app/ws/__init__.py").from(".manager", "Manager", "Handed");
  tree.file("app/ws/manager.py").type("Manager").method("create").function("make");
  tree.file("a.py")
      .from("app.ws.manager", "Manager", "M")
      .import("app.ws.manager")
      .import("app.ws.manager", "m");
  tree.file("a.py").from("app.ws", "manager").from("app.ws", "Handed");
  tree.file("app/ws/b.py").from(".", "manager").from(".manager", "make").in(Scope::kTypeChecking);
  tree.file("star.py").from("app.ws.manager", "*");
  const Project project = tree.build();
  for (const std::string_view chain :
       {"M", "app.ws.manager.Manager", "m.Manager", "manager.Manager", "Handed", "app.ws.Handed"})
    EXPECT_EQ(means(project, "a.py", chain), "app/ws/manager.py:Manager") << chain;
  EXPECT_EQ(means(project, "a.py", "M.create"), "app/ws/manager.py:Manager.create");
  EXPECT_EQ(means(project, "a.py", "M.create.x"), "app/ws/manager.py:Manager.create+x");
  EXPECT_EQ(means(project, "a.py", "M.unknown"), "app/ws/manager.py:Manager+unknown");
  EXPECT_EQ(means(project, "a.py", "app.ws"), "app/ws/__init__.py");
  EXPECT_EQ(means(project, "a.py", "Manager"), "nothing");
  EXPECT_EQ(means(project, "a.py", ".Manager"), "nothing");
  EXPECT_EQ(means(project, "app/ws/b.py", "manager.make"), "app/ws/manager.py:make");
  EXPECT_EQ(means(project, "app/ws/b.py", "make"), "app/ws/manager.py:make");
  EXPECT_EQ(means(project, "star.py", "Manager"), "app/ws/manager.py:Manager");
  EXPECT_EQ(words(project, meaning_in(project, project.find("app/ws/__init__.py"), "Handed.create")),
            "app/ws/manager.py:Manager.create");
}

TEST(PythonNames, AskTheInnermostFunctionFirst) {
  ProjectBuilder tree;
  tree.file("a.py").type("Manager");
  tree.file("b.py").type("Manager");
  FileBuilder& file = tree.file("c.py").from("a", "Manager");
  const auto outer = function(file, "outer", 6);
  file.from("b", "Manager").in(Scope::kFunction);
  const auto inner = function(file, "inner", 5, outer);
  const auto taking = function(file, "taking", 8);
  parameter(file, "Manager");
  const auto looping = function(file, "looping", 9);
  bind(file, "Manager", "", looping);
  const auto plain = function(file, "plain", 10);
  const Project project = tree.build();
  EXPECT_EQ(means(project, "c.py", "Manager"), "a.py:Manager");
  EXPECT_EQ(means(project, "c.py", "Manager", plain), "a.py:Manager");
  EXPECT_EQ(means(project, "c.py", "Manager", outer), "b.py:Manager");
  EXPECT_EQ(means(project, "c.py", "Manager", inner), "b.py:Manager");
  EXPECT_EQ(means(project, "c.py", "Manager", taking), "nothing") << "a parameter";
  EXPECT_EQ(means(project, "c.py", "Manager", looping), "nothing") << "bound in a way that is not known";
}

TEST(PythonNames, LookIntoAClassBodyOnlyFromThere) {
  ProjectBuilder tree;
  tree.file("a.py").type("Manager").method("send");
  FileBuilder& file = tree.file("c.py").from("a", "Manager", "M").type("Holder").method("run");
  parameter(file, "self");
  bind(file, "kind", "M", 0);
  const Project project = tree.build();
  EXPECT_EQ(means(project, "c.py", "kind", 0), "a.py:Manager");
  EXPECT_EQ(means(project, "c.py", "kind", 1), "nothing");
  EXPECT_EQ(means(project, "c.py", "Holder.kind.send"), "a.py:Manager.send");
  EXPECT_EQ(means(project, "c.py", "self.kind", 1), "nothing") << "a subclass may have another";
  EXPECT_EQ(means(project, "c.py", "self.run", 1), "c.py:Holder.run");
  EXPECT_EQ(means(project, "c.py", "self", 1), "nothing");
  EXPECT_EQ(means(project, "c.py", "self.run"), "nothing") << "no method around it";
}

TEST(PythonNames, LeaveAttributesAloneThatMethodsSet) {
  ProjectBuilder tree;
  FileBuilder& file = tree.file("c.py").type("Holder").method("run").method("stop");
  file.facts().definitions[1].parameters.push_back({"self"});
  bind(file, "self.stop", "", 1);
  const Project project = tree.build();
  EXPECT_EQ(means(project, "c.py", "self.run", 1), "c.py:Holder.run");
  EXPECT_EQ(means(project, "c.py", "self.stop", 1), "nothing");
}

TEST(PythonNames, FollowBasesInTheirOrder) {
  ProjectBuilder tree;
  tree.file("a.py").type("Root").method("make").method("root").type("Left").type("Right").method("make");
  auto& definitions = tree.file("a.py").facts().definitions;
  definitions[3].bases = {"Root"};
  definitions[4].bases = {"Root"};
  tree.file("b.py").from("a", "Left").import("a").from("outside", "Base");
  tree.file("b.py").type("Both").last_definition().bases = {"Left", "a.Right", "Generic[T]"};
  tree.file("b.py").type("Foreign").last_definition().bases = {"Base", "Left"};
  tree.file("b.py").type("Ring").last_definition().bases = {"Ring"};
  const Project project = tree.build();
  EXPECT_EQ(means(project, "b.py", "Both.make"), "a.py:Right.make");
  EXPECT_EQ(means(project, "b.py", "Both.root"), "a.py:Root.root");
  EXPECT_EQ(means(project, "b.py", "Foreign.make"), "b.py:Foreign+make") << "the unknown base may have it";
  EXPECT_EQ(means(project, "b.py", "Ring.make"), "b.py:Ring+make");
}

TEST(PythonNames, SaySomethingOnlyWhereAllBindingsAgree) {
  ProjectBuilder tree;
  tree.file("a.py").type("Manager");
  tree.file("b.py").from("a", "Manager");
  tree.file("c.py").type("Manager");
  tree.file("same.py").from("a", "Manager").guarded().from("b", "Manager");
  tree.file("other.py").from("a", "Manager").from("c", "Manager");
  tree.file("fallback.py").from("a", "Manager").guarded().variable("Manager");
  tree.file("wrapped.py").from("a", "Manager").variable("Manager");
  tree.file("none.py").from("a", "Manager").guarded();
  bind(tree.file("none.py"), "Manager", "", -1);
  tree.file("alternatives.py").type("Manager").type("Manager");
  tree.file("outside.py").from("a", "Manager").from("elsewhere", "Manager");
  const Project project = tree.build();
  EXPECT_EQ(means(project, "same.py", "Manager"), "a.py:Manager");
  EXPECT_EQ(means(project, "other.py", "Manager"), "nothing");
  EXPECT_EQ(means(project, "fallback.py", "Manager"), "a.py:Manager");
  EXPECT_EQ(means(project, "none.py", "Manager"), "a.py:Manager");
  EXPECT_EQ(means(project, "wrapped.py", "Manager"), "nothing");
  EXPECT_EQ(means(project, "alternatives.py", "Manager"), "alternatives.py:Manager");
  EXPECT_EQ(means(project, "outside.py", "Manager"), "nothing");
}

TEST(PythonNames, FollowAliasesAndKeepWhatIsNone) {
  ProjectBuilder tree;
  tree.file("a.py").type("Manager");
  FileBuilder& file =
      tree.file("c.py").import("a").alias("M", "a.Manager").variable("M").alias("N", "M").variable("state");
  const auto run = function(file, "run", 9);
  bind(file, "local", "N", run);
  bind(file, "text", "Manager", run, /*literal=*/true);
  tree.file("d.py").import("c").alias("X", "X").alias("Y", "Z").alias("Z", "Y");
  const Project project = tree.build();
  EXPECT_EQ(means(project, "c.py", "N"), "a.py:Manager");
  EXPECT_EQ(means(project, "c.py", "local", run), "a.py:Manager");
  EXPECT_EQ(means(project, "c.py", "text", run), "nothing");
  EXPECT_EQ(means(project, "d.py", "c.M"), "a.py:Manager");
  EXPECT_EQ(means(project, "d.py", "c.state.x"), "c.py:state+x");
  EXPECT_EQ(means(project, "d.py", "X"), "d.py:X");
  EXPECT_EQ(means(project, "d.py", "len"), "nothing");
  means(project, "d.py", "Y");  // a ring ends
}

TEST(PythonNames, EndWhereStarsGoRound) {
  ProjectBuilder tree;
  for (int i = 0; i < 30; ++i) {
    for (int k = 0; k < 30; ++k) tree.file(fmt::format("m{}.py", i)).from(fmt::format("m{}", k), "*");
  }
  tree.file("m7.py").type("Manager");
  const Project project = tree.build();
  EXPECT_EQ(means(project, "m7.py", "Manager"), "m7.py:Manager");
  EXPECT_EQ(means(project, "m3.py", "Nobody"), "nothing");
}

TEST(PythonNames, CostNoMoreThanTheirFile) {
  ProjectBuilder tree;
  FileBuilder& file = tree.file("a.py");
  for (int i = 0; i < 20000; ++i) file.alias(fmt::format("n{}", i + 1), fmt::format("n{}", i));
  const Project project = tree.build();
  for (int i = 0; i < 20000; ++i) means(project, "a.py", fmt::format("n{}.x.y", i));
}

}  // namespace
}  // namespace ssot::test
