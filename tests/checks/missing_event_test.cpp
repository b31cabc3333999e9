// SSOT402 on projects built by hand.
#include <gtest/gtest.h>

#include "checks/judging.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

std::vector<Finding> missing(ProjectBuilder& tree, const std::string& more = "") {
  return judge(tree, policy_of(R"({"concepts": [{"id": "ws", "canonical": ["app.ws:Manager"], "events": {
    "names": ["started", "thinking", "done"], "emitters": ["*.send_event"], "methods": ["*.notify_{event}"])" +
                               more + "}}]}"),
               "missing-event");
}

Argument literal(std::string_view text, bool nested = false) {
  return {.keyword = {}, .text = text, .literal = true, .nested = nested, .line = 1, .column = 1};
}
Argument name(std::string_view text, bool nested = false) {
  return {.keyword = {}, .text = text, .literal = false, .nested = nested, .line = 1, .column = 1};
}

// A call on a line of its own, in the last definition.
void call(FileBuilder& file, std::string_view chain, std::vector<Argument> arguments) {
  Use use;
  use.name = chain;
  use.arguments = std::move(arguments);
  use.line = use.end_line = static_cast<int>(file.facts().uses.size()) + 10;
  use.column = 1;
  use.end_column = 2;
  use.parent = static_cast<std::int32_t>(file.facts().definitions.size()) - 1;
  file.facts().uses.push_back(std::move(use));
}

TEST(MissingEvent, IsOneFindingForAClassThatSaysWhatIsMissingAndWhereTheOthersAreSent) {
  ProjectBuilder tree;
  FileBuilder& file = tree.file("app/run.py").type("Runner").method("run");
  call(file, "self.ws.send_event", {literal("started"), name("data")});
  file.method("think");
  call(file, "self.ws.notify_thinking", {});
  const auto findings = missing(tree);
  EXPECT_EQ(messages(findings),
            Lines{"app/run.py:1 class Runner sends started and thinking of the events of ws, and never done"});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].detail, "Runner: done");
  ASSERT_EQ(findings[0].related.size(), 2U);
  EXPECT_EQ(findings[0].related[0].message, "started is sent here");
  EXPECT_EQ(findings[0].related[0].region.line, 10);
}

TEST(MissingEvent, LooksIntoWhatIsHandedOver) {
  ProjectBuilder tree;
  FileBuilder& file = tree.file("app/run.py").function("run");
  call(file, "ws.send_event", {literal("type", true), literal("started", true)});
  call(file, "ws.send_event", {name("DONE")});
  file.facts().bindings.push_back({.name = "DONE", .value = "done", .literal = true, .line = 1});
  EXPECT_EQ(messages(missing(tree)),
            Lines{"app/run.py:1 function run sends started and done of the events of ws, and never thinking"});
}

TEST(MissingEvent, IsQuietOfAUnitThatMaySendAnyEvent) {
  const auto with = [](std::vector<Argument> arguments, std::string_view chain = "ws.send_event") {
    ProjectBuilder tree;
    FileBuilder& file = tree.file("app/run.py").function("run");
    call(file, "ws.send_event", {literal("started")});
    call(file, "ws.send_event", {literal("done")});
    call(file, chain, std::move(arguments));
    return missing(tree).size();
  };
  EXPECT_EQ(with({name("event")}), 0U);
  EXPECT_EQ(with({}), 0U);
  EXPECT_EQ(with({literal("progress"), name("data")}), 1U);
  EXPECT_EQ(with({name("event")}, "ws.send"), 1U);
  EXPECT_EQ(with({literal("thinking")}), 0U);
}

TEST(MissingEvent, IsQuietBelowTwoAndInExceptedFiles) {
  ProjectBuilder tree;
  FileBuilder& one = tree.file("app/one.py").function("run");
  call(one, "ws.send_event", {literal("started")});
  call(one, "log.info", {literal("done")});
  FileBuilder& two = tree.file("old/two.py").function("run");
  call(two, "ws.send_event", {literal("started")});
  call(two, "ws.send_event", {literal("done")});
  EXPECT_EQ(messages(missing(tree, R"(, "except_paths": ["old/**"])")), Lines{});
}

TEST(MissingEvent, JudgesEachFamilyByItself) {
  ProjectBuilder tree;
  FileBuilder& file = tree.file("tests/test_run.py").function("run");
  call(file, "ws.send_event", {literal("started")});
  call(file, "ws.send_event", {literal("thinking")});
  EXPECT_EQ(messages(missing(tree, R"(, "families": [["started", "done"]])")), Lines{});
  ProjectBuilder again;
  FileBuilder& same = again.file("tests/test_run.py").function("run");
  call(same, "ws.send_event", {literal("started")});
  call(same, "ws.send_event", {literal("thinking")});
  const auto findings = missing(again, R"(, "families": [["thinking", "started", "done"]])");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].own_severity, Severity::kNote);
}

TEST(MissingEvent, CountsWhatABaseClassSends) {
  ProjectBuilder tree;
  FileBuilder& base = tree.file("app/base.py").type("Base").method("finish");
  call(base, "self.ws.send_event", {literal("done")});
  FileBuilder& file = tree.file("app/run.py").from("app.base", "Base").type("Runner");
  file.last_definition().bases = {"Base"};
  file.method("run");
  call(file, "self.ws.send_event", {literal("started")});
  call(file, "self.ws.send_event", {literal("thinking")});
  EXPECT_EQ(messages(missing(tree)), Lines{});
}

}  // namespace
}  // namespace ssot::test
