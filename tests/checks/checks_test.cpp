// Corner cases of checks, on projects built by hand.
#include <gtest/gtest.h>

#include "checks/judging.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

TEST(Checks, ThatAreOffOrNotSelectedSayNothing) {
  ProjectBuilder tree;
  tree.file("a.py").import("b");
  tree.file("b.py").import("a");
  EXPECT_TRUE(judge(tree, policy_of(R"({"rules": {"import-cycle": "off"}})"), "import-cycle").empty());
  ProjectBuilder again;
  again.file("a.py").import("b");
  again.file("b.py").import("a");
  EXPECT_TRUE(judge(again, policy_of("{}"), "removed-path").empty());
}

TEST(ImportCycle, NamesTheCheapestEdgeToCut) {
  ProjectBuilder tree;
  tree.file("a.py").from("b", "x").from("b", "y");
  tree.file("b.py").from("c", "x").variable("v").variable("w");
  tree.file("c.py").from("a", "x").from("a", "y").from("a", "z");
  const auto findings = judge(tree, policy_of("{}"), "import-cycle");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "import cycle of 3 files: a.py → b.py → c.py → a.py");
  EXPECT_EQ(findings[0].advice, "Cheapest cut: b.py imports c.py in 1 statement (line 1).");
  ASSERT_EQ(findings[0].related.size(), 3U);
  EXPECT_EQ(findings[0].related[1].path, "b.py");
  EXPECT_EQ(findings[0].related[1].message, "imports c.py");
}

TEST(ImportCycle, CutsTiesByPath) {
  ProjectBuilder tree;
  tree.file("a.py").import("b");
  tree.file("b.py").import("a");
  const auto findings = judge(tree, policy_of("{}"), "import-cycle");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].advice, "Cheapest cut: a.py imports b.py in 1 statement (line 1).");
}

TEST(ImportCycle, CountsOneStatementThatTakesManyNamesAsOne) {
  ProjectBuilder tree;
  tree.file("a.py").from("b", "x").from("b", "y").from("b", "z");
  tree.file("b.py").from("a", "x").from("a", "y");
  // `from b import x, y, z` is one statement on one line.
  for (Import& each : tree.file("a.py").facts().imports) each.line = each.end_line = 1;
  const auto findings = judge(tree, policy_of("{}"), "import-cycle");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].advice, "Cheapest cut: a.py imports b.py in 1 statement (line 1).");
}

TEST(DuplicateDefinition, PointsAtTheCanonicalOne) {
  ProjectBuilder tree;
  tree.file("ws/manager.py").variable("x").type("Manager");
  tree.file("chat.py").type("Manager");
  const auto findings =
      judge(tree, policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws.manager:Manager"]}]})"),
            "duplicate-definition");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "class Manager is a second definition of the concept m, which is ws.manager:Manager");
  EXPECT_EQ(findings[0].detail, "Manager");
  ASSERT_EQ(findings[0].related.size(), 1U);
  EXPECT_EQ(findings[0].related[0].path, "ws/manager.py");
  EXPECT_EQ(findings[0].related[0].region.line, 2);
}

TEST(DuplicateDefinition, LeavesMembersVariablesAndDeclarationsAlone) {
  ProjectBuilder tree;
  tree.file("ws.hpp").type("Manager");
  tree.file("a.cpp").type("Manager", DefinitionKind::kVariable);
  tree.file("a.cpp").type("Manager", DefinitionKind::kFunction);
  tree.file("a.cpp").type("Manager", DefinitionKind::kMacro);
  tree.file("a.cpp").type("Manager").last_definition().declaration = true;
  tree.file("a.cpp").type("Holder").method("Manager");
  EXPECT_EQ(messages(judge(tree, policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws.hpp:Manager"]}]})"),
                           "duplicate-definition")),
            Lines{});
}

TEST(SameName, WantsFourOfFiveMethodsInCommon) {
  ProjectBuilder tree;
  tree.file("a.py").type("R").method("a").method("b").method("c").method("d").method("e");
  tree.file("b.py").type("R").method("a").method("b").method("c").method("d");
  tree.file("c.py").type("R").method("a").method("b").method("c");
  tree.file("d.py").type("R").method("a", 1).method("b", 1).method("c", 1);
  EXPECT_EQ(messages(judge(tree, policy_of(R"({"rules": {"same-name-definition": "warning"}})"),
                           "same-name-definition")),
            (Lines{"b.py:1 class R is also defined in a.py, with 80 % of the same methods"}));
}

