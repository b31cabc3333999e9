// What is wrong with a command line is said in a sentence, and is exit code 2 before anything is read.

#include "cli/terminal.h"

namespace ssot {
namespace {

using test::Outcome;

class ArgumentsTest : public test::Terminal {
 protected:
  void expect_refusal(const std::string& arguments, const std::string& sentence) const {
    const Outcome outcome = ssot(arguments);
    EXPECT_EQ(outcome.code, 2) << arguments;
    EXPECT_EQ(outcome.out, "") << arguments;
    EXPECT_EQ(outcome.err, sentence) << arguments;
  }
};

TEST_F(ArgumentsTest, NoCommandPrintsTheHelpAndDidNotRun) {
  const Outcome outcome = ssot("");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, ssot("--help").out);
}

TEST_F(ArgumentsTest, HelpListsTheBuiltCommandsAlone) {
  const Outcome outcome = ssot("--help");
  EXPECT_EQ(outcome.code, 0);
  for (const char* command : {"check", "audit", "init", "baseline", "where", "graph", "report", "facts", "doctor", "config", "explain",
                              "schema", "hook", "completions", "man"}) {
    EXPECT_NE(outcome.out.find("\n  " + std::string(command) + " "), std::string::npos) << command;
    const Outcome help = ssot(std::string(command) + " --help");
    EXPECT_EQ(help.code, 0) << command;
    EXPECT_NE(help.out.find("Examples:\n  ssot " + std::string(command)), std::string::npos) << help.out;
    EXPECT_EQ(help.err, "") << command;
  }
  for (const char* later : {"fix"}) {
    EXPECT_EQ(outcome.out.find("\n  " + std::string(later) + " "), std::string::npos) << later;
  }
}

TEST_F(ArgumentsTest, VersionIsOneLine) {
  const Outcome outcome = ssot("--version");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "ssot 0.1.0\n");
}

TEST_F(ArgumentsTest, AMisspeltCommandIsGuessed) {
  expect_refusal("chekc",
                 "ssot: unknown command \"chekc\"; did you mean check? (ssot --help shows them all)\n");
}

TEST_F(ArgumentsTest, OptionsBeforeTheCommandAreExplained) {
  expect_refusal("--quiet check",
                 "ssot: options follow the command: ssot check --quiet (ssot --help shows the commands)\n");
}

TEST_F(ArgumentsTest, AMisspeltOptionIsGuessed) {
  expect_refusal(
      "check --formt json",
      "ssot check: unknown option --formt; did you mean --format?\nssot check --help shows every option.\n");
}

TEST_F(ArgumentsTest, AMissingValueIsNamed) {
  expect_refusal("check --format",
                 "ssot check: --format needs a value (ssot check --help shows every option)\n");
}

TEST_F(ArgumentsTest, AnOptionGivenTwiceIsNamed) {
  expect_refusal("check --config a --config b",
                 "ssot check: --config is given more than once (ssot check --help shows every option)\n");
}

TEST_F(ArgumentsTest, AFlagTakesNoValue) {
  expect_refusal("check --strict=no",
                 "ssot check: --strict takes no value (ssot check --help shows every option)\n");
}

TEST_F(ArgumentsTest, EveryWrongValueIsNamedAtOnce) {
  expect_refusal(
      "check -j many --today 2026-02-30 --fail-on eror --color purple --format yaml",
      "ssot check: -j takes a number of threads from 1 to 1024, not \"many\"\n"
      "ssot check: --today takes a date such as 2026-12-31, not \"2026-02-30\"\n"
      "ssot check: --fail-on takes one of error, warning, note, none, not \"eror\"; did you mean error?\n"
      "ssot check: --color takes one of auto, always, never, not \"purple\"\n"
      "ssot check: --format takes one of text, json, sarif, sarif-github, github, gitlab, junit, checkstyle, "
      "rdjson, markdown, not \"yaml\"\n");
}

TEST_F(ArgumentsTest, OnlyOneReportGoesToStandardOutput) {
  expect_refusal(
      "check --format json --format text",
      "ssot check: only one --format may go to standard output; write --format FORMAT=FILE for the "
      "others\n");
}

TEST_F(ArgumentsTest, TwoReportsDoNotShareAFile) {
  expect_refusal("check --format json=r --format text=r", "ssot check: two reports would be written to r\n");
}

TEST_F(ArgumentsTest, AFormatNamesItsFile) {
  expect_refusal("check --format json=", "ssot check: --format json= names no file behind the \"=\"\n");
}

TEST_F(ArgumentsTest, HostileArgumentsReachTheTerminalHarmless) {
  expect_refusal("\"$(printf 'a\\033[31m')\"",
                 "ssot: unknown command \"a\\x1b[31m\" (ssot --help shows them all)\n");
}

TEST_F(ArgumentsTest, FactsNeedAPath) {
  expect_refusal(
      "facts",
      "ssot facts: a PATH is missing; \"ssot facts .\" reads the whole tree (ssot facts --help shows every "
      "option)\n");
}

TEST_F(ArgumentsTest, WhereNeedsANameOrAll) {
  expect_refusal("where", "ssot where: a NAME is missing, or --all (ssot where --help shows every option)\n");
  expect_refusal("where X --all",
                 "ssot where: NAME and --all exclude each other (ssot where --help shows every option)\n");
}

TEST_F(ArgumentsTest, TheGraphsOptionsBelongTogether) {
  expect_refusal("graph --from a", "ssot graph: --from and --to belong together\n");
  expect_refusal("graph --from a --to b --around c",
                 "ssot graph: --around stands alone; it does not go with --from and --to\n");
  expect_refusal("report", "ssot report: --from FILE is missing: what check or audit wrote with --format json\n");
  expect_refusal("graph --cycles --around c",
                 "ssot graph: --cycles stands alone; it does not go with --from, --to and --around\n");
  expect_refusal("graph --level module",
                 "ssot graph: --level takes one of file, folder, not \"module\"\n");
  expect_refusal("graph --hops 2", "ssot graph: --hops belongs to --around\n");
  expect_refusal("graph --around a --hops 0",
                 "ssot graph: --hops takes a number from 1 to 1000, not \"0\"\n");
}

TEST_F(ArgumentsTest, AnArgumentTooManyIsNamed) {
  expect_refusal("schema report facts",
                 "ssot schema: unexpected argument \"facts\"\nssot schema --help shows every option.\n");
}

}  // namespace
}  // namespace ssot
