// `ssot baseline` and what `ssot check` makes of known debt.

#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "cli/terminal.h"

namespace ssot {
namespace {

using nlohmann::json;
using test::Outcome;

constexpr const char* kGit =
    "git -c user.name=a -c user.email=a@b.c -c init.defaultBranch=main -c core.hooksPath=/dev/null ";

class BaselineTest : public test::Terminal {
 protected:
  void write_tree(const std::string& baseline = "") {
    write(
        "ssot.json",
        R"({ "concepts": [{ "id": "manager", "names": ["*Manager"], "canonical": ["app.manager:Manager"] }])" +
            (baseline.empty() ? "" : ", \"baseline\": " + baseline) + " }");
    write("app/__init__.py", "");
    write("app/manager.py", "class Manager:\n    pass\n");
  }
  void write_copy(const std::string& path, const std::string& name) {
    write(path, "class " + name + "Manager:\n    pass\n");
  }
  // The last line but the advice.
  std::string outcome_of(const std::string& arguments) const {
    const std::string out = ssot("baseline " + arguments).out;
    const std::size_t at = out.find("ssot baseline: ");
    return at == std::string::npos ? out : out.substr(at, out.find('\n', at) - at);
  }
  std::string git(const std::string& arguments) const {
    const Outcome outcome = shell(kGit + arguments);
    EXPECT_EQ(outcome.code, 0) << arguments << "\n" << outcome.out << outcome.err;
    return outcome.out;
  }
};

TEST_F(BaselineTest, TheFirstOneHoldsAllThatIsFound) {
  write_tree();
  write_copy("app/chat.py", "Chat");
  write("app/manager.py.bak", "class Manager:\n    pass\n");
  EXPECT_EQ(ssot("check").code, 1);
  const Outcome outcome = ssot("baseline");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "ssot baseline: +2 −0; ssot.baseline.json now holds 2 known findings\n");
  EXPECT_EQ(read("ssot.baseline.json"),
            "{\n  \"schema\": \"ssot-baseline/1\",\n  \"depth\": 1,\n  \"findings\": [\n"
            "    [\"SSOT101\",\"manager\",\"app/chat.py\",\"\",\"ChatManager\",\"1\"],\n"
            "    [\"SSOT501\",\"\",\"app/manager.py.bak\",\"\",\"identical\",\"1\"],\n    []\n  ]\n}\n");
  const Outcome check = ssot("check");
  EXPECT_EQ(check.code, 0);
  EXPECT_EQ(check.out,
            "ssot: clean; 2 known findings of ssot.baseline.json (+0 new, −0 no longer found); 3 read of 6 "
            "files (3 python)\n");
}

TEST_F(BaselineTest, AddsNothingUnlessToldTo) {
  write_tree();
  write_copy("app/chat.py", "Chat");
  ssot("baseline");
  const std::string before = read("ssot.baseline.json");
  write_copy("app/log.py", "Log");
  const Outcome refused = ssot("baseline");
  EXPECT_EQ(refused.code, 1);
  EXPECT_EQ(refused.out.substr(0, refused.out.find(" [SSOT101]")),
            "app/log.py:1:7: error: duplicate-definition");
  EXPECT_NE(refused.out.find(
                "\nssot baseline: +0 −0; ssot.baseline.json is left with its 1 known finding\n"
                "1 new finding is not recorded: mend what you can, then ssot baseline --accept-new adds the "
                "rest.\n"),
            std::string::npos)
      << refused.out;
  EXPECT_EQ(read("ssot.baseline.json"), before);
  EXPECT_EQ(outcome_of("--accept-new --dry-run"),
            "ssot baseline: +1 −0; ssot.baseline.json would hold 2 known findings");
  EXPECT_EQ(read("ssot.baseline.json"), before);
  EXPECT_EQ(outcome_of("--accept-new"),
            "ssot baseline: +1 −0; ssot.baseline.json now holds 2 known findings");
  EXPECT_EQ(ssot("check").code, 0);
}

TEST_F(BaselineTest, PrunesWhatIsGoneAndNothingElse) {
  write_tree();
  write_copy("app/chat.py", "Chat");
  write_copy("app/log.py", "Log");
  ssot("baseline");
  write("app/log.py", "");
  write_copy("app/new.py", "New");
  const Outcome plain = ssot("baseline --ignore SSOT101");
  EXPECT_EQ(
      plain.out,
      "ssot baseline: +0 −0; ssot.baseline.json is unchanged and holds 2 known findings\n"
      "2 entries were not looked for and stay: their rule did not run, or what they need was not read.\n");
  const Outcome check = ssot("check app/log.py");
  EXPECT_NE(
      check.out.find("ssot.baseline.json:6:5: warning: stale-baseline [SSOT904]: a duplicate-definition in "
                     "app/log.py (LogManager) is known debt and is not found any more"),
      std::string::npos)
      << check.out;
  const Outcome pruned = ssot("baseline --prune");
  EXPECT_EQ(pruned.code, 0);
  EXPECT_EQ(
      pruned.out,
      "ssot baseline: +0 −1; ssot.baseline.json now holds 1 known finding\n"
      "1 new finding is not recorded: mend what you can, then ssot baseline --accept-new adds the rest.\n");
  EXPECT_EQ(ssot("check").code, 1) << "what is new stays new";
}

TEST_F(BaselineTest, IsNeverRewrittenWhenNothingChangedAndKeepsItsMode) {
  write_tree();
  write_copy("app/chat.py", "Chat");
  ssot("baseline");
  shell(
      "chmod 640 ssot.baseline.json; sed -i 's/$/\\r/' ssot.baseline.json; touch -d 2001-01-01 "
      "ssot.baseline.json");
  const std::string before = read("ssot.baseline.json");
  EXPECT_EQ(outcome_of("--accept-new --prune"),
            "ssot baseline: +0 −0; ssot.baseline.json is unchanged and holds 1 known finding");
  EXPECT_EQ(read("ssot.baseline.json"), before);
  EXPECT_EQ(shell("stat -c '%a %y' ssot.baseline.json").out.substr(0, 14), "640 2001-01-01");
  write_copy("app/log.py", "Log");
  ssot("baseline --accept-new");
  EXPECT_EQ(shell("stat -c %a ssot.baseline.json").out, "640\n");
  EXPECT_EQ(shell("ls -A | grep -c tmp").out, "0\n");
}

TEST_F(BaselineTest, NeverGrowsBelowALock) {
  write_tree(R"({ "locked": ["app/core/**"] })");
  write("app/core/__init__.py", "");
  write_copy("app/chat.py", "Chat");
  EXPECT_EQ(ssot("baseline").code, 0);
  write_copy("app/core/log.py", "Log");
  write_copy("app/new.py", "New");
  const std::string before = read("ssot.baseline.json");
  const Outcome outcome = ssot("baseline --accept-new --prune");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_NE(outcome.out.find("app/core/log.py:1:7: error:"), std::string::npos);
  EXPECT_NE(outcome.out.find("below \"app/core/**\" known debt may only shrink"), std::string::npos)
      << outcome.out;
  EXPECT_EQ(read("ssot.baseline.json"), before) << "all or nothing";
}

TEST_F(BaselineTest, ThatThePolicyNamesMustBeThere) {
  write_tree("\"ci/debt.json\"");
  write("ci/x.md", "");
  const Outcome missing = ssot("check");
  EXPECT_EQ(missing.code, 2);
  EXPECT_EQ(missing.err,
            "ssot.json:1:111: error: there is no file of known debt \"ci/debt.json\"; \"ssot baseline\" "
            "writes it\n");
  EXPECT_EQ(outcome_of(""), "ssot baseline: +0 −0; ci/debt.json now holds 0 known findings");
  EXPECT_EQ(ssot("check").code, 0);
  EXPECT_EQ(ssot("check --baseline other.json").code, 2);
  EXPECT_EQ(ssot("config").code, 0);
}

TEST_F(BaselineTest, ThatIsBrokenStopsTheRunWithEveryPlace) {
  write_tree();
  write("ssot.baseline.json",
        "{\n\"schema\": \"ssot-baseline/1\",\n\"findings\": [\n<<<<<<< "
        "HEAD\n[\"SSOT101\"],\n=======\n>>>>>>> x\n[]\n]\n}\n");
  const Outcome outcome = ssot("check");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err.find("ssot.baseline.json:4:1: error: git left a merge conflict here; "), 0U)
      << outcome.err;
  EXPECT_NE(outcome.err.find("\nssot.baseline.json:5:1: error: a finding has 6 texts"), std::string::npos);
  EXPECT_EQ(ssot("baseline --accept-new --prune").code, 2);
  EXPECT_EQ(ssot("where Manager").code, 0) << "what judges nothing does not ask for it";
}

TEST_F(BaselineTest, IsNotFollowedOutOfTheTree) {
  write_tree();
  write_copy("app/chat.py", "Chat");
  shell("echo secret >../outside.json; ln -s ../outside.json ssot.baseline.json");
  for (const char* command : {"check", "baseline", "baseline --accept-new --prune"}) {
    const Outcome outcome = ssot(command);
    EXPECT_EQ(outcome.code, 2) << command;
    EXPECT_EQ(outcome.err,
              "ssot.baseline.json: error: it leads out of the repository, and is not followed\n");
  }
  EXPECT_EQ(shell("cat ../outside.json").out, "secret\n");
  shell("ln -sf nowhere ssot.baseline.json");
  EXPECT_EQ(ssot("baseline").err,
            "ssot.baseline.json: error: the link leads nowhere; delete it, or mend it\n");
  shell(
      "rm ssot.baseline.json; mkdir d; ln -s d/debt.json ssot.baseline.json; touch d/debt.json; rm "
      "d/debt.json; "
      "mkfifo d/debt.json");
  EXPECT_EQ(ssot("check").code, 2);
  shell("rm d/debt.json; echo '{\"schema\": \"ssot-baseline/1\", \"findings\": []}' >d/debt.json");
  EXPECT_EQ(outcome_of("--accept-new"), "ssot baseline: +1 −0; ssot.baseline.json now holds 1 known finding");
  EXPECT_EQ(shell("readlink ssot.baseline.json").out, "d/debt.json\n") << "the link's target was replaced";
  EXPECT_EQ(ssot("check --baseline ../outside.json").code, 2);
}

TEST_F(BaselineTest, TakesNoPath) {
  write_tree();
  const Outcome outcome = ssot("baseline app");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("unexpected argument \"app\""), std::string::npos);
}

TEST_F(BaselineTest, IsInTheJsonReport) {
  write_tree();
  write_copy("app/chat.py", "Chat");
  EXPECT_FALSE(json::parse(ssot("check --format json").out).contains("comparison"));
  ssot("baseline");
  write_copy("app/log.py", "Log");
  const json report = json::parse(ssot("check --format json").out);
  EXPECT_EQ(report.at("comparison"),
            json::parse(R"({"baseline": "ssot.baseline.json", "known": 1, "new": 1, "stale": 0,
                                                     "not_looked_for": 0})"));
  EXPECT_EQ(report.at("findings").at(0).at("status"), "known");
  EXPECT_EQ(report.at("summary").at("known"), 1);
}

// Two branches, each with its own findings, mended and made: git merges their files line by line.
TEST_F(BaselineTest, OfTwoBranchesMergesWithoutAConflict) {
  write_tree();
  for (const char* name : {"a", "c", "e", "g", "i"}) write_copy("app/" + std::string(name) + ".py", "X");
  git("init -q");
  ssot("baseline");
  git("add -A");
  git("commit -qm base");
  git("checkout -qb side");
  write_copy("app/b.py", "X");
  write("app/g.py", "");
  EXPECT_EQ(outcome_of("--accept-new --prune"),
            "ssot baseline: +1 −1; ssot.baseline.json now holds 5 known findings");
  git("add -A");
  git("commit -qm side");
  git("checkout -q main");
  write_copy("app/d.py", "X");
  write_copy("app/z.py", "X");  // behind all others, where a comma would be in the way
  EXPECT_EQ(outcome_of("--accept-new"),
            "ssot baseline: +2 −0; ssot.baseline.json now holds 7 known findings");
  git("add -A");
  git("commit -qm main");
  git("merge -q --no-edit side");
  const Outcome merged = ssot("check");
  EXPECT_EQ(merged.code, 0);
  EXPECT_NE(merged.out.find("7 known findings of ssot.baseline.json (+0 new, −0 no longer found)"),
            std::string::npos)
      << merged.out;
  EXPECT_EQ(outcome_of("--accept-new --prune"),
            "ssot baseline: +0 −0; ssot.baseline.json is unchanged and holds 7 known findings");
}

// In the same place git asks, unless .gitattributes says that both sides' lines count.
TEST_F(BaselineTest, OfTwoBranchesMergesInTheSamePlaceByUnion) {
  write_tree();
  write(".gitattributes", "ssot.baseline.json merge=union\n");
  write_copy("app/m.py", "X");
  git("init -q");
  ssot("baseline");
  git("add -A");
  git("commit -qm base");
  git("checkout -qb side");
  write_copy("app/o.py", "X");
  ssot("baseline --accept-new");
  git("add -A");
  git("commit -qm side");
  git("checkout -q main");
  write_copy("app/n.py", "X");
  write_copy("app/p.py", "X");
  ssot("baseline --accept-new");
  git("add -A");
  git("commit -qm main");
  git("merge -q --no-edit side");
  EXPECT_EQ(ssot("check").code, 0) << ssot("check").out << ssot("check").err;
  ssot("baseline --prune");
  EXPECT_EQ(outcome_of(""),
            "ssot baseline: +0 −0; ssot.baseline.json is unchanged and holds 4 known findings");
}

TEST_F(BaselineTest, HasASchemaAndAPage) {
  EXPECT_EQ(json::parse(ssot("schema baseline").out).at("title"), "ssot.baseline.json");
  EXPECT_NE(ssot("explain SSOT904").out.find("stale-baseline [SSOT904]"), std::string::npos);
}

}  // namespace
}  // namespace ssot
