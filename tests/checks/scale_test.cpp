// Checks on trees that are larger than anybody writes: none may take the square of its input. A check that
// does takes minutes here.

#include <gtest/gtest.h>

#include <string>

#include "checks/check.h"
#include "checks/places.h"
#include "support/project_builder.h"

namespace ssot {
namespace {

using test::FileBuilder;
using test::policy_of;
using test::ProjectBuilder;

std::vector<Finding> run(ProjectBuilder& tree, const Policy& policy, const std::string& rule) {
  const Project project = tree.build(policy);
  const ConceptIndex concepts(project, policy);
  return run_checks({project, policy, concepts}, {rule});
}

std::string numbered(const std::string& word, int number) { return word + std::to_string(number); }

constexpr const char* kManager =
    R"({"concepts": [{"id": "m", "names": ["*Manager"], "canonical": ["home:Manager"]}]})";

TEST(Scale, ARingOfTenThousandFilesIsOneFinding) {
  constexpr int kFiles = 10'000;
  ProjectBuilder tree;
  for (int i = 0; i < kFiles; ++i) {
    tree.file(numbered("r", i) + ".py").import(numbered("r", (i + 1) % kFiles));
  }
  const auto findings = run(tree, policy_of("{}"), "import-cycle");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].related.size(), kFiles);
}

TEST(Scale, ThirtyThousandShimsEachListTheirUser) {
  constexpr int kShims = 30'000;
  ProjectBuilder tree;
  tree.file("home.py").type("Manager");
  for (int i = 0; i < kShims; ++i) {
    tree.file(numbered("shim", i) + ".py").from("home", "Manager").hands_on();
    tree.file(numbered("user", i) + ".py").from(numbered("shim", i), "Manager");
  }
  const auto findings = run(tree, policy_of(kManager), "re-export-shim");
  ASSERT_EQ(findings.size(), kShims);
  for (const Finding& each : findings) EXPECT_EQ(each.related.size(), 1U);
}

TEST(Scale, ClassesOfOneFileAreShapedInOnePass) {
  constexpr int kClasses = 40'000;
  ProjectBuilder tree;
  FileBuilder& file = tree.file("a.py");
  for (int i = 0; i < kClasses; ++i) file.type(numbered("C", i)).method("a").method("b").method("c");
  tree.file("b.py").type("C7").method("a").method("b").method("c");
  const Policy policy = policy_of(R"({"rules": {"same-name-definition": "warning"}})");
  EXPECT_EQ(run(tree, policy, "same-name-definition").size(), 1U);
}

TEST(Scale, CopiesOfOneNameAreNotComparedEachWithEach) {
  constexpr int kFiles = 20'000;
  ProjectBuilder tree;
  for (int i = 0; i < kFiles; ++i) {
    FileBuilder& file = tree.file(numbered("f", i) + ".py").type("C").method("run").method("stop");
    for (int k = 0; k < 5; ++k) file.method(numbered("m", i * 10 + k));
  }
  FileBuilder& like = tree.file("z.py").type("C").method("run").method("stop");
  for (const char* method : {"m70", "m71", "m72", "m73", "m74"}) like.method(method);
  const Policy policy = policy_of(R"({"rules": {"same-name-definition": "warning"}})");
  const auto findings = run(tree, policy, "same-name-definition");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "class C is also defined in f7.py, with exactly the same methods");
}

TEST(Scale, ChainsToAForbiddenFileAreMeasuredOnce) {
  constexpr int kFiles = 20'000;
  ProjectBuilder tree;
  tree.file("ui/u.py");
  for (int i = 0; i < kFiles; ++i) {
    tree.file("core/" + numbered("c", i) + ".py").import("mid.m0");
    tree.file("mid/" + numbered("m", i) + ".py").import("mid." + numbered("m", i + 1));
  }
  const Policy policy = policy_of(
      R"({"dependencies": [{"from": "core/**", "never": ["ui/**"], "through": true, "why": "x"}]})");
  EXPECT_TRUE(run(tree, policy, "forbidden-dependency").empty());
}

TEST(Scale, EveryFindingOfALargeFileKnowsWhatStandsAroundIt) {
  constexpr int kFunctions = 60'000;
  FileFacts facts;
  facts.path = "a.py";
  for (int i = 0; i < kFunctions; ++i) {
    Definition each;
    each.kind = DefinitionKind::kFunction;
    each.name = each.qualified = facts.arena.copy(numbered("f", i));
    each.line = 1 + 2 * i;
    each.end_line = 2 + 2 * i;
    facts.definitions.push_back(each);
  }
  for (int line = 1; line <= 2 * kFunctions; ++line)
    ASSERT_EQ(enclosing(facts, line), numbered("f", (line - 1) / 2));
  for (int i = 0; i < kFunctions; ++i) ASSERT_EQ(enclosing(facts, 2 * kFunctions + 1 + i), "");
}

TEST(Enclosing, IsTheInnermostClassOrFunctionAroundALine) {
  FileFacts facts;
  const auto add = [&](DefinitionKind kind, std::string_view name, int line, int end, std::int32_t parent) {
    Definition each;
    each.kind = kind;
    each.name = each.qualified = name;
    each.line = line;
    each.end_line = end;
    each.parent = parent;
    facts.definitions.push_back(each);
  };
  add(DefinitionKind::kClass, "Outer", 1, 20, -1);
  add(DefinitionKind::kFunction, "Outer.f", 2, 5, 0);
  add(DefinitionKind::kVariable, "Outer.x", 6, 6, 0);
  add(DefinitionKind::kClass, "Outer.Inner", 7, 12, 0);
  add(DefinitionKind::kFunction, "Outer.Inner.g", 8, 9, 3);
  add(DefinitionKind::kMacro, "M", 10, 10, -1);
  add(DefinitionKind::kFunction, "last", 30, 31, -1);
  EXPECT_EQ(enclosing(facts, 0), "");
  EXPECT_EQ(enclosing(facts, 3), "Outer.f");
  EXPECT_EQ(enclosing(facts, 6), "Outer");
  EXPECT_EQ(enclosing(facts, 9), "Outer.Inner.g");
  EXPECT_EQ(enclosing(facts, 11), "Outer.Inner") << "a macro between says nothing";
  EXPECT_EQ(enclosing(facts, 15), "Outer");
  EXPECT_EQ(enclosing(facts, 25), "");
  EXPECT_EQ(enclosing(facts, 31), "last");
}

}  // namespace
}  // namespace ssot
