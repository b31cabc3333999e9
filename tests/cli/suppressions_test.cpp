// Comments that allow findings, from outside: what a run with other options makes of them.
#include <nlohmann/json.hpp>

#include "terminal.h"

namespace ssot::test {
namespace {

using Json = nlohmann::json;

class SuppressionsInATree : public Terminal {
 protected:
  SuppressionsInATree() {
    write("ssot.json",
          R"({"concepts": [{"id": "manager", "canonical": ["app.manager:Manager"], "names": ["*Manager"],
                           "paths": [{"path": "app.old", "state": "removed"}]}]})");
    write("app/__init__.py", "");
    write("app/manager.py", "class Manager:\n    pass\n");
    write("app/used.py",
          "x = 1\nfrom app.old import Manager  # ssot: allow(SSOT203) until=2026-12-01 -- the old clients\n");
    write("app/unused.py", "x = 1  # ssot: allow(SSOT203) -- nothing is here\n");
  }

  // "app/used.py:2 SSOT203 suppressed".
  std::vector<std::string> findings(const std::string& options) {
    const Outcome run = ssot("check --today 2026-11-21 --format json " + options);
    std::vector<std::string> lines;
    report_ = Json::parse(run.out);
    for (const Json& each : report_["findings"])
      lines.push_back(each["path"].get<std::string>() + ":" +
                      std::to_string(each.contains("region") ? each["region"]["line"].get<int>() : 0) + " " +
                      each["rule"].get<std::string>() + " " + each["status"].get<std::string>());
    return lines;
  }

  Json report_;
};

using Lines = std::vector<std::string>;

TEST_F(SuppressionsInATree, StandInTheReportWithTheirReason) {
  EXPECT_EQ(findings(""), (Lines{"app/unused.py:1 SSOT901 new", "app/used.py:2 SSOT203 suppressed"}));
  const Json& suppressed = report_["findings"][1];
  EXPECT_EQ(suppressed["suppressed_in"], "source");
  EXPECT_EQ(suppressed["justification"], "the old clients");
  EXPECT_EQ(report_["summary"]["suppressed"], 1);
  EXPECT_EQ(report_["summary"]["errors"], 0);
  EXPECT_EQ(ssot("check --today 2026-12-01").code, 0) << "the day counts";
  const Outcome late = ssot("check --today 2026-12-02");
  EXPECT_EQ(late.code, 1);
  EXPECT_NE(late.out.find("app/used.py:2:32: warning: expired-suppression [SSOT903]: the exception for "
                          "SSOT203 ended on 2026-12-01"),
            std::string::npos)
      << late.out;
}

TEST_F(SuppressionsInATree, AreNotJudgedWhereTheirRuleDidNotRun) {
  EXPECT_EQ(findings("--select SSOT2,SSOT9"),
            (Lines{"app/unused.py:1 SSOT901 new", "app/used.py:2 SSOT203 suppressed"}));
  EXPECT_EQ(findings("--select SSOT901"), Lines{});
  EXPECT_EQ(findings("--ignore SSOT203"), Lines{});
  EXPECT_EQ(findings("--ignore SSOT901"), (Lines{"app/used.py:2 SSOT203 suppressed"}));
  EXPECT_EQ(findings("app/used.py"), (Lines{"app/used.py:2 SSOT203 suppressed"}))
      << "PATHs limit what is reported";
  write("app/both.py", "from app.old import Manager  # ssot: allow(SSOT203)\n\n\ndef run():\n    return 1\n");
  EXPECT_EQ(findings("--select SSOT902"), (Lines{"app/both.py:1 SSOT902 new"}));
}

TEST_F(SuppressionsInATree, MayBeAllowedByThePolicy) {
  write("ssot.json",
        R"({"concepts": [{"id": "manager", "canonical": ["app.manager:Manager"], "names": ["*Manager"],
                         "paths": [{"path": "app.old", "state": "removed"}]}],
                         "rules": {"unused-suppression": "error"},
                         "allow": [{"path": "app/**", "rules": ["unused-suppression", "removed-path"], "why": "ours"}]})");
  EXPECT_EQ(findings(""), (Lines{"app/unused.py:1 SSOT901 suppressed", "app/used.py:2 SSOT203 suppressed"}));
  EXPECT_EQ(report_["findings"][0]["suppressed_in"], "policy");
  EXPECT_EQ(report_["findings"][0]["justification"], "ours");
  EXPECT_EQ(report_["findings"][1]["suppressed_in"], "source") << "the comment is nearer";
}

TEST_F(SuppressionsInATree, ArePartOfWhatAChangeCauses) {
  ASSERT_EQ(shell("git init -q . && git config user.email a@b && git config user.name a && git add -A && "
                  "git commit -qm one")
                .code,
            0);
  EXPECT_EQ(findings("--staged --no-cache"), Lines{});
  write("app/used.py", "x = 1\nfrom app.old import Manager\n");
  ASSERT_EQ(shell("git add -A").code, 0);
  EXPECT_EQ(findings("--staged --no-cache"), (Lines{"app/used.py:2 SSOT203 new"}))
      << "what a comment held back is new without it";
  write("app/used.py", "x = 1\nfrom app.old import Manager  # ssot: allow(SSOT203)\n");
  ASSERT_EQ(shell("git commit -qm two && git add -A").code, 0);
  EXPECT_EQ(findings("--staged --no-cache"), (Lines{"app/used.py:2 SSOT902 new"}));
}

TEST_F(SuppressionsInATree, AreNotReadInWhatIsNotJudged) {
  write("app/used.py.bak", "x = 1  # ssot: allow(SSOT203)\n");
  write("app/archive/notes.md", "<!-- ssot: allow(SSOT503) -->\n");
  for (const std::string& line : findings("")) EXPECT_EQ(line.find("SSOT902"), std::string::npos) << line;
}

TEST_F(SuppressionsInATree, OfSecondReadingsAndClangAreKept) {
  write("ssot.json", R"({"cpp": {"include_dirs": ["."]},
                         "concepts": [{"id": "manager", "canonical": ["app.manager:Manager", "app/manager.hpp:app::Manager"],
                         "names": ["*Manager"], "factories": ["app.manager:make", "app/manager.hpp:app::make"]}]})");
  write("app/manager.py",
        "class Manager:\n    def send(self): pass\n\n\ndef make():\n    return Manager()\n");
  write("app/used.py",
        "from app.manager import Manager as M\nx = M()  # ssot: allow(SSOT105) -- before the factory is "
        "there\n");
  write("app/unused.py", "");
  write("app/manager.hpp", "#pragma once\nnamespace app {\nclass Manager {};\nManager* make();\n}\n");
  write("app/chat.cpp",
        "#include \"app/manager.hpp\"\n// ssot: allow(SSOT101) -- a double\nclass FakeManager {};\n"
        "int main() {\n  app::Manager m;  // ssot: allow(SSOT105) -- before the factory is there\n}\n"
        "int y;  // ssot: allow(SSOT101) -- unused\n");
  EXPECT_EQ(findings(""), (Lines{"app/chat.cpp:3 SSOT101 suppressed", "app/chat.cpp:5 SSOT105 suppressed",
                                 "app/chat.cpp:7 SSOT901 new", "app/used.py:2 SSOT105 suppressed"}));
  EXPECT_EQ(findings("--depth 1").size(), 3U) << "what Clang would have found is not known to be unused";
  const Outcome facts = ssot("facts --depth 3 app/chat.cpp");
  EXPECT_EQ(Json::parse(facts.out)["suppressions"].size(), 3U);
}

}  // namespace
}  // namespace ssot::test
