// What C++ names mean, over facts made by hand.
#include <gtest/gtest.h>

#include "index/meanings.h"
#include "support/project_builder.h"

namespace ssot::test {
namespace {

// "ns::C" as a definition of the file's last line.
Definition& define(FileBuilder& file, std::string_view qualified,
                   DefinitionKind kind = DefinitionKind::kClass, int lines = 1) {
  file.type(qualified, kind);
  Definition& each = file.last_definition();
  const std::size_t scope = qualified.rfind("::");
  each.name = each.qualified.substr(scope == std::string_view::npos ? 0 : scope + 2);
  each.end_line = each.line + lines - 1;
  return each;
}

Definition& alias(FileBuilder& file, std::string_view qualified, std::string_view target) {
  Definition& each = define(file, qualified, DefinitionKind::kAlias);
  each.target = file.facts().arena.copy(target);
  return each;
}

NamespaceUse& space(FileBuilder& file, std::string_view scope, std::string_view name,
                    std::string_view target) {
  NamespaceUse use;
  use.scope = file.facts().arena.copy(scope);
  use.name = file.facts().arena.copy(name);
  use.target = file.facts().arena.copy(target);
  file.facts().namespace_uses.push_back(use);
  return file.facts().namespace_uses.back();
}

// "ws.h ns::W rest" of a chain in the last function of a.cpp.
std::string meant(const Project& project, std::string_view chain, const std::string& path = "a.cpp") {
  const FileId file = project.find(path);
  const auto parent = static_cast<std::int32_t>(project.facts(file).definitions.size()) - 1;
  const int line = parent < 0 ? 1 : project.facts(file).definitions[static_cast<std::size_t>(parent)].line;
  const Meaning meaning = meaning_of(project, {file, parent, line}, chain);
  if (!meaning.known()) return "";
  std::string text = std::string(project.path(meaning.file)) + " " + meaning.name;
  if (!meaning.rest.empty()) text += " " + meaning.rest;
  return text;
}

class CppNames : public testing::Test {
 protected:
  CppNames() {
    define(tree.file("ws.h"), "ns::W");
    define(tree.file("ws.h"), "ns::W::create", DefinitionKind::kFunction).declaration = true;
    tree.file("a.cpp").include("\"ws.h\"");
  }
  Definition& function(std::string_view qualified) {
    return define(tree.file("a.cpp"), qualified, DefinitionKind::kFunction, 5);
  }
  ProjectBuilder tree;
};

TEST_F(CppNames, OutwardThroughNamespacesAndClasses) {
  function("ns::inner::C::f");
  const Project project = tree.build();
  EXPECT_EQ(meant(project, "W"), "ws.h ns::W");
  EXPECT_EQ(meant(project, "ns.W"), "ws.h ns::W");
  EXPECT_EQ(meant(project, "::ns::W"), "ws.h ns::W");
  EXPECT_EQ(meant(project, "W.create"), "ws.h ns::W::create");
  EXPECT_EQ(meant(project, "W.other.x"), "ws.h ns::W other.x");
  EXPECT_EQ(meant(project, "other.W"), "");
  EXPECT_EQ(meant(project, ".W"), "");
  EXPECT_EQ(meant(project, "this.W"), "");
}

TEST_F(CppNames, AnotherClassOfTheNameIsNotTheOne) {
  define(tree.file("a.cpp"), "mine::W");
  function("mine::f");
  const Project project = tree.build();
  EXPECT_EQ(meant(project, "W"), "a.cpp mine::W");
  EXPECT_EQ(meant(project, "ns.W"), "ws.h ns::W");
}

TEST_F(CppNames, OnlyWhatIsIncludedIsSeen) {
  define(tree.file("far.h"), "ns::Far");
  tree.file("ws.h").include("\"deep.h\"");
  define(tree.file("deep.h"), "ns::Deep");
  function("ns::f");
  const Project project = tree.build();
  EXPECT_EQ(meant(project, "Far"), "");
  EXPECT_EQ(meant(project, "Deep"), "deep.h ns::Deep");
}

TEST_F(CppNames, TwoDefinitionsAreNone) {
  define(tree.file("other.h"), "ns::W");
  tree.file("a.cpp").include("\"other.h\"");
  function("ns::f");
  EXPECT_EQ(meant(tree.build(), "W"), "");
}

TEST_F(CppNames, UsingsAndAliases) {
  alias(tree.file("a.cpp"), "app::V", "ns::W");
  alias(tree.file("a.cpp"), "app::W", "ns::W");
  alias(tree.file("a.cpp"), "app::Ptr", "std::shared_ptr<ns::W>");
  space(tree.file("a.cpp"), "", "short", "ns");
  function("app::f");
  const Project project = tree.build();
  EXPECT_EQ(meant(project, "V"), "ws.h ns::W");
  EXPECT_EQ(meant(project, "W"), "ws.h ns::W");
  EXPECT_EQ(meant(project, "V.create"), "ws.h ns::W::create");
  EXPECT_EQ(meant(project, "Ptr"), "a.cpp app::Ptr");
  EXPECT_EQ(meant(project, "short.W"), "ws.h ns::W");
}

TEST_F(CppNames, UsingNamespace) {
  space(tree.file("a.cpp"), "", "", "ns");
  function("app::f");
  EXPECT_EQ(meant(tree.build(), "W"), "ws.h ns::W");
}

TEST_F(CppNames, UsingNamespaceOfAFunctionHoldsThere) {
  function("app::g");
  NamespaceUse& use = space(tree.file("a.cpp"), "app::g", "", "ns");
  use.local = true;
  use.line = 2;
  use.end_line = 3;
  function("app::f");
  EXPECT_EQ(meant(tree.build(), "W"), "");
}

TEST_F(CppNames, TwoNamespacesWithTheNameAreUnsure) {
  define(tree.file("a.cpp"), "other::W");
  space(tree.file("a.cpp"), "", "", "ns");
  space(tree.file("a.cpp"), "", "", "other");
  function("app::f");
  EXPECT_EQ(meant(tree.build(), "W"), "");
}

TEST_F(CppNames, InlineNamespaces) {
  define(tree.file("v.h"), "lib::v1::X");
  space(tree.file("v.h"), "lib", "", "v1").is_inline = true;
  tree.file("a.cpp").include("\"v.h\"");
  function("app::f");
  EXPECT_EQ(meant(tree.build(), "lib.X"), "v.h lib::v1::X");
}

TEST_F(CppNames, ParametersAndLocalsHide) {
  function("ns::f").parameters.push_back({.name = "W"});
  EXPECT_EQ(meant(tree.build(), "W"), "");
}

TEST_F(CppNames, AnonymousNamespacesAreSeenWhereTheyStand) {
  define(tree.file("a.cpp"), "ns::(anonymous)::Own");
  function("ns::f");
  EXPECT_EQ(meant(tree.build(), "Own"), "a.cpp ns::(anonymous)::Own");
}

TEST_F(CppNames, ForwardDeclarationsMeanTheOneDefinition) {
  define(tree.file("b.cpp"), "ns::W").declaration = true;
  define(tree.file("b.cpp"), "ns::f", DefinitionKind::kFunction, 5);
  EXPECT_EQ(meant(tree.build(), "W", "b.cpp"), "ws.h ns::W");
}

TEST_F(CppNames, WhatAHeaderHandsOn) {
  tree.file("shim.h").include("\"ws.h\"");
  const Project project = tree.build();
  const Meaning meaning = meaning_in(project, project.find("shim.h"), "ns::W");
  ASSERT_TRUE(meaning.known());
  EXPECT_EQ(project.path(meaning.file), "ws.h");
  EXPECT_FALSE(meaning_in(project, project.find("shim.h"), "W").known());
}

}  // namespace
}  // namespace ssot::test
