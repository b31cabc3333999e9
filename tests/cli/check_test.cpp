// `ssot check` from outside: exit codes, formats, colour, and names that mean harm.

#include <nlohmann/json.hpp>

#include "cli/terminal.h"

namespace ssot {
namespace {

using nlohmann::json;
using test::Outcome;

class CheckTest : public test::Terminal {
 protected:
  // One error (a second definition) and one warning (a left-over copy).
  void write_faulty_tree() {
    write("ssot.json", R"({
  "concepts": [
    { "id": "manager", "names": ["*Manager"], "canonical": ["app.manager:Manager"] }
  ]
})");
    write("app/__init__.py", "");
    write("app/manager.py", "class Manager:\n    pass\n");
    write("app/chat.py", "class ChatManager:\n    pass\n");
    write("app/manager.py.bak", "class Manager:\n    pass\n");
  }
  void write_clean_tree() {
    write("ssot.json", "{}");
    write("a.py", "import os\n");
  }
};

TEST_F(CheckTest, ACleanRunPrintsOneLineAndIsZero) {
  write_clean_tree();
  const Outcome outcome = ssot("check");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "ssot: clean; 1 read of 2 files (1 python)\n");
  EXPECT_EQ(outcome.err, "");
}

TEST_F(CheckTest, AnErrorIsOneAndIsShownWithItsLine) {
  write_faulty_tree();
  const Outcome outcome = ssot("check --select duplicate-definition --quiet");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out.substr(0, outcome.out.find(" [SSOT101]:")),
            "app/chat.py:1:7: error: duplicate-definition");
  EXPECT_NE(outcome.out.find("\n    1 | class ChatManager:\n      |       ^~~~~~~~~~~\n"), std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("\n  = written at ssot.json:3:5\n"), std::string::npos) << outcome.out;
}

TEST_F(CheckTest, TheLimitDecidesWhatFails) {
  write_faulty_tree();
  EXPECT_EQ(ssot("check --fail-on none").code, 0);
  EXPECT_EQ(ssot("check --select SSOT5").code, 0) << "warnings alone are no failure";
  EXPECT_EQ(ssot("check --select SSOT5 --fail-on warning").code, 1);
  EXPECT_EQ(ssot("check --ignore SSOT1,SSOT5 --fail-on note").code, 0);
}

TEST_F(CheckTest, StrictMindsWhatWasNotRead) {
  write_clean_tree();
  write("broken.py", "message = \"\"\"never closed\n");
  EXPECT_EQ(ssot("check").code, 0);
  EXPECT_EQ(ssot("check --strict").code, 3);
  EXPECT_NE(ssot("check").out.find("broken.py:1: not read [lost]: "), std::string::npos) << ssot("check").out;
}

TEST_F(CheckTest, JsonOnStandardOutputIsPure) {
  write_faulty_tree();
  const Outcome outcome = ssot("check --format json");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.err, "");
  const json report = json::parse(outcome.out);
  EXPECT_EQ(report["schema"], "ssot-report/1");
  EXPECT_EQ(report["summary"]["errors"], 1);
  EXPECT_EQ(report["summary"]["by_rule"], json::parse(R"({"SSOT101": 1, "SSOT501": 1})"));
}

TEST_F(CheckTest, OneAnalysisWritesManyReports) {
  write_faulty_tree();
  const Outcome outcome = ssot("check --format json=../out.json --format text");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, ssot("check").out);
  EXPECT_EQ(json::parse(read("../out.json"))["summary"]["errors"], 1);
  EXPECT_EQ(ssot("check --format text=../out.txt").out, "")
      << "a format with a file replaces the text on stdout";
  EXPECT_FALSE(read("../out.txt").empty());
}

TEST_F(CheckTest, ReportsAreTheSameBytesForAnyNumberOfThreads) {
  write_faulty_tree();
  EXPECT_EQ(ssot("check --format json -j1").out, ssot("check --format json -j8").out);
}

TEST_F(CheckTest, ColourIsAChoiceThenAnEnvironmentThenATerminal) {
  write_faulty_tree();
  const std::string run = "'" + test::program() + "' check";
  EXPECT_EQ(ssot("check").out.find('\x1b'), std::string::npos) << "a file is no terminal";
  EXPECT_NE(ssot("check --color always").out.find('\x1b'), std::string::npos);
  EXPECT_NE(shell("FORCE_COLOR=1 " + run).out.find('\x1b'), std::string::npos);
  EXPECT_EQ(shell("FORCE_COLOR=1 NO_COLOR=1 " + run).out.find('\x1b'), std::string::npos);
  EXPECT_NE(shell("NO_COLOR=1 " + run + " --color always").out.find('\x1b'), std::string::npos);
  EXPECT_EQ(shell("FORCE_COLOR=1 " + run + " --color never").out.find('\x1b'), std::string::npos);
}

TEST_F(CheckTest, HostileNamesReachTheTerminalHarmless) {
  write("ssot.json", "{}");
  write("a\x1b[31m\n::error::x.py", "");
  write("a\x1b[31m\n::error::x.py.bak", "");
  write("b\xff.py", "");
  write("b\xff.py.bak", "");
  const Outcome text = ssot("check --color never");
  EXPECT_EQ(text.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.out.find("\n::error::"), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("a\\x1b[31m\\x0a::error::x.py.bak: warning: "), std::string::npos) << text.out;
  EXPECT_NE(text.out.find("b\\xff.py.bak: warning: "), std::string::npos) << text.out;
  const json report = json::parse(ssot("check --format json").out);
  EXPECT_EQ(report["findings"][0]["path"], "a\x1b[31m\n::error::x.py.bak");
  EXPECT_EQ(report["findings"][1]["path"], "b\uFFFD.py.bak");
  EXPECT_EQ(report["findings"][1]["path_bytes"], "b%FF.py.bak");
}

TEST_F(CheckTest, WithoutAPolicyItSaysSo) {
  write("a.py", "");
  const Outcome outcome = ssot("check");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.out.find("\nhint: "), std::string::npos) << outcome.out;
  EXPECT_EQ(ssot("check --quiet").out, "");
}

TEST_F(CheckTest, WhatDoesNotExistIsExitCodeTwo) {
  write_clean_tree();
  for (const char* arguments : {"check no/such/path", "check --config no.json", "check --select no-such-rule",
                                "check ..", "check config"}) {
    const Outcome outcome = ssot(arguments);
    EXPECT_EQ(outcome.code, 2) << arguments;
    EXPECT_EQ(outcome.out, "") << arguments;
    EXPECT_FALSE(outcome.err.empty()) << arguments;
  }
}

TEST_F(CheckTest, EveryComplaintAboutThePolicyIsPrintedWithItsPlace) {
  write("ssot.json", "{\n  \"exlude\": [],\n  \"concepts\": 3\n}\n");
  const Outcome outcome = ssot("check");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("ssot.json:2:3: "), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("ssot.json:3:15: "), std::string::npos) << outcome.err;
}

TEST_F(CheckTest, TimingsGoToStandardErrorAlone) {
  write_clean_tree();
  const Outcome outcome = ssot("check --timings");
  EXPECT_EQ(outcome.out, ssot("check").out);
  EXPECT_NE(outcome.err.find(" ms  "), std::string::npos) << outcome.err;
}

TEST_F(CheckTest, APathMayStandBehindTheMarkThatEndsTheOptions) {
  write_clean_tree();
  write("-x.py", "import os\n");
  EXPECT_EQ(ssot("check -- -x.py").code, 0) << ssot("check -- -x.py").err;
}

}  // namespace
}  // namespace ssot
