// What translation units and the compiler change: SSOT208, SSOT907, and what other rules know better with
// them.
#include <gtest/gtest.h>

#include "checks/judging.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

std::vector<Finding> ambiguous(ProjectBuilder& tree) {
  return judge(tree, policy_of("{}"), "ambiguous-include");
}
Lines outside(ProjectBuilder& tree) {
  return messages(judge(tree, policy_of("{}"), "not-in-compile-database"));
}

TEST(AmbiguousInclude, SaysWhichUnitsGetWhich) {
  ProjectBuilder tree;
  tree.file("common.hpp").include("<vector>").include("\"config.h\"");
  tree.file("a/config.h");
  tree.file("b/config.h");
  for (const char* unit : {"1.cpp", "2.cpp", "3.cpp", "4.cpp", "5.cpp"})
    tree.units().unit(unit).follows("common.hpp", 2, unit[0] == '5' ? "b/config.h" : "a/config.h");
  const auto findings = ambiguous(tree);
  EXPECT_EQ(messages(findings), Lines{"common.hpp:2 \"config.h\" is another header in another translation "
                                      "unit: a/config.h in 1.cpp, 2.cpp and 2 "
                                      "more and b/config.h in 5.cpp"});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].proof, Proof::kUnit);
  ASSERT_EQ(findings[0].related.size(), 2U);
  EXPECT_EQ(findings[0].related[1].path, "b/config.h");
  EXPECT_EQ(findings[0].detail, "\"config.h\": a/config.h b/config.h");
}

TEST(AmbiguousInclude, IsOneFindingForOneSpelling) {
  ProjectBuilder tree;
  for (const char* path : {"x.hpp", "y.hpp", "z.hpp"}) tree.file(path).include("<config.h>");
  tree.file("a/config.h");
  tree.file("b/config.h");
  for (const char* header : {"a/config.h", "b/config.h"}) {
    tree.units().unit(std::string(header).substr(0, 1) + ".cpp");
    for (const char* path : {"x.hpp", "y.hpp", "z.hpp"}) tree.units().follows(path, 1, header);
  }
  const auto findings = ambiguous(tree);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].message.ends_with("; it is written in 3 places")) << findings[0].message;
  EXPECT_EQ(findings[0].related.size(), 4U);
}

TEST(AmbiguousInclude, KeepsQuietOfTwoBuilds) {
  ProjectBuilder tree;
  tree.file("common.hpp").include("\"config.h\"");
  tree.file("debug/config.h");
  tree.file("release/config.h");
  tree.units()
      .database("/r/debug/compile_commands.json")
      .unit("a.cpp")
      .follows("common.hpp", 1, "debug/config.h");
  tree.units()
      .database("/r/release/compile_commands.json")
      .unit("a.cpp")
      .follows("common.hpp", 1, "release/config.h");
  EXPECT_EQ(messages(ambiguous(tree)), Lines{});
}

TEST(AmbiguousInclude, KeepsQuietOfHeadersOutsideTheTreeAndOfWrappers) {
  ProjectBuilder tree;
  tree.file("common.hpp").include("\"config.h\"").include("<string.h>");
  tree.file("a/config.h");
  tree.file("wrap/string.h").include("<string.h>");
  tree.file("libc/string.h");
  tree.file("other/string.h").include("\"../libc/string.h\"");
  tree.units()
      .unit("a.cpp")
      .follows("common.hpp", 1, "a/config.h")
      .follows("wrap/string.h", 1, "libc/string.h")
      .follows("common.hpp", 2, "libc/string.h");
  tree.units()
      .unit("b.cpp")
      .follows("common.hpp", 1, "/usr/include/config.h")
      .follows("wrap/string.h", 1, "other/string.h")
      .follows("other/string.h", 1, "libc/string.h")
      .follows("common.hpp", 2, "other/string.h");
  EXPECT_EQ(messages(ambiguous(tree)), Lines{});
}

