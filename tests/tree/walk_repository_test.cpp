#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "base/files.h"
#include "support/temporary_folder.h"
#include "tree/walk.h"

namespace ssot {
namespace {

using Lines = std::vector<std::string>;
using test::TemporaryFolder;

Tree tree_of(const std::string& root) {
  WalkOptions options;
  options.root = root;
  options.threads = 2;
  auto tree = walk(options);
  EXPECT_TRUE(tree);
  return tree ? *std::move(tree) : Tree{};
}

Lines paths(const Tree& tree) {
  Lines lines;
  for (const SourceFile& file : tree.files) lines.push_back(file.path);
  return lines;
}

Lines skipped(const Tree& tree) {
  Lines lines;
  for (const Skipped& item : tree.skipped) lines.push_back(item.path + ": " + item.reason);
  return lines;
}

TEST(WalkRepository, FindsTrackedAndNewFilesButNotIgnoredOnes) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".gitignore", "*.bak\nout/\nsecret.py\n");
  for (const char* path : {"a.py", "a.py.bak", "gone.py", "pkg/b.py"}) tree.write(path);
  tree.git("add -f .");
  ASSERT_EQ(unlink(tree.at("gone.py").c_str()), 0);
  for (const char* path :
       {"new.py", "pkg/new.py", "pkg/c.py.bak", "out/d.py", "secret.py", "fresh/e.py", "fresh/e.bak"}) {
    tree.write(path);
  }
  const Tree walked = tree_of(tree.path());
  EXPECT_EQ(paths(walked),
            (Lines{".gitignore", "a.py", "a.py.bak", "fresh/e.py", "new.py", "pkg/b.py", "pkg/new.py"}));
  EXPECT_EQ(skipped(walked), Lines{".git: version control"});
  EXPECT_TRUE(walked.in_git);
  EXPECT_TRUE(walked.gaps.empty());
}

TEST(WalkRepository, AnswersForASubfolderWithPathsFromThere) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".gitignore", "*.log\n");
  tree.write("app/pkg/a.py");
  tree.write("b.py");
  tree.git("add .");
  tree.write("app/new.py");
  tree.write("app/new.log");
  const Tree walked = tree_of(tree.at("app"));
  EXPECT_EQ(paths(walked), (Lines{"new.py", "pkg/a.py"}));
  EXPECT_TRUE(walked.in_git);
}

TEST(WalkRepository, ReadsAllOfARootThatTheRepositoryAroundItIgnores) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".gitignore", "scratch/\n");
  tree.write("scratch/a.py");
  const Tree walked = tree_of(tree.at("scratch"));
  EXPECT_EQ(paths(walked), Lines{"a.py"});
  EXPECT_FALSE(walked.in_git);
}

TEST(WalkRepository, EntersNeitherSubmodulesNorOtherRepositories) {
  const TemporaryFolder tree;
  tree.git("init other");
  tree.write("other/x.py");
  tree.git("add x.py", "other");
  tree.git("commit -m x", "other");
  tree.git("init main");
  tree.git("submodule add ../other sub", "main");
  tree.git("clone other main/nested");
  tree.write("main/a.py");
  tree.link("main/l.py", "a.py");
  const Tree walked = tree_of(tree.at("main"));
  EXPECT_EQ(paths(walked), (Lines{".gitmodules", "a.py"}));
  EXPECT_EQ(skipped(walked), (Lines{".git: version control", "l.py: link to a.py",
                                    "nested: another git repository", "sub: submodule"}));
  EXPECT_EQ(paths(tree_of(tree.at("main/sub"))), Lines{"x.py"});
}

TEST(WalkRepository, DoesNotMentionAnIgnoredEnvironment) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".gitignore", ".venv/\nnode_modules/\n");
  tree.write("a.py");
  tree.write(".venv/pyvenv.cfg");
  tree.write(".venv/x.py");
  tree.write("venv/pyvenv.cfg");
  tree.write("venv/x.py");
  const Tree walked = tree_of(tree.path());
  EXPECT_EQ(paths(walked), (Lines{".gitignore", "a.py"}));
  EXPECT_EQ(skipped(walked), (Lines{".git: version control", "venv: virtual environment"}));
}

