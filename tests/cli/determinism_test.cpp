// The same input gives the same bytes: any number of threads, any folder, any locale, any time zone.

#include "cli/terminal.h"

namespace ssot {
namespace {

class DeterminismTest : public test::Terminal {
 protected:
  void SetUp() override {
    const std::string chat = test::source_path("fixtures/projects/chat");
    for (const char* place : {"here", "some/other where"}) {
      ASSERT_EQ(shell("mkdir -p '" + std::string(place) + "' && cp -r '" + chat + "/.' '" + place + "'").code, 0);
    }
  }

  std::string run(const std::string& place, const std::string& settings, const std::string& arguments) const {
    const auto outcome =
        shell("cd '" + place + "' && " + settings + " '" + test::program() + "' " + arguments);
    EXPECT_LT(outcome.code, 2) << arguments << ": " << outcome.err;
    return outcome.out;
  }
};

TEST_F(DeterminismTest, EveryOutputIsTheSameBytesWhereverAndHoweverItRuns) {
  for (const std::string command :
       {"check --today 2026-11-20", "check --today 2026-11-20 --format json", "check --today 2026-11-20 --format sarif", "facts .", "graph --format json",
        "graph --format dot", "config", "audit --today 2026-11-20 --format json",
        "audit --today 2026-11-20 --format html", "audit --today 2026-11-20 --format markdown"}) {
    const std::string expected = run("here", "LC_ALL=C", command + " -j 1");
    EXPECT_FALSE(expected.empty()) << command;
    for (const char* settings : {"LC_ALL=C", "LC_ALL=C.UTF-8", "LC_ALL=de_DE.UTF-8", "LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8",
                                 "TZ=Pacific/Kiritimati", "TZ=America/Los_Angeles"}) {
      EXPECT_EQ(run("here", settings, command + " -j 2"), expected) << command << " with " << settings;
      EXPECT_EQ(run("some/other where", settings, command + " -j 7"), expected) << command << " elsewhere";
    }
  }
}

}  // namespace
}  // namespace ssot
