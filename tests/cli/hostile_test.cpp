// What is wrong around the tree: policies that cannot be read, folders that are gone, options without a value.

#include <unistd.h>

#include "cli/terminal.h"

namespace ssot {
namespace {

using test::Outcome;

class HostileTest : public test::Terminal {
 protected:
  void link(const std::string& target, const std::string& path) {
    ASSERT_EQ(shell("ln -s '" + target + "' '" + path + "'").code, 0);
  }
};

TEST_F(HostileTest, APolicyThatIsALinkToNowhereIsNotTheLackOfOne) {
  write("a.py", "");
  link("gone.json", "ssot.json");
  const Outcome outcome = ssot("check");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("ssot.json"), std::string::npos) << outcome.err;
}

TEST_F(HostileTest, APolicyIsNotExtendedByWhatALinkOutsideTheRepositoryLeadsTo) {
  write("../secret.json", "hunter2");
  write("ssot.json", R"({"extends": ["link.json"]})");
  link("../secret.json", "link.json");
  const Outcome outcome = ssot("check");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err,
            "ssot.json:1:14: error: there is no file \"link.json\"; paths in \"extends\" start at the root of the "
            "repository\n");
}

TEST_F(HostileTest, AWorkingFolderThatIsGoneIsNotTheRootOfTheFileSystem) {
  const Outcome outcome =
      shell("mkdir gone && cd gone && rmdir ../gone && '" + test::program() + "' check");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "The working folder is gone; run ssot in one that exists.\n");
}

TEST_F(HostileTest, AnOptionWithAnEmptyValueIsNotAnOptionThatIsAbsent) {
  write("ssot.json", "{}");
  EXPECT_EQ(ssot("check --config \"$UNSET\"").err,
            "ssot check: --config needs a value (ssot check --help shows every option)\n");
  for (const char* arguments : {"check -j ''", "check --today ''", "check --fail-on ''", "where ''"})
    EXPECT_EQ(ssot(arguments).code, 2) << arguments;
}

TEST_F(HostileTest, NoThreadsAtAllIsNoNumberOfThreads) {
  write("ssot.json", "{}");
  const Outcome outcome = ssot("check -j 0");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err, "ssot check: -j takes a number of threads from 1 to 1024, not \"0\"\n");
}

TEST_F(HostileTest, TwoReportsNeverGoToOneFileHoweverItIsSpelled) {
  write("ssot.json", "{}");
  const Outcome outcome = ssot("check --format json=r.txt --format text=./r.txt");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err, "ssot check: two reports would be written to ./r.txt\n");
  EXPECT_FALSE(has("r.txt"));
}

TEST_F(HostileTest, FactsOfWhatIsNotReadSaySo) {
  write("ssot.json", "{}");
  ASSERT_EQ(shell("mkfifo a.py").code, 0);
  const Outcome outcome = ssot("facts a.py");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "ssot facts: no C, C++ or Python file was found to read there.\n");
}

}  // namespace
}  // namespace ssot
