#include "git/repository.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "base/files.h"
#include "support/temporary_folder.h"

namespace ssot {
namespace {

using Paths = std::vector<std::string>;
using test::TemporaryFolder;

Paths tracked(const std::string& folder) {
  const auto repository = find_repository(folder);
  if (!repository) return {"no repository"};
  const auto entries = tracked_entries(*repository);
  if (!entries) return {entries.error()};
  Paths paths;
  for (const TrackedEntry& entry : *entries) paths.push_back(entry.path);
  return paths;
}

Paths untracked(const std::string& folder, const Paths& among = {}) {
  const auto repository = find_repository(folder);
  if (!repository) return {"no repository"};
  const auto answer = untracked_files(*repository, among);
  return answer ? answer->paths : Paths{answer.error()};
}

TEST(Repository, KnowsTrackedAndUntrackedFiles) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("b.py");
  tree.write("a/c.py");
  tree.write("x.log");
  tree.write(".gitignore", "*.log\n/out/\n");
  tree.git("add -f .gitignore b.py a x.log");
  tree.write("new.py");
  tree.write("ignored.log");
  tree.write("out/generated.py");
  tree.write("a/d.py");
  EXPECT_EQ(tracked(tree.path()), (Paths{".gitignore", "a/c.py", "b.py", "x.log"}));
  EXPECT_EQ(untracked(tree.path()), (Paths{"a/d.py", "new.py"}));
  EXPECT_EQ(untracked(tree.path(), {"a", "out"}), Paths{"a/d.py"});
}

TEST(Repository, AnswersForAFolderInItWithPathsFromThere) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a/b/c.py");
  tree.write("d.py");
  tree.git("add a d.py");
  tree.write("a/new.py");
  EXPECT_EQ(tracked(tree.at("a")), Paths{"b/c.py"});
  EXPECT_EQ(untracked(tree.at("a")), Paths{"new.py"});
  EXPECT_EQ(find_repository(tree.at("a"))->top, tree.path());
}

TEST(Repository, TellsSubmodulesAndLinksFromFiles) {
  const TemporaryFolder tree;
  tree.git("init other");
  tree.write("other/x.py");
  tree.git("add x.py", "other");
  tree.git("commit -m x", "other");
  tree.git("init main");
  tree.git("submodule add ../other sub", "main");
  tree.write("main/a.py");
  tree.link("main/l", "a.py");
  tree.git("add .", "main");
  const auto entries = tracked_entries(*find_repository(tree.at("main")));
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 4U);
  EXPECT_EQ((*entries)[0].path, ".gitmodules");
  EXPECT_EQ((*entries)[1].kind, EntryKind::kFile);
  EXPECT_EQ((*entries)[2].kind, EntryKind::kLink);
  EXPECT_EQ((*entries)[3].path, "sub");
  EXPECT_EQ((*entries)[3].kind, EntryKind::kSubmodule);
  EXPECT_EQ(tracked(tree.at("main/sub")), Paths{"x.py"});  // whose `.git` is a file
}

TEST(Repository, IsKnownFromALinkedWorkTree) {
  const TemporaryFolder tree;
  tree.git("init main");
  tree.write("main/a.py");
  tree.git("add .", "main");
  tree.git("commit -m a", "main");
  tree.git("worktree add ../second", "main");
  tree.write("second/new.py");
  EXPECT_EQ(tracked(tree.at("second")), Paths{"a.py"});
  EXPECT_EQ(untracked(tree.at("second")), Paths{"new.py"});
}

TEST(Repository, KeepsNamesAsTheyAre) {
  const TemporaryFolder tree;
  tree.git("init");
  const Paths names{"-x.py", "\x1b[31m.py", "a\nb.py", "new\tline.py", "\xff.py"};
  for (const std::string& name : names) tree.write(name);
  EXPECT_EQ(untracked(tree.path()), (Paths{"\x1b[31m.py", "-x.py", "a\nb.py", "new\tline.py", "\xff.py"}));
  EXPECT_EQ(untracked(tree.path(), {"-x.py", "a\nb.py"}), (Paths{"-x.py", "a\nb.py"}));
  tree.git("add .");
  EXPECT_EQ(tracked(tree.path()), (Paths{"\x1b[31m.py", "-x.py", "a\nb.py", "new\tline.py", "\xff.py"}));
}

TEST(Repository, GivesEachFileInConflictOnce) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a.py", "1\n");
  tree.git("add .");
  tree.git("commit -m 1");
  tree.git("checkout -b other");
  tree.write("a.py", "2\n");
  tree.git("commit -am 2");
  tree.git("checkout main");
  tree.write("a.py", "3\n");
  tree.git("commit -am 3");
  tree.git("merge other >/dev/null || true");
  EXPECT_EQ(tracked(tree.path()), Paths{"a.py"});
}

TEST(Repository, DoesNotLookIntoAnotherOne) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.git("init nested");
  tree.write("nested/a.py");
  tree.git("add .", "nested");
  tree.git("commit -m a", "nested");
  EXPECT_EQ(untracked(tree.path()), Paths{"nested/"});
}

