// SSOT106 on projects built by hand.
#include <gtest/gtest.h>

#include "checks/compare_lines.h"
#include "checks/judging.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

std::vector<Finding> clashes(ProjectBuilder& tree, const std::string& policy = "{}") {
  return judge(tree, policy_of(policy), "odr-clash");
}

// Two source files that one program links, each with a `Packet` of its own.
ProjectBuilder two_packets() {
  ProjectBuilder tree;
  tree.file("a.cpp").type("Packet", DefinitionKind::kStruct).content({"int size"});
  tree.file("b.cpp").type("Packet", DefinitionKind::kStruct).content({"int size", "int age"});
  return tree;
}

TEST(OdrClash, ShowsWhatDiffersInOneProgram) {
  ProjectBuilder tree = two_packets();
  tree.units().unit("a.cpp", {"bin/app", "bin/test"}).unit("b.cpp", {"bin/app", "bin/test"});
  const auto findings = clashes(tree);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(messages(findings), Lines{"b.cpp:1 struct Packet has another definition in a.cpp: \"int age\" "
                                      "stands only here; both are linked into "
                                      "bin/app and 1 more"});
  EXPECT_EQ(findings[0].comparison, (std::vector<ComparedLine>{{"int age", ""}}));
  EXPECT_EQ(findings[0].proof, Proof::kUnit);
  EXPECT_FALSE(findings[0].own_severity);
  EXPECT_EQ(findings[0].detail, "Packet");
  ASSERT_EQ(findings[0].related.size(), 1U);
  EXPECT_EQ(findings[0].related[0].path, "a.cpp");
}

TEST(OdrClash, NamesAProgramBeforeALibrary) {
  ProjectBuilder tree = two_packets();
  tree.units().unit("a.cpp", {"a/liball.a", "bin/app"}).unit("b.cpp", {"a/liball.a", "bin/app"});
  EXPECT_NE(messages(clashes(tree)).at(0).find("; both are linked into bin/app and 1 more"),
            std::string::npos);
  ProjectBuilder library = two_packets();
  library.units().unit("a.cpp", {"a/liball.a"}).unit("b.cpp", {"a/liball.a"});
  EXPECT_NE(messages(clashes(library)).at(0).find("; both are in a/liball.a"), std::string::npos);
}

TEST(OdrClash, IsANoteWhereLinkingIsUnknown) {
  ProjectBuilder tree = two_packets();
  tree.units().unit("a.cpp").unit("b.cpp", {"bin/app"});
  const auto findings = clashes(tree);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].own_severity, Severity::kNote);
  EXPECT_NE(findings[0].message.find("; whether they are linked together is not known"), std::string::npos);
}

TEST(OdrClash, NeverIsMoreThanThePolicyAsksFor) {
  ProjectBuilder tree = two_packets();
  tree.file("a.cpp").depth(Proof::kParse).method("x");
  tree.file("b.cpp").depth(Proof::kParse);
  tree.file("a.cpp").detail();
  const std::string programs = R"("cpp": {"programs": {"app": ["**"]}})";
  const auto findings = clashes(tree, "{" + programs + R"(, "rules": {"odr-clash": "note"}})");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].own_severity, Severity::kNote);
}

TEST(OdrClash, AtDepthTwoComparesOnlyWhichMembersThereAre) {
  ProjectBuilder tree;
  for (const char* path : {"a.cpp", "b.cpp"}) {
    FileBuilder& file = tree.file(path).depth(Proof::kParse);
    file.type("Packet").detail();
    file.method("send", 1).detail();
    file.last_definition().parameters.resize(path[0] == 'a' ? 1 : 2);
  }
  const auto findings = clashes(tree, R"({"cpp": {"programs": {"app": ["*.cpp"]}}})");
  EXPECT_EQ(
      messages(findings),
      Lines{"b.cpp:1 class Packet has another definition in a.cpp: \"send, 2 parameters\" here is \"send, 1 "
            "parameter\" there; both are linked into app"});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].own_severity, Severity::kWarning);
  EXPECT_EQ(findings[0].proof, Proof::kParse);
}

TEST(OdrClash, KeepsQuietOfWhatNeverMeets) {
  ProjectBuilder apart = two_packets();
  apart.units().unit("a.cpp", {"bin/app"}).unit("b.cpp", {"bin/test"});
  EXPECT_EQ(messages(clashes(apart)), Lines{});
  ProjectBuilder builds = two_packets();
  builds.units().unit("a.cpp");
  builds.units().database("/r/other/compile_commands.json").unit("b.cpp");
  EXPECT_EQ(messages(clashes(builds)), Lines{});
  ProjectBuilder nothing = two_packets();
  EXPECT_EQ(messages(clashes(nothing)), Lines{});
}

