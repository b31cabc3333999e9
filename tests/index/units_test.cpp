// What translation units know of a project: where includes lead, who reads what, what is linked with what.
#include <gtest/gtest.h>

#include "index/linkage.h"
#include "index/odr_candidates.h"
#include "support/project_builder.h"

namespace ssot::test {
namespace {

const Resolution& resolution(const Project& project, std::string_view path, std::size_t index = 0) {
  return project.resolution(project.find(path), index);
}

std::vector<std::string> names_of(const std::vector<OdrCandidate>& candidates) {
  std::vector<std::string> names;
  for (const OdrCandidate& each : candidates) names.emplace_back(each.qualified);
  return names;
}

TEST(Units, WithoutAnyNothingChanges) {
  ProjectBuilder tree;
  tree.file("a.cpp").include("\"a.hpp\"");
  tree.file("a.hpp");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "a.cpp"), "a.hpp");
  EXPECT_EQ(resolution(project, "a.cpp").proof, Proof::kLexer);
  EXPECT_TRUE(project.unit_lookup().empty());
  EXPECT_TRUE(project.unit_lookup().units_of(project.find("a.cpp")).empty());
  EXPECT_TRUE(project.units().databases.files.empty());
  EXPECT_TRUE(odr_candidates(project, {}).empty());
}

TEST(Units, ProveAGuessedInclude) {
  ProjectBuilder tree;
  tree.file("src/a.cpp").include("\"ws/m.hpp\"");
  tree.file("lib/include/ws/m.hpp");
  tree.units().unit("src/a.cpp").follows("src/a.cpp", 1, "lib/include/ws/m.hpp");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "src/a.cpp"), "lib/include/ws/m.hpp");
  EXPECT_EQ(resolution(project, "src/a.cpp").proof, Proof::kUnit);
  ASSERT_EQ(project.edges(project.find("src/a.cpp")).size(), 1U);
  EXPECT_EQ(project.edges(project.find("src/a.cpp"))[0].proof, Proof::kUnit);
}

TEST(Units, KnowBetterThanTheRulesOfDepthOne) {
  ProjectBuilder tree;
  tree.file("src/a.cpp").include("\"x/m.hpp\"").include("<y.hpp>").include("\"never.hpp\"");
  tree.file("lib/x/m.hpp");
  tree.file("old/y.hpp");
  tree.file("src/never.hpp");
  tree.units()
      .unit("src/a.cpp")
      .follows("src/a.cpp", 1, "/usr/include/x/m.hpp")
      .follows("src/a.cpp", 2, "old/y.hpp");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "src/a.cpp", 0), "outside");
  EXPECT_EQ(resolution(project, "src/a.cpp", 0).proof, Proof::kUnit);
  EXPECT_EQ(leads_to(project, "src/a.cpp", 1), "old/y.hpp");
  EXPECT_EQ(leads_to(project, "src/a.cpp", 2), "src/never.hpp");  // under an #if that no unit takes
  EXPECT_EQ(resolution(project, "src/a.cpp", 2).proof, Proof::kLexer);
}

TEST(Units, ThatDisagreeMarkTheIncludeAndItsEdge) {
  ProjectBuilder tree;
  tree.file("c.hpp").include("\"config.h\"");
  tree.file("a/config.h");
  tree.file("b/config.h");
  tree.units().unit("a.cpp").follows("c.hpp", 1, "a/config.h");
  tree.units().unit("b.cpp").follows("c.hpp", 1, "b/config.h");
  const Project project = tree.build();
  EXPECT_EQ(leads_to(project, "c.hpp"), "a/config.h");
  EXPECT_TRUE(resolution(project, "c.hpp").several);
  EXPECT_TRUE(project.edges(project.find("c.hpp"))[0].guessed);
}

TEST(Units, AreAskedByFile) {
  ProjectBuilder tree;
  tree.file("a.cpp");
  tree.file("b.cpp");
  tree.file("h.hpp");
  tree.file("nobody.hpp");
  tree.units().unit("a.cpp").reads("h.hpp").reads("/usr/include/x.h");
  tree.units().unit("b.cpp").reads("h.hpp").failed("no");
  const Project project = tree.build();
  const UnitLookup& units = project.unit_lookup();
  EXPECT_EQ(units.units_of(project.find("h.hpp")).size(), 2U);
  EXPECT_EQ(units.units_of(project.find("b.cpp")).size(), 1U);
  EXPECT_TRUE(units.units_of(project.find("nobody.hpp")).empty());
  EXPECT_TRUE(units.is_compiled(project.find("a.cpp")));
  EXPECT_FALSE(units.is_compiled(project.find("h.hpp")));
}