TEST(AmbiguousInclude, ComparesSearchPathsThatHoldSeveral) {
  ProjectBuilder tree;
  tree.file("a.cpp").include("\"util.h\"");
  tree.file("b.cpp").include("\"util.h\"");
  tree.file("one/util.h");
  tree.file("two/util.h");
  tree.units()
      .unit("a.cpp")
      .follows("a.cpp", 1, "one/util.h")
      .shadows("a.cpp", 1, {"one/util.h", "two/util.h"});
  tree.units().unit("b.cpp").follows("b.cpp", 1, "two/util.h");
  const auto findings = ambiguous(tree);
  EXPECT_EQ(messages(findings), Lines{"a.cpp:1 \"util.h\" is another header in another translation unit: "
                                      "one/util.h in a.cpp and two/util.h in "
                                      "b.cpp; it is written in 2 places"});
}

TEST(AmbiguousInclude, KeepsQuietWhereTheSameOneAlwaysWinsOrLiesBesideItsIncluder) {
  ProjectBuilder tree;
  for (const char* path : {"a.cpp", "b.cpp"}) tree.file(path).include("\"util.h\"");
  tree.file("two/c.cpp").include("\"util.h\"");
  tree.file("one/util.h");
  tree.file("two/util.h");
  for (const char* path : {"a.cpp", "b.cpp"}) {
    tree.units().unit(path).follows(path, 1, "one/util.h").shadows(path, 1, {"one/util.h", "two/util.h"});
  }
  tree.units().unit("two/c.cpp").follows("two/c.cpp", 1, "two/util.h");
  EXPECT_EQ(messages(ambiguous(tree)), Lines{});
}

TEST(NotInCompileDatabase, NamesFilesAndWholeFolders) {
  ProjectBuilder tree;
  for (const char* path :
       {"src/a.cpp", "src/a.hpp", "src/b.cpp", "src/old.hpp", "src/dead/x.cpp", "src/dead/in/y.cpp",
        "src/dead/in/y.hpp", "src/one/z.cpp", "tool/m.cpp", "tool/script.py"})
    tree.file(path);
  tree.units().unit("src/a.cpp").reads("src/a.hpp").unit("tool/m.cpp");
  EXPECT_EQ(outside(tree),
            (Lines{"src/b.cpp:0 no compile database compiles this file",
                   "src/dead:0 3 files of this folder are in no translation unit of a compile database",
                   "src/old.hpp:0 no translation unit of a compile database reads this header",
                   "src/one/z.cpp:0 no compile database compiles this file"}));
}

TEST(NotInCompileDatabase, SpeaksOnlyOfWhatADatabaseCovers) {
  ProjectBuilder tree;
  for (const char* path : {"src/a.cpp", "src/sub/b.cpp", "examples/c.cpp", "examples/d.cpp", "d.cpp"})
    tree.file(path);
  tree.units().unit("src/a.cpp").unit("src/sub/b.cpp");
  EXPECT_EQ(outside(tree), Lines{});
  ProjectBuilder none;
  none.file("a.cpp");
  EXPECT_EQ(outside(none), Lines{});
}

TEST(NotInCompileDatabase, DoubtsWhatAFailedUnitMayRead) {
  ProjectBuilder tree;
  tree.file("a.cpp").include("\"a.hpp\"");
  tree.file("a.hpp").include("\"b.hpp\"");
  tree.file("b.hpp");
  tree.file("c.hpp");
  tree.units().unit("a.cpp").failed("its flags are unknown");
  EXPECT_EQ(outside(tree), Lines{"c.hpp:0 no translation unit of a compile database reads this header"});
}

constexpr const char* kConcept =
    R"({"concepts": [{"id": "m", "names": ["*Manager"], "canonical": ["ws/m.hpp:ws::Manager"],
  "paths": [{"path": "old/m.hpp", "state": "removed"}]}]})";

