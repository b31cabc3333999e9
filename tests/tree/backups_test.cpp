#include "tree/backups.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "tree/walk.h"

namespace ssot {
namespace {

using Lines = std::vector<std::string>;
using test::TemporaryFolder;

const std::string kSource =
    "import os\n\n\ndef connect(user):\n    return registry.get(user)\n\n\ndef send(user, event):\n"
    "    connect(user).write(event)\n\n\ndef close(user):\n    registry.pop(user).close()\n";
const std::string kOlder =
    "import os\n\n\ndef connect(user):\n    return registry.get(user)\n\n\ndef send(user, event):\n"
    "    connect(user).write(event)\n";
const std::string kChanged =
    kOlder + "\n\ndef broadcast(event):\n    return [send(user, event) for user in registry]\n";
const std::string kFeature =
    "import os\n\n\ndef dump_everything(target):\n    with target.open() as stream:\n"
    "        stream.write(snapshot_of(everything))\n\n\ndef restore_everything(target):\n    "
    "load_snapshot(target.read())\n";

std::vector<Backup> backups_in(const TemporaryFolder& folder, unsigned threads = 2) {
  WalkOptions options;
  options.root = folder.path();
  const auto tree = walk(options);
  std::vector<Gap> gaps;
  auto backups = find_backups(*tree, FolderContents(tree->root), threads, gaps);
  EXPECT_TRUE(gaps.empty());
  return backups;
}

// "x.py.bak: older than x.py".
Lines told(const TemporaryFolder& folder) {
  constexpr const char* kRelations[] = {"identical to", "older than", "changed from", "orphan of"};
  Lines lines;
  for (const Backup& backup : backups_in(folder)) {
    lines.push_back(fmt::format("{}: {} {}", backup.path, kRelations[static_cast<int>(backup.relation)],
                                backup.original));
    if (!backup.folder) continue;
    lines.back() += fmt::format(" ({} files, {} identical, {} older, {} changed, {} bytes)", backup.files,
                                backup.identical, backup.older, backup.changed, backup.bytes);
  }
  return lines;
}

TEST(Backups, SayWhatTheyAreACopyOfAndWhetherItStillDiffers) {
  const TemporaryFolder tree;
  tree.write("app/x.py", kSource);
  tree.write("app/x.py.bak", kSource);
  tree.write("app/x.py.backup.20250914_190653", kOlder);
  tree.write("app/x.py.redis_migration_backup", kChanged);
  tree.write("app/gone.py.orig", kSource);
  EXPECT_EQ(told(tree), (Lines{"app/gone.py.orig: orphan of app/gone.py",
                               "app/x.py.backup.20250914_190653: older than app/x.py",
                               "app/x.py.bak: identical to app/x.py",
                               "app/x.py.redis_migration_backup: changed from app/x.py"}));
  EXPECT_EQ(backups_in(tree).back().bytes, kChanged.size());
}

TEST(Backups, AreOlderWhateverTheirLineEnds) {
  const TemporaryFolder tree;
  tree.write("x.py", "one = 1\r\ntwo = 2\r\n");
  tree.write("x.py.bak", "one = 1\ntwo = 2\n");
  EXPECT_EQ(told(tree), Lines{"x.py.bak: older than x.py"});
}

TEST(Backups, KeepTheOrderOfLinesInMind) {
  const TemporaryFolder tree;
  tree.write("x.py", "one = 1\ntwo = 2\n");
  tree.write("x.py.bak", "two = 2\none = 1\n");
  EXPECT_EQ(told(tree), Lines{"x.py.bak: changed from x.py"});
}

TEST(Backups, WithAWordedStemNeedAnOriginalBesideThem) {
  const TemporaryFolder tree;
  tree.write("a/x.py", kSource);
  tree.write("a/x_old.py", kChanged);
  tree.write("a/x copy.py", kSource);
  tree.write("b/x_old.py", kSource);
  tree.write("b/y_20250914.py", kSource);
  EXPECT_EQ(told(tree), (Lines{"a/x copy.py: identical to a/x.py", "a/x_old.py: changed from a/x.py"}));
}

TEST(Backups, AreNoFeaturesThatMerelyBearTheWord) {
  const TemporaryFolder tree;
  tree.write("database.py", kSource);
  tree.write("database_backup.py", kFeature);
  tree.write("test.py", kSource);
  tree.write("test_backup.py", kFeature);
  tree.write("copy.py", kSource);
  // As in a C++ library: a common frame of license and includes, another algorithm.
  const std::string frame =
      "// Part of the project, under the Apache License.\n#ifndef GUARD\n#define GUARD\n#include <config>\n";
  tree.write(
      "rotate.h",
      frame +
          "template <class It>\nIt rotate(It first, It middle, It last);\nvoid rotate_once(int);\n#endif\n");
  tree.write(
      "rotate_copy.h",
      frame +
          "template <class It, class Out>\nOut rotate_copy(It, It, It, Out);\nvoid out(int, int);\n#endif\n");
  tree.write("__init__.py");
  tree.write("__init___old.py");
  EXPECT_EQ(told(tree), Lines{});
}

TEST(Backups, AreFoundAsWholeFolders) {
  const TemporaryFolder tree;
  tree.write("app/core/a.py", kSource);
  tree.write("app/core/b.py", kSource);
  tree.write("app/core/__init__.py");
  tree.write("backups/20250905_141301/core/a.py", kSource);
  tree.write("backups/20250905_141301/core/b.py", kOlder);
  tree.write("backups/20250905_141301/core/__init__.py");
  EXPECT_EQ(
      told(tree),
      Lines{fmt::format("backups: older than app/core (3 files, 1 identical, 1 older, 0 changed, {} bytes)",
                        kSource.size() + kOlder.size())});
  EXPECT_TRUE(backups_in(tree).front().folder);
}

TEST(Backups, AreOnlyThoseFoldersWhoseSourcesStandElsewhere) {
  const TemporaryFolder tree;
  tree.write("app/a.py", kSource);
  tree.write("backup/engine.py", kFeature);
  tree.write("backup/a.py", kFeature);
  tree.write("old/api.py", kSource);  // the same text under another name is no copy of a file
  tree.write("docs_20250908/notes.md", "# Notes\n");
  tree.write("copy/__init__.py");
  EXPECT_EQ(told(tree), Lines{});
}

TEST(Backups, AreFoundInAFolderThatIsNoneAsAWhole) {
  const TemporaryFolder tree;
  tree.write("app/a.py", kSource);
  tree.write("backup/engine.py", kFeature);
  tree.write("backup/plan.py", kFeature);
  tree.write("backup/app.20250905/a.py", kSource);
  tree.write("backup/engine.py.bak", kFeature);
  EXPECT_EQ(
      told(tree),
      (Lines{fmt::format(
                 "backup/app.20250905: identical to app (1 files, 1 identical, 0 older, 0 changed, {} bytes)",
                 kSource.size()),
             "backup/engine.py.bak: identical to backup/engine.py"}));
}

TEST(Backups, HoldCopiesWithFlattenedNamesAndSuffixes) {
  const TemporaryFolder tree;
  tree.write("app/core/a.py", kSource);
  tree.write("app/core/b.py", kSource);
  tree.write("backup/migration/app_core_a.py", kChanged);
  tree.write("backup/migration/b.py.backup.20250915_092744", kSource);
  EXPECT_EQ(
      told(tree),
      Lines{fmt::format("backup: changed from app/core (2 files, 1 identical, 0 older, 1 changed, {} bytes)",
                        kSource.size() + kChanged.size())});
}

TEST(Backups, AreTheSameOnAnyNumberOfThreads) {
  const TemporaryFolder tree;
  for (int i = 0; i < 200; ++i) {
    tree.write(fmt::format("d{}/x{}.py", i % 7, i), kSource);
    tree.write(fmt::format("d{}/x{}.py.bak", i % 7, i), i % 2 == 0 ? kSource : kOlder);
    tree.write(fmt::format("backup/d{}/x{}.py", i % 7, i), kOlder);
  }
  const auto one = backups_in(tree, 1);
  const auto four = backups_in(tree, 4);
  ASSERT_EQ(one.size(), 201U);
  ASSERT_EQ(four.size(), 201U);
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].path, four[i].path);
    EXPECT_EQ(one[i].original, four[i].original);
    EXPECT_EQ(one[i].relation, four[i].relation);
  }
}

TEST(Backups, ThatCannotBeComparedCountAsChangedAndAreNamed) {
  const TemporaryFolder tree;
  tree.write("x.py", kSource);
  tree.write("x.py.bak", std::string(std::size_t{17} << 20, 'x'));
  WalkOptions options;
  options.root = tree.path();
  const auto walked = walk(options);
  std::vector<Gap> gaps;
  const auto backups = find_backups(*walked, FolderContents(walked->root), 1, gaps);
  ASSERT_EQ(backups.size(), 1U);
  EXPECT_EQ(backups[0].relation, Backup::Relation::kChanged);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].path, "x.py.bak");
  EXPECT_EQ(gaps[0].reason, "it could not be compared with its original: it is larger than 16 MiB");
}

}  // namespace
}  // namespace ssot