TEST(Units, SayWhatCanMeet) {
  ProjectBuilder tree;
  for (const char* path : {"a.cpp", "b.cpp", "c.cpp", "d.cpp", "e.cpp", "x.hpp", "c.c"}) tree.file(path);
  tree.units().unit("a.cpp", {"app"}).reads("x.hpp");
  tree.units().unit("b.cpp", {"app", "tool"});
  tree.units().unit("c.cpp", {"tool"});
  tree.units().unit("d.cpp");
  tree.units().unit("c.c", {"app"});
  tree.units().database("/r/other/compile_commands.json").unit("e.cpp");
  const Project project = tree.build();
  Linkage linkage(project, {});
  const auto meeting = [&](const char* a, const char* b) {
    return linkage.meeting(project.find(a), project.find(b));
  };
  EXPECT_EQ(meeting("a.cpp", "b.cpp"), Meeting::kMeet);
  EXPECT_EQ(meeting("x.hpp", "b.cpp"), Meeting::kMeet);
  EXPECT_EQ(meeting("a.cpp", "c.cpp"), Meeting::kApart);
  EXPECT_EQ(meeting("a.cpp", "d.cpp"), Meeting::kUnknown);
  EXPECT_EQ(meeting("d.cpp", "e.cpp"), Meeting::kApart);
  EXPECT_EQ(meeting("c.c", "a.cpp"), Meeting::kApart);  // C is another matter
}

TEST(Linkage, IsThatOfTheProgramsInThePolicyWhereThereAreNoUnits) {
  ProjectBuilder tree;
  tree.file("app/main.cpp").include("\"x.hpp\"");
  tree.file("app/x.hpp");
  tree.file("tool/main.cpp").include("\"y.hpp\"");
  tree.file("tool/y.hpp");
  tree.file("lib/l.cpp");
  const Policy policy =
      policy_of(R"({"cpp": {"programs": {"app": ["app/**", "lib/**"], "tool": ["tool/**", "lib/**"]}}})");
  ASSERT_EQ(policy.programs.size(), 2U) << policy.files.front();
  const Project project = tree.build(policy);
  Linkage linkage(project, policy);
  EXPECT_TRUE(linkage.known());
  EXPECT_EQ(linkage.meeting(project.find("app/x.hpp"), project.find("lib/l.cpp")), Meeting::kMeet);
  EXPECT_EQ(linkage.meeting(project.find("app/x.hpp"), project.find("tool/y.hpp")), Meeting::kApart);
}

TEST(OdrCandidates, AreTypesOfOneNameInFilesThatMayMeet) {
  ProjectBuilder tree;
  tree.file("a.cpp").type("Both").type("OnlyA").type("Apart").type("Declared").type("Hidden");
  tree.file("b.cpp").type("Both").type("Declared").last_definition().declaration = true;
  tree.file("b.cpp").type("Hidden").last_definition().unnamed_scope = true;
  tree.file("c.cpp").type("Apart");
  tree.file("x.c").type("Both");
  tree.file("gone.cpp").type("Both");
  tree.units().unit("a.cpp", {"app"});
  tree.units().unit("b.cpp", {"app"});
  tree.units().unit("c.cpp", {"tool"});
  tree.units().unit("x.c", {"app"});
  const Project project = tree.build();
  const auto candidates = odr_candidates(project, {});
  EXPECT_EQ(names_of(candidates), std::vector<std::string>{"Both"});
  ASSERT_EQ(candidates.front().places.size(), 2U);
  EXPECT_EQ(project.path(candidates.front().places[1].file), "b.cpp");
}

TEST(OdrCandidates, AreFunctionsOfHeadersThatPeopleWrite) {
  ProjectBuilder tree;
  tree.file("a.hpp").function("inline_one").function("generic").last_definition().is_template = true;
  tree.file("b.hpp").function("inline_one").function("generic").last_definition().is_template = true;
  tree.file("a.cpp").function("plain");
  tree.file("b.cpp").function("plain");
  tree.file("a.pb.h").function("generated");
  tree.file("b.pb.h").function("generated");
  tree.units().unit("a.cpp").reads("a.hpp").reads("a.pb.h");
  tree.units().unit("b.cpp").reads("b.hpp").reads("b.pb.h");
  EXPECT_EQ(names_of(odr_candidates(tree.build(), {})), std::vector<std::string>{"inline_one"});
}

}  // namespace
}  // namespace ssot::test
