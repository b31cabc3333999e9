// `ssot check --policy-from`: no change judges itself by rules of its own making.

#include <nlohmann/json.hpp>

#include "cli/terminal.h"

namespace ssot {
namespace {

using nlohmann::json;
using test::Outcome;

constexpr const char* kGit =
    "git -c user.name=a -c user.email=a@b.c -c init.defaultBranch=main -c core.hooksPath=/dev/null ";

class PolicyFromTest : public test::Terminal {
 protected:
  static std::string policy(const std::string& more) {
    return R"({ "concepts": [{ "id": "manager", "names": ["*Manager"], "canonical": ["app.manager:Manager"] }])" +
           more + " }";
  }
  // A committed tree with one known finding.
  void commit_tree(const std::string& more = "") {
    write("ssot.json", policy(more));
    write("app/__init__.py", "");
    write("app/manager.py", "class Manager:\n    pass\n");
    write("app/chat.py", "class ChatManager:\n    pass\n");
    git("init -q");
    EXPECT_EQ(ssot("baseline").code, 0);
    commit();
  }
  void commit() {
    git("add -A");
    git("commit -qm x");
  }
  void git(const std::string& arguments) const {
    const Outcome outcome = shell(kGit + arguments);
    EXPECT_EQ(outcome.code, 0) << arguments << "\n" << outcome.out << outcome.err;
  }
  // The messages of SSOT908.
  std::vector<std::string> loosened(const std::string& arguments = "") const {
    std::vector<std::string> messages;
    const Outcome outcome = ssot("check --policy-from main --format json " + arguments);
    const json report = json::parse(outcome.out, nullptr, false);
    if (report.is_discarded()) return {outcome.err};
    EXPECT_EQ(report.at("comparison").at("policy_from"), "main");
    for (const json& each : report.at("findings")) {
      if (each.at("rule") == "SSOT908") messages.push_back(each.at("message").get<std::string>());
    }
    EXPECT_EQ(outcome.code, report.at("summary").at("errors") > 0 ? 1 : 0);
    return messages;
  }
  using Messages = std::vector<std::string>;
};

TEST_F(PolicyFromTest, SaysNothingOfAChangeThatLoosensNothing) {
  commit_tree();
  const Outcome outcome = ssot("check --policy-from main");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out,
            "ssot: clean; 1 known finding of ssot.baseline.json (+0 new, −0 no longer found); policy of "
            "main; 3 read of 5 "
            "files (3 python); 1 skipped\n");
  write("ssot.json",
        "// said anew\n{ \"rules\": { \"SSOT501\": \"error\" },\n \"usage\": [{ \"id\": \"u\", \"pattern\": "
        "\"a.b\" }],"
        "\"concepts\": [{ \"names\": [\"*Manager\", \"*Boss\"], \"id\": \"boss\", \"why\": \"w\", "
        "\"canonical\": "
        "[\"app.manager:Manager\"] }] }");
  EXPECT_EQ(loosened(), Messages{});
}

TEST_F(PolicyFromTest, CatchesALowerSeverityAndJudgesByTheOldOne) {
  commit_tree();
  write("app/log.py", "class LogManager:\n    pass\n");
  write("ssot.json", policy(R"(, "rules": { "duplicate-definition": "off", "loosened-policy": "off" })"));
  EXPECT_EQ(ssot("check").code, 0);
  const Outcome outcome = ssot("check --policy-from main");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_NE(outcome.out.find("app/log.py:1:7: error: duplicate-definition [SSOT101]"), std::string::npos)
      << outcome.out;
  EXPECT_EQ(loosened(),
            (Messages{"rules.duplicate-definition is lowered from error to off (it is not so in main)",
                      "rules.loosened-policy is lowered from error to off (it is not so in main)"}));
}

TEST_F(PolicyFromTest, CatchesExceptionsExcludesAndConceptsThatAreGone) {
  commit_tree();
  write("ssot.json",
        R"({ "exclude": ["app/log.py"], "allow": [{ "path": "app/**", "rules": ["SSOT1"], "why": "w" }] })");
  write("app/log.py", "class LogManager:\n    pass\n");
  EXPECT_EQ(loosened(), (Messages{"concepts[manager] is gone (in main it stands at ssot.json:1:16)",
                                  "exclude now holds \"app/log.py\" (it is not so in main)",
                                  "allow[app/**] is new (it is not so in main)"}));
  EXPECT_EQ(loosened("app/manager.py").size(), 3U) << "whatever the PATHs";
}

TEST_F(PolicyFromTest, CatchesWhatTheFilesItExtendsLoosen) {
  write("ci/strict.json", R"({ "rules": { "backup-file": "error" } })");
  commit_tree(R"(, "extends": ["ci/strict.json"])");
  write("ci/strict.json", R"({ "rules": { "backup-file": "warning" } })");
  EXPECT_EQ(
      loosened(),
      Messages{
          "rules.backup-file is lowered from error to warning (in main it stands at ci/strict.json:1:29)"});
}

TEST_F(PolicyFromTest, CatchesDebtThatGrew) {
  commit_tree(R"(, "baseline": { "locked": ["app/core/**"] })");
  write("app/log.py", "class LogManager:\n    pass\n");
  write("app/core/x.py", "class CoreManager:\n    pass\n");
  write("ssot.json", policy(""));
  EXPECT_EQ(ssot("baseline --accept-new").code, 0);
  EXPECT_EQ(ssot("check").code, 0);
  const Outcome outcome = ssot("check --policy-from main");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_NE(outcome.out.find("app/log.py:1:7: error: duplicate-definition"), std::string::npos)
      << "known to the change alone";
  EXPECT_EQ(
      loosened(),
      (Messages{"known debt grew by a duplicate-definition in app/core/x.py (CoreManager), below "
                "\"app/core/**\", which "
                "is locked",
                "known debt grew by a duplicate-definition in app/log.py (LogManager)",
                "baseline.locked no longer holds \"app/core/**\" (in main it stands at ssot.json:1:124)"}));
}

TEST_F(PolicyFromTest, CallsDebtStaleOnlyWhileTheChangeStillHoldsIt) {
  commit_tree();
  write("app/chat.py", "");
  const std::string stale = "ssot.baseline.json:5:5: warning: stale-baseline [SSOT904]";
  EXPECT_NE(ssot("check --policy-from main").out.find(stale), std::string::npos);
  EXPECT_EQ(ssot("baseline --prune").code, 0);
  EXPECT_EQ(ssot("check --policy-from main").out,
            "ssot: clean; 0 known findings of ssot.baseline.json (+0 new, −0 no longer found); policy of "
            "main; 3 read of 5 "
            "files (3 python); 1 skipped\n");
}

// The line of the old policy that is unused may be gone, or another.
TEST_F(PolicyFromTest, BlamesNoLineOfAPolicyThatChanged) {
  commit_tree(R"(, "allow": [{ "path": "old/**", "rules": ["SSOT101"], "why": "w" }])");
  EXPECT_NE(ssot("check --policy-from main").out.find("unused-suppression [SSOT901]"), std::string::npos);
  write("ssot.json", policy(""));
  const Outcome outcome = ssot("check --policy-from main");
  EXPECT_EQ(outcome.out.find("unused-suppression"), std::string::npos) << outcome.out;
  EXPECT_NE(
      ssot("check --policy-from main --format json").out.find("SSOT901, SSOT903 and SSOT905 of ssot.json"),
      std::string::npos);
}

TEST_F(PolicyFromTest, IsNotDodgedByAnotherRoot) {
  commit_tree();
  write("app/ssot.json", "{}");
  write("app/log.py", "class LogManager:\n    pass\n");
  EXPECT_EQ(shell("cd app && '" + test::program() + "' check").code, 0);
  EXPECT_EQ(shell("cd app && '" + test::program() + "' check --policy-from main").code, 1);
  EXPECT_EQ(ssot("check --policy-from main app").code, 1);
  shell("rm ssot.json app/ssot.json");
  EXPECT_EQ(loosened("app"), Messages{"ssot.json is gone (main has it)"});
}

TEST_F(PolicyFromTest, WithoutAPolicyInTheCommitSaysSo) {
  write("app/__init__.py", "");
  git("init -q");
  commit();
  write("ssot.json", R"({ "rules": { "import-cycle": "off" } })");
  const Outcome outcome = ssot("check --policy-from main");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(
      outcome.out.find(
          "hint: main has no ssot.json, so only the rules that need no configuration ran; what the present "
          "one says is new.\n"),
      std::string::npos)
      << outcome.out;
  EXPECT_EQ(loosened(), Messages{});
}

TEST_F(PolicyFromTest, IsNotSilentAboutWhatIsBroken) {
  commit_tree();
  write("ssot.json", "{");
  const Outcome outcome = ssot("check --policy-from main");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err.find("ssot.json:"), 0U) << outcome.err;
  git("checkout -q ssot.json");
  write("ssot.baseline.json", "x");
  EXPECT_EQ(ssot("check --policy-from main").code, 2);
  commit();
  git("checkout -q main~1 -- ssot.baseline.json");
  EXPECT_EQ(ssot("check --policy-from main").err.find("In main: ssot.baseline.json:1:1: error: "), 0U);
}

TEST_F(PolicyFromTest, TakesNoOptionForACommit) {
  commit_tree();
  for (const char* ref :
       {"nope", "--help", "-n1", "HEAD:ssot.json", "HEAD^{tree}", "$(touch x)", "main..HEAD"}) {
    const Outcome outcome = ssot(std::string("check --policy-from='") + ref + "'");
    EXPECT_EQ(outcome.code, 2) << ref;
    EXPECT_NE(outcome.err.find("names no commit"), std::string::npos) << outcome.err;
  }
  EXPECT_FALSE(has("x"));
  shell("rm -rf .git");
  EXPECT_NE(ssot("check --policy-from main").err.find("--policy-from needs a git repository"),
            std::string::npos);
}

TEST_F(PolicyFromTest, HoldsForWhatIsStagedAndForAChange) {
  commit_tree();
  write("ssot.json", policy(R"(, "exclude": ["app/log.py"])"));
  write("app/log.py", "class LogManager:\n    pass\n");
  git("add -A");
  EXPECT_EQ(ssot("check --staged").code, 0) << ssot("check --staged").out;
  const Outcome staged = ssot("check --staged --policy-from HEAD");
  EXPECT_EQ(staged.code, 1);
  EXPECT_NE(staged.out.find("app/log.py:1:7: error: duplicate-definition"), std::string::npos) << staged.out;
  EXPECT_NE(staged.out.find("loosened-policy [SSOT908]: exclude now holds \"app/log.py\""),
            std::string::npos);
  EXPECT_EQ(staged.out.find("app/chat.py"), std::string::npos) << "known before and after";
  EXPECT_EQ(ssot("check --since main --policy-from main").code, 1);
}

}  // namespace
}  // namespace ssot
