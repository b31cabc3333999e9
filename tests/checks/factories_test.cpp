// Corner cases of SSOT103 and SSOT105, on projects built by hand.
#include <gtest/gtest.h>

#include "checks/judging.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kPolicy = R"({"concepts": [{"id": "m", "canonical": ["ws.manager:Manager"],
  "factories": ["ws.factory:get_manager"]}]})";

void home(ProjectBuilder& tree) {
  tree.file("ws/manager.py").type("Manager").method("send");
  tree.file("ws/factory.py").from("ws.manager", "Manager").function("get_manager").last_definition().returns =
      "Manager";
}

void call(FileBuilder& file, std::string_view name, std::int32_t parent, bool returned = false) {
  Use use;
  use.name = name;
  use.parent = parent;
  use.returned = returned;
  use.line = use.end_line = 10 + static_cast<int>(file.facts().uses.size());
  use.column = 1;
  use.end_column = 1 + static_cast<int>(name.size());
  file.facts().uses.push_back(std::move(use));
}

TEST(BypassedFactory, CountsTheClassItselfAndNothingBehindIt) {
  ProjectBuilder tree;
  home(tree);
  FileBuilder& file = tree.file("chat.py").from("ws.manager", "Manager", "M").function("run");
  call(file, "M", 0);
  call(file, "M.send", 0);
  call(file, "Manager", 0);
  file.facts().uses.push_back(file.facts().uses.front());
  file.facts().uses.back().kind = UseKind::kMember;
  const auto findings = judge(tree, policy_of(kPolicy), "bypassed-factory");
  EXPECT_EQ(messages(findings),
            (Lines{"chat.py:10 Manager is made here directly; objects of the concept m come from "
                   "get_manager of ws.factory"}));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].advice, "Call get_manager of ws.factory instead: from ws.factory import get_manager");
  EXPECT_EQ(findings[0].detail, "Manager");
  ASSERT_EQ(findings[0].related.size(), 1U);
  EXPECT_EQ(findings[0].related[0].path, "ws/factory.py");
  EXPECT_EQ(findings[0].related[0].message, "the declared factory get_manager is here");
}

TEST(BypassedFactory, NeedsAFactoryInTheLanguage) {
  ProjectBuilder tree;
  home(tree);
  call(tree.file("chat.py").from("ws.manager", "Manager").function("run"), "Manager", 0);
  EXPECT_TRUE(judge(tree, policy_of(R"({"concepts": [{"id": "m", "canonical": ["ws.manager:Manager"],
                                        "factories": ["ws/manager.hpp:make"]}]})"),
                    "bypassed-factory")
                  .empty());
}

TEST(BypassedFactory, LeavesTheFactoryAloneWhereItIsHandedOnFrom) {
  ProjectBuilder tree;
  tree.file("ws/manager.py").type("Manager");
  call(tree.file("ws/inner.py").from("ws.manager", "Manager").function("get_manager"), "Manager", 0);
  tree.file("ws/factory.py").from("ws.inner", "get_manager");
  EXPECT_TRUE(judge(tree, policy_of(kPolicy), "bypassed-factory").empty());
  ProjectBuilder again;
  again.file("ws/manager.py").type("Manager");
  FileBuilder& inner = again.file("ws/inner.py").from("ws.manager", "Manager").function("get_manager");
  inner.last_definition().returns = "Manager";
  again.file("ws/factory.py").from("ws.inner", "get_manager");
  EXPECT_TRUE(judge(again, policy_of(kPolicy), "competing-factory").empty());
}

TEST(CompetingFactory, SaysWhatTheFunctionDoes) {
  ProjectBuilder tree;
  home(tree);
  FileBuilder& file =
      tree.file("chat.py").from("ws.manager", "Manager").function("build").function("get_manager");
  call(file, "Manager", 0, /*returned=*/true);
  call(file, "Manager", 1);
  file.function("current").last_definition().returns = "Manager | None";
  file.function("managers").last_definition().returns = "list[Manager]";
  const auto findings = judge(tree, policy_of(kPolicy), "competing-factory");
  EXPECT_EQ(messages(findings),
            (Lines{"chat.py:2 function build makes and returns Manager; that is the matter of the concept "
                   "m's factories",
                   "chat.py:3 function get_manager has the name of a factory of the concept m, and is "
                   "another function",
                   "chat.py:4 function current returns Manager, and is none of the concept m's factories"}));
  for (const Finding& each : findings) EXPECT_FALSE(each.own_severity);
}

TEST(CompetingFactory, IsANoteUnderTests) {
  ProjectBuilder tree;
  home(tree);
  tree.file("tests/conftest.py").from("ws.manager", "Manager").function("fake").last_definition().returns =
      "Manager";
  const auto findings = judge(tree, policy_of(kPolicy), "competing-factory");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].own_severity, Severity::kNote);
}

TEST(CompetingFactory, LeavesMethodsAndLocalFunctionsAlone) {
  ProjectBuilder tree;
  home(tree);
  FileBuilder& file =
      tree.file("chat.py").from("ws.manager", "Manager").type("Chat").method("manager").method("make");
  auto& definitions = file.facts().definitions;
  for (Definition& each : definitions) each.returns = "Manager";
  definitions[2].decorators = {"staticmethod"};
  file.function("local").last_definition().returns = "Manager";
  file.last_definition().local = true;
  file.function("overloaded").last_definition().returns = "Manager";
  file.last_definition().decorators = {"typing.overload"};
  EXPECT_EQ(
      messages(judge(tree, policy_of(kPolicy), "competing-factory")),
      (Lines{"chat.py:4 static method Chat.make returns Manager, and is none of the concept m's factories"}));
}

}  // namespace
}  // namespace ssot::test
