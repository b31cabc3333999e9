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

}  // namespace
}  // namespace ssot::test
