// A report that did not arrive is never a success.

#include "cli/terminal.h"

namespace ssot {
namespace {

using test::Outcome;
using StreamsTest = test::Terminal;

std::string quoted() { return "'" + test::program() + "' "; }

TEST_F(StreamsTest, AFullDiskIsExitCodeTwo) {
  const Outcome outcome = shell(quoted() + "explain >/dev/full");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err,
            "ssot: cannot write to standard output: No space left on device; the report is incomplete.\n");
}

TEST_F(StreamsTest, AFullDiskUnderACleanCheckIsExitCodeTwo) {
  write("ssot.json", "{}");
  EXPECT_EQ(shell(quoted() + "check --format json >/dev/full").code, 2);
}

TEST_F(StreamsTest, AClosedStandardOutputIsExitCodeTwo) {
  const Outcome outcome = shell(quoted() + "explain >&-");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err,
            "ssot: cannot write to standard output: Bad file descriptor; the report is incomplete.\n");
}

TEST_F(StreamsTest, AReaderThatWentAwayIsExitCodeTwo) {
  // `sleep` keeps the pipe's reader from being there when the program writes.
  const Outcome outcome =
      shell("{ sleep 0.3; " + quoted() + "explain; echo $? >code; } | true; sleep 0.5; exit $(cat code)");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err, "ssot: cannot write to standard output: Broken pipe; the report is incomplete.\n");
}

TEST_F(StreamsTest, AClosedStandardErrorDisturbsNothing) {
  const Outcome outcome = shell(quoted() + "schema report 2>&-");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, test::slurp(test::source_path("rules/schema/report.schema.json")));
}

TEST_F(StreamsTest, AReportIsNotWrittenIntoAClosedStreamsPlace) {
  write("ssot.json", "{}");
  const Outcome outcome = shell(quoted() + "check --format json=r.json >&- 2>&-");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(read("r.json").substr(0, 1), "{");
}

TEST_F(StreamsTest, AReportFileThatCannotBeWrittenIsExitCodeTwo) {
  write("ssot.json", "{}");
  const Outcome outcome = ssot("check --format json=no/such/folder/r.json");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err.substr(0, 6), "ssot: ") << outcome.err;
  EXPECT_NE(outcome.err.find("no/such/folder/r.json"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace ssot
