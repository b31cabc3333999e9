// `ssot check --staged` and `--since`: what a commit causes, whatever lies on disk, however git names its
// index.
//
// That both equal the difference of two whole runs is random_histories.py's matter.
#include "cli/terminal.h"

namespace ssot::test {
namespace {

constexpr const char* kPolicy = R"({
  "extends": ["ssot:recommended"],
  "concepts": [{ "id": "m", "names": ["Manager"], "canonical": ["app.m:Manager"] }]
})";
constexpr const char* kManager = "class Manager:\n    pass\n";

class Staged : public Terminal {
 protected:
  Staged() {
    ::setenv("XDG_CACHE_HOME", (testing::TempDir() + "/ssot-cache").c_str(), 1);
    git("init -q -b main . && git config user.name a && git config user.email a@example.org");
    write("ssot.json", kPolicy);
    write("app/__init__.py", "");
    write("app/m.py", kManager);
    git("add -A && git commit -qm first");
  }
  Outcome git(const std::string& line) const {
    return shell(
        "export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null XDG_CACHE_HOME=\"$PWD/../cache\"; git " +
        line);
  }
  // In the same surroundings.
  Outcome check(const std::string& arguments) const {
    return shell(
        "export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null XDG_CACHE_HOME=\"$PWD/../cache\"; '" +
        program() + "' check " + arguments);
  }
  bool holds(const std::string& text, const std::string& part) const {
    return text.find(part) != std::string::npos;
  }
  std::string count(const std::string& path, const std::string& text) const {
    return holds(text, path + ":1:7: error: ") ? "found" : "not found: " + text;
  }
};

TEST_F(Staged, ReportsWhatTheCommitCausesAndNothingOld) {
  write("app/old.py", kManager);
  git("add -A && git commit -qm old --no-verify");
  EXPECT_EQ(check("--staged").code, 0);
  write("app/new.py", kManager);
  EXPECT_EQ(check("--staged").code, 0) << "it is not staged";
  git("add app/new.py");
  const Outcome found = check("--staged");
  EXPECT_EQ(found.code, 1);
  EXPECT_EQ(count("app/new.py", found.out), "found");
  EXPECT_FALSE(holds(found.out, "app/old.py:1:7: error")) << found.out;
  EXPECT_TRUE(holds(found.out, "1 finding of HEAD not shown")) << found.out;
}

TEST_F(Staged, JudgesWhatIsStagedAndNotWhatLiesOnDisk) {
  write("app/new.py", kManager);
  git("add app/new.py");
  write("app/new.py", "x = 1\n");
  EXPECT_EQ(count("app/new.py", check("--staged").out), "found");
  git("add app/new.py");
  write("app/new.py", kManager);
  EXPECT_EQ(check("--staged").code, 0);
  EXPECT_EQ(read("app/new.py"), kManager) << "the work tree is left alone";
}

TEST_F(Staged, ADeletedHomeIsSeen) {
  write("app/user.py", "from app.m import Manager\n");
  git("add -A && git commit -qm user && git rm -q --cached app/m.py");
  const Outcome found = check("--staged --fail-on warning");
  EXPECT_EQ(found.code, 1);
  EXPECT_TRUE(holds(found.out, "SSOT207") || holds(found.out, "SSOT905")) << found.out;
}

TEST_F(Staged, WorksBeforeTheFirstCommitAndWithNothingStaged) {
  shell("rm -rf .git && git init -q -b main .");
  EXPECT_EQ(check("--staged").code, 0);
  write("app/new.py", kManager);
  git("add -A");
  const Outcome found = check("--staged");
  EXPECT_EQ(found.code, 1);
  EXPECT_EQ(count("app/new.py", found.out), "found");
}

TEST_F(Staged, AFileThatIsOnlyToBeAddedIsNoPartOfTheCommit) {
  write("app/new.py", kManager);
  git("add -N app/new.py");
  EXPECT_EQ(check("--staged").code, 0);
}