TEST(Repository, IsNeededForAnAnswer) {
  const TemporaryFolder tree;
  EXPECT_FALSE(find_repository(tree.path()));
  tree.make_folder(".git");  // git passes over it as well
  EXPECT_FALSE(find_repository(tree.path()));
}

TEST(Repository, ThatIsBrokenYieldsGitsOwnReason) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".git/index", "this is no index, although it is long enough to be one");
  EXPECT_EQ(tracked(tree.path()), Paths{"git could not list the tracked files: it ended with exit code 128: "
                                        "error: bad signature 0x73696874"});
}

TEST(Repository, IsReadEvenWhenGitVariablesPointElsewhere) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a.py");
  tree.git("add .");
  setenv("GIT_DIR", "/nonexistent", 1);
  setenv("GIT_INDEX_FILE", "/nonexistent", 1);
  setenv("GIT_WORK_TREE", "/", 1);
  EXPECT_EQ(tracked(tree.path()), Paths{"a.py"});
  unsetenv("GIT_DIR");
  unsetenv("GIT_INDEX_FILE");
  unsetenv("GIT_WORK_TREE");
}

TEST(Repository, OfAnotherUserIsReadToo) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a.py");
  tree.git("add .");
  tree.write("b.py");
  ASSERT_EQ(std::system(("chown -R 65534:65534 " + tree.path()).c_str()), 0);
  EXPECT_EQ(tracked(tree.path()), Paths{"a.py"});
  EXPECT_EQ(untracked(tree.path()), Paths{"b.py"});
}

// Everything that a stranger's repository can name to be run.
TEST(HostileRepository, RunsNothing) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a.py", "1\n");
  tree.write("b.py", "1\n");
  tree.write(".gitattributes", "*.py filter=evil diff=evil merge=evil\n");
  tree.git("add .");
  tree.git("commit -m a");
  const std::string marker = tree.at("../" + tree.path().substr(tree.path().rfind('/') + 1) + "-marker");
  tree.write("evil.sh", "#!/bin/sh\ntouch '" + marker + "'\n");
  ASSERT_EQ(chmod(tree.at("evil.sh").c_str(), 0755), 0);
  const std::string evil = tree.at("evil.sh");
  tree.write(
      ".git/config",
      "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = " + evil + "\n\thooksPath = " + tree.path() +
          "\n\tpager = " + evil + "\n\teditor = " + evil + "\n\tsshCommand = " + evil +
          "\n\tuntrackedCache = true" + "\n\tworktree = /etc\n\tgitProxy = " + evil +
          "\n[filter \"evil\"]\n\tclean = " + evil + "\n\tsmudge = " + evil + "\n\tprocess = " + evil +
          "\n\trequired = true\n[diff \"evil\"]\n\ttextconv = " + evil + "\n\tcommand = " + evil +
          "\n[diff]\n\texternal = " + evil + "\n[alias]\n\tls-files = !" + evil +
          "\n[pager]\n\tls-files = " + evil + "\n[credential]\n\thelper = " + evil +
          "\n[protocol \"ext\"]\n\tallow = always\n[remote \"origin\"]\n\turl = ext::" + evil +
          "\n\tpromisor = true\n\tuploadpack = " + evil + "\n[trace2]\n\teventTarget = " + marker + "\n");
  for (const char* hook :
       {"post-index-change", "fsmonitor-watchman", "pre-commit", "reference-transaction"}) {
    tree.link(std::string(".git/hooks-") + hook, evil);
    tree.link(hook, evil);
  }
  tree.write("a.py", "2\n");
  EXPECT_EQ(tracked(tree.path()), (Paths{".gitattributes", "a.py", "b.py"}));
  EXPECT_FALSE(untracked(tree.path()).empty());
  EXPECT_FALSE(exists(marker));
}

// A sparse index whose objects are gone makes git expand it; it must not fetch them to do so.
TEST(HostileRepository, IsNotFetchedFrom) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("in/a.py");
  tree.write("out/b.py");
  tree.git("add .");
  tree.git("commit -m a");
  tree.git("sparse-checkout set --cone --sparse-index in");
  const std::string marker = tree.at("marker");
  tree.write("evil.sh", "#!/bin/sh\ntouch '" + marker + "'\nexit 1\n");
  ASSERT_EQ(chmod(tree.at("evil.sh").c_str(), 0755), 0);
  tree.git("config core.repositoryformatversion 1");
  tree.git("config extensions.partialClone origin");
  tree.git("config remote.origin.promisor true");
  tree.git("config remote.origin.url " + tree.path());
  tree.git("config remote.origin.uploadpack " + tree.at("evil.sh"));
  ASSERT_EQ(std::system(("rm -rf '" + tree.at(".git/objects") + "'/?? && mkdir -p '" +
                         tree.at(".git/objects/pack") + "'")
                            .c_str()),
            0);
  EXPECT_TRUE(tracked(tree.path()).front().starts_with("git could not list the tracked files: "));
  EXPECT_FALSE(exists(marker));
}

}  // namespace
}  // namespace ssot
