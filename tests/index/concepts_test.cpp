// The policy's concepts in a tree: homes, shims, and how each import touches them.
#include "index/concepts.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

std::string kind_name(Taking::Kind kind) {
  switch (kind) {
    case Taking::Kind::kCanonical:
      return "canonical";
    case Taking::Kind::kPart:
      return "part";
    case Taking::Kind::kAllowed:
      return "allowed";
    case Taking::Kind::kRemoved:
      return "removed";
    case Taking::Kind::kDeprecated:
      return "deprecated";
    case Taking::Kind::kPrivate:
      return "private";
    case Taking::Kind::kNoncanonical:
      return "noncanonical";
  }
  return "";
}

using Lines = std::vector<std::string>;

// "app/chat.py:2 canonical app.ws.manager Manager"
Lines takings_of(const Project& project, const ConceptIndex& index) {
  Lines lines;
  for (const Taking& each : index.takings()) {
    const int line = project.facts(each.file).imports[each.import].line;
    lines.push_back(fmt::format("{}:{} {} {}{}{}", project.path(each.file), line, kind_name(each.kind),
                                each.path, each.name.empty() ? "" : " ", each.name));
  }
  return lines;
}

Lines paths(const Project& project, const std::vector<FileId>& files) {
  Lines lines;
  for (const FileId file : files) lines.emplace_back(project.path(file));
  return lines;
}

TEST(Concepts, HaveTheirHomesInBothLanguages) {
  ProjectBuilder tree;
  tree.file("app/manager.py").type("Manager");
  tree.file("app/manager.pyi").type("Manager");
  tree.file("app/types.py").type("Mode");
  tree.file("app/make.py").function("make");
  tree.file("include/ws/manager.hpp").type("Manager");
  tree.file("include/ws/manager.cpp");
  tree.file("src/manager.cc").include("\"ws/manager.hpp\"");
  tree.file("other/manager.cc");
  const Policy policy = policy_of(R"({"cpp": {"include_dirs": ["include"]}, "concepts": [{"id": "m",
    "canonical": ["app.manager:Manager", "ws/manager.hpp:Manager"], "parts": ["app.types:Mode"],
    "factories": ["app.make:make"], "implementation": ["app.impl", "app.make"]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  const FoundConcept& found = index.all().front();
  EXPECT_EQ(paths(project, found.homes),
            (Lines{"app/make.py", "app/manager.py", "app/manager.pyi", "app/types.py",
                   "include/ws/manager.cpp", "include/ws/manager.hpp", "src/manager.cc"}));
  EXPECT_EQ(paths(project, found.canonical_files),
            (Lines{"app/make.py", "app/manager.py", "include/ws/manager.hpp"}));
  EXPECT_TRUE(found.implementation.empty()) << "a factory's module is not private";
  EXPECT_TRUE(found.owns_name("Mode"));
  EXPECT_FALSE(found.owns_name("Other"));
}

TEST(Concepts, SayWhenTheirSymbolsAreNotThere) {
  ProjectBuilder tree;
  tree.file("a.py").type("Here").from("library", "Handed").variable("value");
  const Policy policy = policy_of(R"({"concepts": [{"id": "m", "canonical": ["a:Here"],
    "parts": ["a:Gone", "b:X", "a:Handed", "a:value", "a:Here.method"]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  const FoundConcept& found = index.all().front();
  EXPECT_TRUE(found.canonical[0].name_found);
  EXPECT_FALSE(found.parts[0].name_found);
  EXPECT_EQ(found.parts[1].file, kNoFile);
  EXPECT_TRUE(found.parts[2].name_found);
  EXPECT_TRUE(found.parts[3].name_found);
  EXPECT_FALSE(found.parts[4].name_found);
}

TEST(Takings, GiveOneKindToEachImport) {
  ProjectBuilder tree;
  tree.file("ws/__init__.py").from(".manager", "Manager").variable("VERSION");
  tree.file("ws/manager.py").type("Manager").from("ws.impl", "Base").in(Scope::kModule);
  tree.file("ws/impl.py").type("Base");
  tree.file("ws/types.py").type("Mode");
  tree.file("ws/old.py").from("ws.manager", "Manager");
  tree.file("shim.py").from("ws.manager", "Manager").hands_on();
  tree.file("user.py")
      .from("ws.manager", "Manager")
      .from("ws.types", "Mode")
      .from("ws", "Manager")
      .from("ws", "VERSION")
      .from("ws.old", "Manager")
      .from("ws.gone", "X")
      .from("ws", "gone")
      .from("ws.impl", "Base")
      .from("shim", "Manager")
      .import("shim")
      .import("ws")
      .import("ws.manager");
  const Policy policy = policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws.manager:Manager"],
    "parts": ["ws.types:Mode"], "implementation": ["ws.impl"], "paths": [
      {"path": "ws.old", "state": "deprecated", "replace": "ws.manager"},
      {"path": "ws.gone", "state": "removed"}]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  EXPECT_EQ(takings_of(project, index),
            (Lines{"shim.py:1 canonical ws.manager Manager", "user.py:1 canonical ws.manager Manager",
                   "user.py:2 part ws.types Mode", "user.py:3 noncanonical ws Manager",
                   "user.py:5 deprecated ws.old Manager", "user.py:6 removed ws.gone X",
                   "user.py:7 removed ws.gone", "user.py:8 private ws.impl Base",
                   "user.py:9 noncanonical shim Manager", "user.py:10 noncanonical shim",
                   "user.py:12 canonical ws.manager", "ws/__init__.py:1 canonical ws.manager Manager",
                   "ws/old.py:1 canonical ws.manager Manager"}));
  ASSERT_EQ(index.all()[0].shims.size(), 1U);
  EXPECT_EQ(index.all()[0].shims[0].names, (Lines{"Manager"}));
}

TEST(Takings, OfAConceptFollowSinceAndSymbols) {
  ProjectBuilder tree;
  tree.file("ws.py").type("Manager");
  tree.file("old.py").type("a").type("b");
  tree.file("user.py").from("old", "a").from("old", "b").from("later", "c").import("old");
  const Policy policy = policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws:Manager"], "paths": [
      {"path": "old", "state": "removed", "symbols": {"a": "ws:Manager"}},
      {"path": "later", "state": "removed", "since": "2026-11-21"}]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  EXPECT_EQ(takings_of(project, index), (Lines{"user.py:1 removed old a", "user.py:3 allowed later c"}));
}

TEST(Takings, OfHeadersNeedMoreThanAGuess) {
  ProjectBuilder tree;
  tree.file("libs/ws/manager.hpp").type("Manager");
  tree.file("libs/ws/all.hpp").include("\"manager.hpp\"").hands_on();
  tree.file("src/a.cpp").include("\"ws/all.hpp\"").include("\"ws/manager.hpp\"");
  tree.file("src/b.cpp").include("\"../libs/ws/all.hpp\"");
  const Policy policy =
      policy_of(R"({"concepts": [{"id": "m", "canonical": ["libs/ws/manager.hpp:Manager"]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  EXPECT_EQ(takings_of(project, index), (Lines{"libs/ws/all.hpp:1 canonical libs/ws/manager.hpp",
                                               "src/b.cpp:1 noncanonical libs/ws/all.hpp"}));
}