TEST_F(Staged, AConflictIsSaid) {
  git("checkout -qb other && echo 'x = 1' >> app/m.py && git commit -qam one");
  git("checkout -q main && echo 'x = 2' >> app/m.py && git commit -qam two; git merge -q other");
  const Outcome refused = check("--staged");
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.err,
            "app/m.py is in conflict, so there is nothing yet that could be committed; resolve it and git "
            "add it.\n");
}

TEST_F(Staged, ASplitIndexAndVersion4AreRead) {
  write("app/new.py", kManager);
  git("add -A && git update-index --split-index");
  EXPECT_EQ(count("app/new.py", check("--staged").out), "found") << "split";
  git("update-index --no-split-index --index-version 4");
  EXPECT_EQ(count("app/new.py", check("--staged").out), "found") << "version 4";
}

TEST_F(Staged, ARepositoryWithSha256IsRead) {
  if (shell("rm -rf .git && git init -q --object-format=sha256 -b main .").code != 0) GTEST_SKIP();
  git("config user.name a && git config user.email a@example.org && git add -A && git commit -qm first");
  write("app/new.py", kManager);
  git("add -A");
  EXPECT_EQ(count("app/new.py", check("--staged").out), "found");
}

TEST_F(Staged, ALinkedWorkTreeHasItsOwnIndex) {
  git("worktree add -q ../linked -b side");
  write("../linked/app/new.py", kManager);
  shell("cd ../linked && git add -A");
  EXPECT_EQ(count("app/new.py", shell("cd ../linked && '" + program() + "' check --staged").out), "found");
  EXPECT_EQ(check("--staged").code, 0);
}

TEST_F(Staged, ARootBelowTheTopIsJudgedByItself) {
  write("sub/ssot.json", kPolicy);
  write("sub/app/__init__.py", "");
  write("sub/app/m.py", kManager);
  git("add -A && git commit -qm sub");
  write("sub/app/new.py", kManager);
  git("add -A");
  const Outcome found = shell("cd sub && '" + program() + "' check --staged");
  EXPECT_EQ(found.code, 1);
  EXPECT_EQ(count("app/new.py", found.out), "found");
  EXPECT_EQ(shell("cd sub && '" + program() + "' check --since HEAD").code, 1);
}

// The four ways in which git names the index to a hook.
TEST_F(Staged, AHookSeesWhatItsCommitWouldHold) {
  write(".git/hooks/pre-commit", "#!/bin/sh\necho \"index ${GIT_INDEX_FILE:-none}\"\nexec '" + program() +
                                     "' check --staged --quiet\n");
  shell("chmod +x .git/hooks/pre-commit");
  write("app/new.py", kManager);
  write("app/m.py", std::string(kManager) + "x = 1\n");
  EXPECT_EQ(git("commit -qm plain app/m.py").code, 0) << "commit PATH: app/new.py is not in it";
  git("add app/new.py");
  const Outcome plain = git("commit -qm plain 2>&1");
  EXPECT_EQ(plain.code, 1);
  EXPECT_EQ(count("app/new.py", plain.out), "found");
  write("app/m.py", std::string(kManager) + "x = 2\n");
  EXPECT_EQ(git("commit -qm path app/m.py").code, 0) << "commit PATH leaves out what is staged beside it";
  EXPECT_EQ(git("commit -qm path app/new.py").code, 1) << "commit PATH with the file itself";
  git("rm -q --cached app/new.py");
  write("app/__init__.py", kManager);
  const Outcome all = git("commit -qam all 2>&1");
  EXPECT_EQ(all.code, 1) << "commit -a: " << all.out;
  EXPECT_EQ(count("app/__init__.py", all.out), "found");
  EXPECT_EQ(git("commit -q --amend --only -m again").code, 0) << "nothing new is in it";
}

TEST_F(Staged, AnIndexOfAnotherRepositoryIsNotTaken) {
  write("inner/app/x.py", kManager);
  shell(
      "cd inner && git init -q -b main . && git config user.name a && git config user.email a@example.org && "
      "git add -A");
  write("app/new.py", kManager);
  git("add app/new.py");
  const Outcome inner =
      shell("export GIT_INDEX_FILE=.git/index; '" + program() + "' check --staged --format json inner/app");
  EXPECT_FALSE(holds(inner.out, "app/new.py")) << inner.out;
  const Outcome outer =
      shell("export GIT_DIR=\"$PWD/inner/.git\" GIT_INDEX_FILE=\"$PWD/inner/.git/index\"; '" + program() +
            "' check --staged");
  EXPECT_EQ(count("app/new.py", outer.out), "found");
}

