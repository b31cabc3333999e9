// Corner cases of SSOT401, on projects built by hand.
#include <gtest/gtest.h>

#include "checks/judging.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

Use& use(FileBuilder& file, std::string_view name, int line) {
  Use each;
  each.name = name;
  each.kind = UseKind::kMember;
  each.line = each.end_line = line;
  each.column = 5;
  each.end_column = 5 + static_cast<int>(name.size());
  file.facts().uses.push_back(std::move(each));
  return file.facts().uses.back();
}

Policy forbids(const std::string& entry) { return policy_of(R"({"usage": [)" + entry + "]}"); }

TEST(ForbiddenUsage, IsOneFindingAChain) {
  ProjectBuilder tree;
  FileBuilder& file = tree.file("a.py");
  use(file, "context.ws", 1).continued = true;
  use(file, "context.ws.send.context.ws", 1);
  use(file, "other.context.ws", 2);
  use(file, "self.context.ws", 3).end_line = 4;
  const auto findings =
      judge(tree, forbids(R"({"id": "no-ws", "pattern": "context.ws", "use": "emit", "why": "old", "severity": "note"
})"),
            "forbidden-usage");
EXPECT_EQ(messages(findings),
          (Lines{"a.py:1 context.ws is forbidden by the usage no-ws: old",
                 "a.py:3 self.context.ws is context.ws, which the usage no-ws forbids: old"}));
ASSERT_EQ(findings.size(), 2U);
EXPECT_EQ(findings[0].region, (Region{1, 5, 1, 15}));
EXPECT_EQ(findings[1].region, (Region{3, 5, 4, 20}));
EXPECT_EQ(findings[0].advice, "Write emit instead.");
EXPECT_EQ(findings[0].own_severity, Severity::kNote);
EXPECT_EQ(findings[0].detail, "no-ws");
}

TEST(ForbiddenUsage, HeedsPaths) {
  ProjectBuilder tree;
  use(tree.file("app/a.py"), "a.b", 1);
  use(tree.file("app/old/b.py"), "a.b", 1);
  use(tree.file("c.py"), "a.b", 1);
  EXPECT_EQ(
      messages(judge(
          tree,
          forbids(R"({"id": "x", "pattern": "a.b", "paths": ["app/**"], "except_paths": ["app/old/**"]})"),
          "forbidden-usage")),
      (Lines{"app/a.py:1 a.b is forbidden by the usage x"}));
}

TEST(ForbiddenUsage, FollowsSymbolsToTheLongestPrefix) {
  ProjectBuilder tree;
  tree.file("m.py").type("C").method("create").function("f").variable("state");
  FileBuilder& file = tree.file("a.py").import("m").from("m", "f", "g").from("m", "C").from("other", "f");
  use(file, "m.C.create.x", 10);
  use(file, "C", 11);
  use(file, "g", 12);
  use(file, "f", 13);
  use(file, "m.state.x", 14);
  EXPECT_EQ(
      messages(judge(tree, forbids(R"({"id": "c", "pattern": "m:C"}, {"id": "k", "pattern": "m:C.create"},
                                            {"id": "f", "pattern": "m:f"}, {"id": "s", "pattern": "m:state"})"),
                     "forbidden-usage")),
      (Lines{"a.py:10 m.C.create is m:C.create, which the usage k forbids",
             "a.py:10 m.C is m:C, which the usage c forbids", "a.py:11 C is m:C, which the usage c forbids",
             "a.py:12 g is m:f, which the usage f forbids",
             "a.py:14 m.state is m:state, which the usage s forbids"}));
}

TEST(ForbiddenUsage, IsNamedWhereItMatchesNothing) {
  ProjectBuilder tree;
  tree.file("m.py").function("f");
  use(tree.file("a.py"), "a.b", 1);
  EXPECT_EQ(messages(judge(tree, forbids(R"({"id": "1", "pattern": "m:f"}, {"id": "2", "pattern": "m:g"},
                                            {"id": "3", "pattern": "n:g"}, {"id": "4", "pattern": "a.b", "except_paths": ["a.py"]},
                                            {"id": "5", "pattern": "a.c", "paths": ["lib/**"]})"),
                           "rule-matches-nothing")),
            (Lines{"ssot.json:1 the pattern \"m:g\" of the usage 2 names nothing in this tree",
                   "ssot.json:2 the pattern \"n:g\" of the usage 3 names nothing in this tree",
                   "ssot.json:3 \"lib/**\" in \"paths\" of the usage 5 matches no file"}));
}

}  // namespace
}  // namespace ssot::test