TEST(ForbiddenDependency, ShowsEveryHopOfAChain) {
  ProjectBuilder tree;
  tree.file("core/a.py").import("lib.x");
  tree.file("lib/x.py").import("lib.y");
  tree.file("lib/y.py").import("ui.w");
  tree.file("ui/w.py");
  const auto findings = judge(
      tree, policy_of(R"({"dependencies": [{"from": "core/**", "never": ["ui/**"], "through": true}]})"),
      "forbidden-dependency");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "core/a.py must not depend on ui/w.py, and does through 2 other files");
  ASSERT_EQ(findings[0].related.size(), 3U);
  EXPECT_EQ(findings[0].related[2].message, "imports ui/w.py");
  EXPECT_EQ(findings[0].detail, "core/** → ui/w.py");
}

TEST(DeprecatedPath, BecomesAnErrorTheDayAfterItsTerm) {
  const auto on = [](const char* today) {
    ProjectBuilder tree;
    tree.file("ws.py").type("Manager");
    tree.file("user.py").from("old", "Manager");
    return judge(tree,
                 policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws:Manager"], "paths": [
        {"path": "old", "state": "deprecated", "since": "2026-01-01", "error_after": "2026-06-30",
         "replace": "ws"}]}]})",
                           today),
                 "deprecated-path");
  };
  EXPECT_TRUE(on("2025-12-31").empty());
  ASSERT_EQ(on("2026-01-01").size(), 1U);
  EXPECT_EQ(on("2026-06-30")[0].own_severity, std::nullopt);
  EXPECT_EQ(on("2026-06-30")[0].message,
            "Manager of old is deprecated since 2026-01-01, and becomes an error after 2026-06-30");
  EXPECT_EQ(on("2026-07-01")[0].own_severity, Severity::kError);
  EXPECT_EQ(on("2026-07-01")[0].advice, "Write: from ws import Manager");
}

TEST(RemovedPath, PointsAtWhatReplacesTheNameThatIsTaken) {
  ProjectBuilder tree;
  tree.file("ws.py").type("Manager").function("get_manager");
  tree.file("user.py").from("old", "make_manager");
  const auto findings = judge(tree, policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws:Manager"],
        "factories": ["ws:get_manager"],
        "paths": [{"path": "old", "state": "removed", "symbols": {"make_manager": "ws:get_manager"}}]}]})"),
                              "removed-path");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].advice, "Write: from ws import get_manager");
  ASSERT_EQ(findings[0].related.size(), 1U);
  EXPECT_EQ(findings[0].related[0].message, "the canonical get_manager is here");
}

TEST(ReExportShim, ListsEachUserOnce) {
  ProjectBuilder tree;
  tree.file("ws.py").type("Manager");
  tree.file("shim.py").from("ws", "Manager").hands_on();
  tree.file("a.py").from("shim", "Manager").import("shim");
  tree.file("b.py").from("shim", "Manager");
  const auto findings =
      judge(tree, policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws:Manager"]}]})"), "re-export-shim");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "this file only hands on Manager of the concept m; 2 files still need it");
  EXPECT_EQ(findings[0].related.size(), 3U);
}

TEST(BackupFile, SaysHowACopyStandsToItsOriginal) {
  ProjectBuilder tree;
  tree.file("a.py");
  using R = Backup::Relation;
  tree.tree().backups = {
      {.path = "a.py.bak", .original = "a.py", .relation = R::kIdentical},
      {.path = "a.py.old", .original = "a.py", .relation = R::kChanged},
      {.path = "backup",
       .original = "",
       .relation = R::kChanged,
       .folder = true,
       .files = 3,
       .identical = 1,
       .older = 1,
       .changed = 1,
       .bytes = 90},
      {.path = "gone.py.bak", .original = "gone.py", .relation = R::kOrphan},
  };
  EXPECT_EQ(
      messages(judge(tree, policy_of("{}"), "backup-file")),
      (Lines{"a.py.bak:0 left-over copy, identical to a.py",
             "a.py.old:0 left-over copy of a.py, and it holds lines that the original lacks",
             "backup:0 backup folder: 3 files, 90 bytes; 1 identical to files elsewhere, 1 older, 1 changed",
             "gone.py.bak:0 left-over copy of gone.py, which is gone"}));
}

TEST(BackupFile, NeverCallsAFolderWorthlessThatHoldsMoreThanCopies) {
  ProjectBuilder tree;
  tree.file("a.py");
  tree.tree().backups = {{.path = "backup",
                          .original = "",
                          .relation = Backup::Relation::kChanged,
                          .folder = true,
                          .files = 2,
                          .identical = 1,
                          .bytes = 90}};
  const std::vector<Finding> findings = judge(tree, policy_of("{}"), "backup-file");
  EXPECT_EQ(messages(findings),
            (Lines{"backup:0 backup folder: 2 files, 90 bytes; 1 identical to files elsewhere, 0 older, "
                   "0 changed, 1 not known as copies"}));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].advice, "Look at the files that are not known as copies, then delete it.");
}

TEST(UnresolvedImport, TellsAMissingModuleFromAMissingName) {
  ProjectBuilder tree;
  tree.file("app/__init__.py");
  tree.file("app/a.py").from(".gone", "X");
  EXPECT_EQ(messages(judge(tree, policy_of("{}"), "unresolved-import")),
            (Lines{"app/a.py:1 there is no module app.gone in this tree"}));
}

}  // namespace
}  // namespace ssot::test
