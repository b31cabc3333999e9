#include "base/process.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>

#include "support/temporary_folder.h"

namespace ssot {
namespace {

using How = Ended::How;

Command shell(const std::string& script) {
  Command command;
  command.arguments = {"/bin/sh", "-c", script};
  return command;
}

TEST(Program, PrintsAndEnds) {
  const Ended ended = run_program(shell("printf out; printf err >&2; exit 3"));
  EXPECT_EQ(ended.how, How::kExited);
  EXPECT_EQ(ended.code, 3);
  EXPECT_EQ(ended.out, "out");
  EXPECT_EQ(ended.err, "err");
  EXPECT_EQ(ended.reason(), "it ended with exit code 3: err");
  EXPECT_FALSE(ended.succeeded());
}

TEST(Program, GetsNoEnvironmentButTheNamedOne) {
  setenv("GIT_DIR", "/elsewhere", 1);
  Command command;
  command.arguments = {"/usr/bin/env"};
  command.environment = {"A=b"};
  EXPECT_EQ(run_program(command).out, "A=b\n");
  EXPECT_EQ(inherited({"GIT_DIR", "SSOT_NOT_SET"}), std::vector<std::string>{"GIT_DIR=/elsewhere"});
  unsetenv("GIT_DIR");
}

TEST(Program, RunsInTheNamedFolderWithNothingToRead) {
  const test::TemporaryFolder folder;
  Command command = shell("pwd -P; cat");
  command.folder = folder.path();
  EXPECT_EQ(run_program(command).out, folder.path() + "\n");
}

TEST(Program, IsStoppedWhenItsTimeIsOver) {
  Command command = shell("sleep 30 & sleep 30");
  command.timeout_ms = 100;
  command.environment = {"PATH=/usr/bin:/bin"};
  const auto start = std::chrono::steady_clock::now();
  const Ended ended = run_program(command);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_EQ(ended.how, How::kTimedOut);
  EXPECT_EQ(ended.reason(), "it took too long and was stopped");
}

TEST(Program, ThatLeavesAChildBehindIsNotWaitedForLonger) {
  Command command = shell("sleep 5 & echo done");
  command.environment = {"PATH=/usr/bin:/bin"};
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(run_program(command).out, "done\n");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(4));
}

TEST(Program, ThatPrintsTooMuchIsStopped) {
  Command command = shell("while :; do echo yes; done");
  command.output_limit = 1000;
  const Ended ended = run_program(command);
  EXPECT_EQ(ended.how, How::kTooMuchOutput);
  EXPECT_EQ(ended.out.size(), 1000U);
}

TEST(Program, MayComplainAtAnyLength) {
  Command command = shell("i=0; while [ $i -lt 20000 ]; do echo complaint >&2; i=$((i+1)); done; echo done");
  command.error_limit = 100;
  const Ended ended = run_program(command);
  EXPECT_TRUE(ended.succeeded());
  EXPECT_EQ(ended.out, "done\n");
  EXPECT_EQ(ended.err.size(), 100U);
}

TEST(Program, IsNotLookedForInTheScannedTree) {
  const test::TemporaryFolder folder;
  folder.write("ssot-test-tool", "#!/bin/sh\n");
  ASSERT_EQ(std::system(("chmod +x " + folder.at("ssot-test-tool")).c_str()), 0);
  const std::string before = getenv("PATH");
  setenv("PATH", (".::bin:" + folder.path()).c_str(), 1);
  EXPECT_EQ(find_program("ssot-test-tool"), folder.at("ssot-test-tool"));
  EXPECT_EQ(find_program("./ssot-test-tool"), "");
  setenv("PATH", ".::bin", 1);
  EXPECT_EQ(find_program("ssot-test-tool"), "");
  setenv("PATH", before.c_str(), 1);
  Command command;
  command.arguments = {"ssot-test-tool"};
  EXPECT_EQ(run_program(command).reason(), "it is not installed");
}

}  // namespace
}  // namespace ssot