// Filters, ends of lines: what is committed counts.
TEST_F(Staged, WhatGitConvertsIsReadAsItIsCommitted) {
  write(".gitattributes", "*.py filter=swap\n");
  git("config filter.swap.clean 'sed s/Holder/Manager/' && git config filter.swap.smudge 'sed "
      "s/Manager/Holder/'");
  write("app/new.py", "class Holder:\n    pass\n");
  git("add -A");
  EXPECT_EQ(count("app/new.py", check("--staged").out), "found");
}

// A module that is made by a build is not missing; which ones are is said in .gitignore.
TEST_F(Staged, IgnoreRulesAreThoseOfEachTree) {
  write(".gitignore", "app/made.py\n");
  write("app/user.py", "from app.made import x\n");
  git("add -A");
  write(".gitignore", "nothing\n");
  const std::string fail = " --select SSOT207 --fail-on warning";
  EXPECT_EQ(check("--staged" + fail).code, 0) << "staged it is ignored";
  EXPECT_EQ(check("--since HEAD" + fail).code, 1) << "on disk it is not";
  git("commit -qm made && git add -A");
  EXPECT_EQ(check("--staged" + fail).code, 1) << "the change takes the rule away";
  write(".gitignore", "app/made.py\n");
  EXPECT_EQ(check("--staged" + fail).code, 1);
}

TEST_F(Staged, GapsOfTheBaseAreCountedAndNotShown) {
  write("app/open.py", "x = (\n");
  git("add -A && git commit -qm open");
  write("app/more.py", "y = (\n");
  git("add -A");
  const Outcome found = check("--staged --strict");
  EXPECT_EQ(found.code, 3);
  EXPECT_TRUE(holds(found.out, "app/more.py:1: not read")) << found.out;
  EXPECT_FALSE(holds(found.out, "app/open.py:1: not read")) << found.out;
  EXPECT_TRUE(holds(found.out, "2 gaps (1 old)")) << found.out;
  git("rm -qf app/more.py");
  EXPECT_EQ(check("--staged --strict").code, 0);
  EXPECT_TRUE(holds(check("--staged --format json").out, "\"old\":true"));
}

TEST_F(Staged, NothingOfAHostileConfigurationRuns) {
  write("evil.sh", "#!/bin/sh\necho \"$@\" >> \"" + std::string("$(dirname \"$0\")") + "/../ran\"\ncat\n");
  shell("chmod +x evil.sh");
  const std::string evil = "\"$PWD/evil.sh\"";
  shell(
      "for key in core.fsmonitor core.sshCommand core.pager core.editor core.askPass diff.external "
      "core.hooksPath "
      "credential.helper gpg.program uploadpack.packObjectsHook; do git config $key " +
      evil +
      "; done; "
      "git config filter.f.clean " +
      evil + "; git config filter.f.smudge " + evil + "; git config filter.f.process " + evil +
      "; git config filter.f.required true; git config diff.d.textconv " + evil +
      "; git config diff.d.command " + evil + "; git config alias.rev-parse '!" + evil +
      "'; git config alias.ls-tree '!" + evil + "'; git config core.alternateRefsCommand " + evil);
  write(".gitattributes", "* filter=f diff=d\n");
  write("app/new.py", kManager);
  shell(
      "git -c core.fsmonitor=false -c filter.f.clean= -c filter.f.process= -c filter.f.required=false "
      "update-index --add app/new.py");
  shell("rm -f ../ran");
  for (const char* options : {"--staged", "--since HEAD", "--since HEAD...", ""}) {
    EXPECT_EQ(check(options).code, 1) << options;
    EXPECT_FALSE(has("../ran")) << options << ": " << read("../ran");
  }
  shell("git status");
  EXPECT_TRUE(has("../ran")) << "git itself falls for it";
}