TEST(PathRules, AreProvedByUnits) {
  for (const bool units : {false, true}) {
    ProjectBuilder tree;
    tree.file("ws/m.hpp").type("Manager").last_definition().qualified = "ws::Manager";
    tree.file("old/m.hpp");
    tree.file("a.cpp").include("\"old/m.hpp\"");
    if (units) tree.units().unit("a.cpp").follows("a.cpp", 1, "old/m.hpp");
    const auto findings = judge(tree, policy_of(kConcept), "removed-path");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].proof, units ? Proof::kUnit : Proof::kLexer);
  }
}

TEST(PathRules, BelieveUnitsThatFindAnotherFile) {
  ProjectBuilder tree;
  tree.file("ws/m.hpp").type("Manager").last_definition().qualified = "ws::Manager";
  tree.file("a.cpp").include("\"m.hpp\"");
  tree.file("old/a.cpp").include("\"m.hpp\"");
  tree.units().unit("old/a.cpp").follows("old/a.cpp", 1, "/usr/include/m.hpp");
  EXPECT_EQ(messages(judge(tree, policy_of(kConcept), "removed-path")), Lines{});
}

TEST(ReExportShim, IsAsSureAsTheIncludeThatMakesIt) {
  ProjectBuilder tree;
  tree.file("ws/m.hpp").type("Manager").last_definition().qualified = "ws::Manager";
  tree.file("all.hpp").include("<m.hpp>").hands_on();
  tree.file("a.cpp").include("\"all.hpp\"");
  tree.units().unit("a.cpp").follows("all.hpp", 1, "ws/m.hpp");
  const Policy policy = policy_of(kConcept);
  const Project project = tree.build(policy);
  const ConceptIndex concepts(project, policy);
  const auto findings = run_checks({project, policy, concepts}, {"re-export-shim", "noncanonical-path"});
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].rule, "noncanonical-path");
  EXPECT_EQ(findings[0].proof, Proof::kLexer);  // no unit followed this one
  EXPECT_EQ(findings[1].proof, Proof::kUnit);
}

TEST(GraphRules, AreAsSureAsTheirWeakestEdge) {
  ProjectBuilder tree;
  tree.file("a.hpp").include("\"b.hpp\"");
  tree.file("b.hpp").include("\"a.hpp\"");
  tree.units().unit("x.cpp").follows("a.hpp", 1, "b.hpp").follows("b.hpp", 1, "a.hpp");
  auto findings = judge(tree, policy_of("{}"), "import-cycle");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].proof, Proof::kUnit);
  ProjectBuilder half;
  half.file("a.hpp").include("\"b.hpp\"");
  half.file("b.hpp").include("\"a.hpp\"");
  half.units().unit("x.cpp").follows("a.hpp", 1, "b.hpp");
  findings = judge(half, policy_of("{}"), "import-cycle");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].proof, Proof::kLexer);
}

TEST(DuplicateDefinition, BelievesTheCompilerAboutAliases) {
  struct Case {
    const char* written;
    const char* meant;
    bool claims;
  };
  for (const Case& each : {Case{"Manager", "old::Manager", true}, Case{"Base", "ws::Manager", false},
                           Case{"Ptr", "std::shared_ptr<ws::Manager>", false},
                           Case{"Other", "old::Manager *", false}, Case{"Other", "int", false},
                           Case{"old::Pool", "old::Pool<int>", true}, Case{"Id", "ws::Manager::Id", false}}) {
    ProjectBuilder tree;
    tree.file("ws/m.hpp").type("Manager").last_definition().qualified = "ws::Manager";
    tree.file("old.hpp").type("Manager2").last_definition().qualified = "old::Manager";
    tree.file("old.hpp").type("Pool").last_definition().qualified = "old::Pool";
    FileBuilder& file = tree.file("a.cpp").type("ChatManager", DefinitionKind::kAlias);
    file.last_definition().target = each.written;
    file.detail().meant = each.meant;
    const auto findings = judge(tree, policy_of(kConcept), "duplicate-definition");
    EXPECT_EQ(findings.size(), each.claims ? 1U : 0U) << each.meant;
    for (const Finding& finding : findings) EXPECT_EQ(finding.proof, Proof::kUnit);
  }
}

}  // namespace
}  // namespace ssot::test