TEST(Takings, OfAHeaderAreWhatItResolvesTo) {
  ProjectBuilder tree;
  tree.file("game/old.hpp");
  tree.file("game/a.cpp").include("\"old.hpp\"");
  tree.file("ws/b.cpp").include("\"old.hpp\"");
  tree.file("src/c.cpp").include("<ws/old.hpp>");
  const Policy policy =
      policy_of(R"({"concepts": [{"id": "m", "paths": [{"path": "{ws/,}old.hpp", "state": "removed"}]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  EXPECT_EQ(takings_of(project, index),
            (Lines{"src/c.cpp:1 removed ws/old.hpp", "ws/b.cpp:1 removed old.hpp"}));
}

TEST(Takings, OfAModuleAreThoseOfItsFile) {
  ProjectBuilder tree;
  tree.file("ws/manager.cppm").type("Manager");
  tree.file("ws/manager.cppm").declares_module("acme.ws");
  tree.file("src/a.cpp").import_module("acme.ws");
  const Policy policy = policy_of(R"({"concepts": [{"id": "m", "canonical": ["module acme.ws:Manager"]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  EXPECT_EQ(takings_of(project, index), (Lines{"src/a.cpp:1 canonical ws/manager.cppm"}));
  EXPECT_TRUE(index.all()[0].canonical[0].name_found);
}

TEST(Takings, OfAnExternalConceptAreKnownByTheirSpelling) {
  ProjectBuilder tree;
  tree.file("a.py")
      .from("library.client", "Client")
      .from("library", "client")
      .import("library.client")
      .from("library", "x");
  tree.file("b.cpp").include("<lib/client.hpp>").include("<lib/other.hpp>");
  const Policy policy = policy_of(R"({"concepts": [{"id": "m", "external": true,
    "canonical": ["library.client:Client", "lib/client.hpp:lib::Client"]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  EXPECT_EQ(takings_of(project, index),
            (Lines{"a.py:1 canonical library.client Client", "a.py:2 canonical library.client",
                   "a.py:3 canonical library.client", "b.cpp:1 canonical lib/client.hpp"}));
}

TEST(Takings, OfAHeaderWithSymbolsCannotBeKnown) {
  ProjectBuilder tree;
  tree.file("ws/manager.hpp").type("Manager");
  tree.file("ws/old.hpp").include("\"manager.hpp\"").hands_on();
  tree.file("ws/a.cpp").include("\"old.hpp\"");
  const Policy policy = policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws/manager.hpp:Manager"],
    "paths": [{"path": "ws/old.hpp", "state": "removed", "symbols": {"Old": "ws/manager.hpp:Manager"}}]}]})");
  const Project project = tree.build(policy);
  const ConceptIndex index(project, policy);
  EXPECT_TRUE(index.all()[0].shims.empty()) << "a path that `paths` lists is no shim";
  for (const Taking& each : index.takings()) EXPECT_NE(each.kind, Taking::Kind::kRemoved);
}

}  // namespace
}  // namespace ssot::test
