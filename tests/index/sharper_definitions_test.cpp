#include "index/sharper_definitions.h"

#include <gtest/gtest.h>

#include "support/project_builder.h"

namespace ssot::test {
namespace {

TEST(SharperDefinitions, ReplaceGuessesAndLeaveTheGraphAlone) {
  ProjectBuilder tree;
  tree.file("a.cpp").include("\"b.h\"").type("Guess");
  tree.file("b.h").type("Kept");
  Project project = tree.build();

  std::vector<FileFacts> sharper(2);
  sharper[0].path = "a.cpp";
  sharper[0].depth = Proof::kUnit;
  Definition late;
  late.name = late.qualified = sharper[0].arena.copy("Late");
  late.line = 7;
  Definition early = late;
  early.name = early.qualified = sharper[0].arena.copy("Early");
  early.line = 3;
  sharper[0].definitions = {late, early};
  sharper[0].details.resize(2);
  sharper[0].details[0].type = sharper[0].arena.copy("of late");
  sharper[1].path = "unknown.h";

  project = with_definitions(std::move(project), std::move(sharper));
  const FileFacts& facts = project.facts(project.find("a.cpp"));
  ASSERT_EQ(facts.definitions.size(), 2U);
  EXPECT_EQ(facts.definitions[0].name, "Early");
  EXPECT_EQ(facts.details[1].type, "of late");
  EXPECT_EQ(facts.depth, Proof::kUnit);
  EXPECT_EQ(leads_to(project, "a.cpp"), "b.h");
  EXPECT_EQ(project.facts(project.find("b.h")).definitions[0].name, "Kept");
}

Use use_at(UseKind kind, std::string_view name, int line, std::int32_t parent) {
  Use use;
  use.kind = kind;
  use.name = name;
  use.line = use.end_line = line;
  use.column = 1;
  use.end_column = 9;
  use.parent = parent;
  return use;
}

TEST(SharperDefinitions, UsesOfDepthOneStay) {
  ProjectBuilder tree;
  FileFacts& before = tree.file("a.cpp").type("Macro").function("f").facts();
  before.uses = {use_at(UseKind::kCall, "ws.send", 2, 1), use_at(UseKind::kMember, "ws.x", 2, 0)};
  Project project = tree.build();
  std::vector<FileFacts> sharper(1);
  sharper[0].path = "a.cpp";
  Definition f;
  f.kind = DefinitionKind::kFunction;
  f.name = f.qualified = "f";
  f.line = 2;
  f.column = 1;
  sharper[0].definitions = {f};
  sharper[0].details.resize(1);
  project = with_definitions(std::move(project), std::move(sharper));
  const FileFacts& facts = project.facts(project.find("a.cpp"));
  ASSERT_EQ(facts.uses.size(), 2U);
  EXPECT_EQ(facts.uses[0].parent, 0);
  EXPECT_EQ(facts.uses[1].parent, -1);  // its parent is none
}

TEST(SharperDefinitions, WhatIsMadeIsTheParsersWord) {
  ProjectBuilder tree;
  FileFacts& before = tree.file("a.cpp").function("f").facts();
  before.uses = {use_at(UseKind::kConstruction, "W", 2, 0), use_at(UseKind::kCall, "W", 3, 0),
                 use_at(UseKind::kConstruction, "W", 3, 0)};
  for (Use& each : before.uses) each.maybe = each.kind == UseKind::kConstruction;
  Project project = tree.build();
  std::vector<FileFacts> sharper(1);
  sharper[0].path = "a.cpp";
  sharper[0].uses = {use_at(UseKind::kConstruction, "ns::W", 2, -1), use_at(UseKind::kCall, "W", 3, -1),
                     use_at(UseKind::kCall, "other", 4, -1), use_at(UseKind::kConstruction, "other", 4, -1)};
  sharper[0].uses[1].meant = "ns::make";
  sharper[0].uses[3].maybe = true;
  project = with_definitions(std::move(project), std::move(sharper));
  std::vector<std::string> lines;
  for (const Use& each : project.facts(project.find("a.cpp")).uses)
    lines.push_back(std::string(use_kind_name(each.kind)) + " " + std::string(each.name) + " " +
                    std::string(each.meant));
  EXPECT_EQ(lines, (std::vector<std::string>{"construction ns::W ", "call W ns::make"}));
}

}  // namespace
}  // namespace ssot::test