TEST(WalkRepository, AsksAboutMoreStrangersThanACommandLineHolds) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".gitignore", "*.log\n");
  tree.write("a.py");
  tree.git("add .");
  Lines expected{".gitignore", "a.py"};
  for (int i = 1000; i < 1400; ++i) {
    tree.write("n" + std::to_string(i) + ".py");
    tree.write("n" + std::to_string(i) + ".log");
    expected.push_back("n" + std::to_string(i) + ".py");
  }
  EXPECT_EQ(paths(tree_of(tree.path())), expected);
}

TEST(WalkRepository, ThatGitCannotReadIsReadFileByFileAndNamed) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".gitignore", "*.log\n");
  tree.write("a.py");
  tree.write("b.log");
  tree.write(".git/index", "this is no index, although it is long enough to be one");
  const Tree walked = tree_of(tree.path());
  EXPECT_EQ(paths(walked), (Lines{".gitignore", "a.py", "b.log"}));
  EXPECT_FALSE(walked.in_git);
  ASSERT_EQ(walked.gaps.size(), 1U);
  EXPECT_EQ(walked.gaps[0].kind, GapKind::kUnread);
  EXPECT_EQ(walked.gaps[0].path, ".");
  EXPECT_EQ(walked.gaps[0].reason,
            "git could not list the tracked files: it ended with exit code 128: error: bad signature "
            "0x73696874; every file "
            "was read instead, ignored ones too");
}

TEST(WalkRepository, WithAnIndexThatIsAPipeIsNotWaitedFor) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a.py");
  ASSERT_EQ(mkfifo((tree.path() + "/.git/index").c_str(), 0600), 0);
  const Tree walked = tree_of(tree.path());
  EXPECT_EQ(paths(walked), Lines{"a.py"});
  ASSERT_EQ(walked.gaps.size(), 1U);
  EXPECT_EQ(walked.gaps[0].reason,
            "git could not list the tracked files: .git/index is no regular file; every file was read instead, "
            "ignored ones too");
}

TEST(WalkRepository, WithoutGitIsReadFileByFileAndNamed) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a.py");
  const std::string before = getenv("PATH");
  setenv("PATH", "/nonexistent", 1);
  const Tree walked = tree_of(tree.path());
  setenv("PATH", before.c_str(), 1);
  EXPECT_EQ(paths(walked), Lines{"a.py"});
  ASSERT_EQ(walked.gaps.size(), 1U);
  EXPECT_EQ(walked.gaps[0].reason,
            "git could not list the tracked files: it is not installed; every file was read instead, ignored "
            "ones too");
}

TEST(WalkRepository, NamesNewFoldersItMayNotRead) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a.py");
  tree.git("add .");
  tree.write("sub/closed/b.py");
  tree.write("sub/c.py");
  chmod(tree.at("sub/closed").c_str(), 0);
  chmod(tree.path().c_str(), 0755);
  const pid_t child = fork();
  if (child == 0) {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(2);
    WalkOptions options;
    options.root = tree.path();
    const auto walked = walk(options);
    const bool right = walked && paths(*walked) == Lines{"a.py", "sub/c.py"} && walked->gaps.size() == 1 &&
                       walked->gaps[0].path == "sub/closed" &&
                       walked->gaps[0].reason == "the folder cannot be read: Permission denied";
    _exit(right ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  chmod(tree.at("sub/closed").c_str(), 0755);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(WalkRepository, RunsNothingThatItsConfigurationNames) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a.py", "1\n");
  tree.write(".gitattributes", "* filter=evil\n");
  tree.git("add .");
  const TemporaryFolder outside;
  outside.write("evil.sh", "#!/bin/sh\ntouch '" + outside.at("marker") + "'\n");
  chmod(outside.at("evil.sh").c_str(), 0755);
  tree.git("config core.fsmonitor " + outside.at("evil.sh"));
  tree.git("config filter.evil.clean " + outside.at("evil.sh"));
  tree.git("config alias.ls-files '!" + outside.at("evil.sh") + "'");
  tree.write("a.py", "2\n");
  tree.write("new.py");
  EXPECT_EQ(paths(tree_of(tree.path())), (Lines{".gitattributes", "a.py", "new.py"}));
  EXPECT_FALSE(exists(outside.at("marker")));
}

}  // namespace
}  // namespace ssot