TEST_F(Staged, ACommitThatIsNotThereIsSaid) {
  for (const char* name : {"nowhere", "-x", "--help", "HEAD:app", "''"}) {
    const Outcome refused = check(std::string("--since=") + name);
    EXPECT_EQ(refused.code, 2) << name;
  }
  EXPECT_EQ(check("--since nowhere").err,
            "\"nowhere\" names no commit of this repository; fetch it first, with its history (in CI, check "
            "out with full depth).\n");
  EXPECT_EQ(check("--since HEAD --staged").err,
            "--staged compares with HEAD, --since with the commit it names; give one of them.\n");
  shell("rm -rf .git");
  EXPECT_TRUE(holds(check("--staged").err, "--staged needs a git repository"));
}

TEST_F(Staged, SinceComparesTheWorkTreeWithACommit) {
  git("checkout -qb side");
  write("app/side.py", kManager);
  git("add -A && git commit -qm side");
  git("checkout -q main");
  write("app/main.py", kManager);
  git("add -A && git commit -qm main && git checkout -q side");
  write("app/loose.py", kManager);
  const Outcome since = check("--since main");
  EXPECT_EQ(count("app/side.py", since.out), "found");
  EXPECT_EQ(count("app/loose.py", since.out), "found") << "what is not ignored counts as in check";
  EXPECT_TRUE(holds(check("--since main").out, "1 mended")) << "main has one that side has not";
  EXPECT_FALSE(holds(check("--since main...").out, "mended")) << "where they parted nobody had one";
}

TEST_F(Staged, WhatBecomesKnownIsNotMended) {
  write("app/old.py", kManager);
  git("add -A && git commit -qm old");
  shell("'" + program() + "' baseline");
  git("add -A");
  const Outcome found = check("--staged");
  EXPECT_EQ(found.code, 0);
  EXPECT_FALSE(holds(found.out, "mended")) << found.out;
  EXPECT_TRUE(holds(found.out, "1 known finding of ssot.baseline.json (+0 new")) << found.out;
}

TEST_F(Staged, OfSeveralEqualFindingsTheNewLineIsShown) {
  write("ssot.json",
        R"({"extends": ["ssot:recommended"], "usage": [{"id": "u", "pattern": "ctx.manager", "why": "w"}]})");
  write("app/m.py", "def f(ctx):\n    ctx.manager.a()\n    ctx.manager.b()\n");
  git("add -A && git commit -qm u");
  write("app/m.py", "def f(ctx):\n    ctx.manager.new()\n    ctx.manager.a()\n    ctx.manager.b()\n");
  git("add -A");
  const Outcome found = check("--staged");
  EXPECT_TRUE(holds(found.out, "app/m.py:2:5: error")) << found.out;
  EXPECT_FALSE(holds(found.out, "app/m.py:4:5: error")) << found.out;
}

TEST_F(Staged, WhatWasKeptSaysTheSameAndADamagedFileIsNoHarm) {
  for (int i = 0; i < 80; ++i) write("app/f" + std::to_string(i) + ".py", "import app.m\n");
  write("app/new.py", kManager);
  git("add -A");
  const std::string cold = check("--staged --format json").out;
  const Outcome files = shell("ls ../cache/ssot");
  EXPECT_TRUE(holds(files.out, ".readings")) << files.out;
  EXPECT_EQ(check("--staged --format json").out, cold);
  shell("for f in ../cache/ssot/*; do printf X | dd of=\"$f\" bs=1 seek=200 conv=notrunc status=none; done");
  EXPECT_EQ(check("--staged --format json").out, cold);
  shell("for f in ../cache/ssot/*; do truncate -s 100 \"$f\"; done");
  EXPECT_EQ(check("--staged --format json").out, cold);
  shell("rm -r ../cache");
  EXPECT_EQ(check("--staged --no-cache --format json").out, cold);
  EXPECT_FALSE(has("../cache/ssot"));
}

}  // namespace
}  // namespace ssot::test
