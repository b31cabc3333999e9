#include "git/ignore_rules.h"

#include <gtest/gtest.h>

#include "git/trees.h"
#include "support/temporary_folder.h"

namespace ssot {
namespace {

using Paths = std::vector<std::string>;
using test::TemporaryFolder;

Paths ignored(const TemporaryFolder& tree, const std::string& folder, const Paths& paths,
              const Snapshot* snapshot = nullptr) {
  const auto answer = ignored_paths(*find_repository(folder), paths, snapshot);
  EXPECT_TRUE(answer.ok()) << answer.error();
  (void)tree;
  return answer ? *answer : Paths{};
}

TEST(IgnoreRules, FitPathsThatNeedNotExist) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".gitignore", "gen/\n*_pb2.py\n/\xC3\xA9t\xC3\xA9.py\n");
  tree.write("a/.gitignore", "made.py\n");
  EXPECT_EQ(
      ignored(tree, tree.path(), {"gen/x.py", "b/x_pb2.py", "a/made.py", "made.py", "\xC3\xA9t\xC3\xA9.py"}),
      (Paths{"a/made.py", "b/x_pb2.py", "gen/x.py", "\xC3\xA9t\xC3\xA9.py"}));
  EXPECT_EQ(ignored(tree, tree.at("a"), {"made.py", "gen/x.py", "other.py"}), (Paths{"gen/x.py", "made.py"}));
  EXPECT_EQ(ignored(tree, tree.path(), {"x.py"}), Paths{});
}

TEST(IgnoreRules, OfACommitAreItsOwn) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write(".gitignore", "old.py\n");
  tree.write("a/.gitignore", "deep.py\n");
  tree.git("add -A");
  tree.git("commit -qm one");
  tree.write(".gitignore", "new.py\n");
  tree.write("b/.gitignore", "*\n");
  for (const char* folder : {"", "a"}) {
    const std::string at = *folder == '\0' ? tree.path() : tree.at(folder);
    const auto trees = Trees::open(*find_repository(at));
    ASSERT_TRUE(trees.ok());
    const auto commit = (*trees)->commit("HEAD");
    ASSERT_TRUE(commit.ok()) << commit.error();
    if (*folder == '\0') {
      EXPECT_EQ(ignored(tree, at, {"old.py", "new.py", "a/deep.py", "b/x.py"}, commit->get()),
                (Paths{"a/deep.py", "old.py"}));
    } else {
      tree.write("a/.gitignore", "other.py\n");
      EXPECT_EQ(ignored(tree, at, {"deep.py", "other.py"}, commit->get()), Paths{"deep.py"});
    }
  }
}

}  // namespace
}  // namespace ssot