TEST(OdrClash, KeepsQuietOfCopiesAndOfWhatIsLocalToAFile) {
  ProjectBuilder tree;
  tree.file("a.cpp").type("Same").content({"int a"}).type("Hidden").content({"int a"});
  tree.file("a.cpp").type("Inner").content({"int a"}).last_definition().unnamed_scope = true;
  tree.file("a.cpp").function("helper").content({"{", "}"});
  tree.file("a.cpp").detail().internal = true;
  tree.file("b.cpp").type("Same").content({"int a"}).type("Hidden").content({"int b"});
  tree.file("b.cpp").detail().internal = true;
  tree.file("b.cpp").type("Inner").content({"int b"});
  tree.file("b.cpp").function("helper").content({"{", "return;", "}"}).detail().is_inline = true;
  tree.units().unit("a.cpp", {"app"}).unit("b.cpp", {"app"});
  EXPECT_EQ(messages(clashes(tree)), Lines{});
}

TEST(OdrClash, TellsOverloadsAndSpecialisationsApart) {
  ProjectBuilder tree;
  const auto function = [&](const char* path, const char* signature, const char* body) {
    tree.file(path).function("f").content({signature, body}).detail().is_inline = true;
  };
  function("a.hpp", "(int,)", "{ 1 }");
  function("b.hpp", "(long,)", "{ 2 }");
  const auto special = [&](const char* path, const char* arguments, const char* field) {
    tree.file(path).type("Traits").content({field}).last_definition().specialisation = arguments;
  };
  special("a.hpp", "<int>", "int a");
  special("b.hpp", "<bool>", "int b");
  special("a.hpp", "<Key>", "int a");  // may well be two types called Key
  special("b.hpp", "<Key>", "int b");
  tree.units().unit("a.cpp", {"app"}).reads("a.hpp");
  tree.units().unit("b.cpp", {"app"}).reads("b.hpp");
  EXPECT_EQ(messages(clashes(tree)), Lines{});
}

TEST(OdrClash, IsOneFindingForAClassAndForItsFunctions) {
  ProjectBuilder tree;
  for (const char* path : {"a.hpp", "b.hpp"}) {
    const std::string other = path[0] == 'a' ? "return 1;" : "return 2;";
    FileBuilder& file = tree.file(path);
    file.type("Clock").content({"int now()", "int then()"});
    file.method("now").content({"()", other}).detail().is_inline = true;
    file.method("then").content({"()", other}).detail().is_inline = true;
    file.type("Watch").content({other});
    file.method("now").content({"()", other}).detail().is_inline = true;
  }
  tree.units().unit("a.cpp", {"app"}).reads("a.hpp");
  tree.units().unit("b.cpp", {"app"}).reads("b.hpp");
  const auto findings = clashes(tree);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].detail, "Clock::now()");
  ASSERT_EQ(findings[0].related.size(), 2U);
  EXPECT_EQ(findings[0].related[1].message, "Clock::then differs as well");
  EXPECT_EQ(findings[1].detail, "Watch");
}

TEST(OdrClash, IsNoMatterOfC) {
  ProjectBuilder tree;
  tree.file("a.c").type("tag").content({"int a"});
  tree.file("b.c").type("tag").content({"int b"});
  tree.file("a.h").type("other").content({"int a"});
  tree.file("b.h").type("other").content({"int b"});
  tree.units().unit("a.c", {"app"}).reads("a.h");
  tree.units().unit("b.c", {"app"}).reads("b.h");
  EXPECT_EQ(messages(clashes(tree)), Lines{});
}

TEST(OdrClash, NeedsMoreThanOtherWordsForTheSame) {
  ProjectBuilder tree;
  for (const char* path : {"a.hpp", "b.hpp"}) {
    const std::string line = fmt::format("return {}::one();", path[0] == 'a' ? "here" : "alias");
    tree.file(path).function("f").content({"()", line}).detail().is_inline = true;
    tree.file(path).detail().odr_hash = 1;
    tree.file(path).type("Unknown").content({line}).detail().odr_hash = path[0] == 'a' ? 0 : 2;
  }
  tree.units().unit("a.cpp", {"app"}).reads("a.hpp");
  tree.units().unit("b.cpp", {"app"}).reads("b.hpp");
  EXPECT_EQ(messages(clashes(tree)), Lines{});
}

TEST(OdrClash, OfThousandsOfPlacesIsFoundOnce) {
  ProjectBuilder tree;
  for (int i = 0; i < 3'000; ++i) {
    const std::string path = fmt::format("f{:05}.cpp", i);
    tree.file(path).type("Options").content({i == 2'000 ? "int b" : "int a"});
    tree.units().unit(path, {"app"});
  }
  const auto findings = clashes(tree);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].path, "f02000.cpp");
}

TEST(CompareLines, PairsWhatStandsInOnePlace) {
  EXPECT_EQ(differing_lines({"a", "b", "c"}, {"a", "x", "c", "d"}),
            (std::vector<ComparedLine>{{"b", "x"}, {"", "d"}}));
  EXPECT_EQ(first_difference({{"b", "x"}}), "\"b\" here is \"x\" there");
  EXPECT_EQ(first_difference({{"", "    d"}}), "\"d\" stands only there");
  EXPECT_EQ(first_difference(differing_lines({"a", "b"}, {"b", "a"})), "\"a\" stands in another place there");
  EXPECT_TRUE(differing_lines({"a"}, {"a"}).empty());
}

}  // namespace
}  // namespace ssot::test
