#include "git/index_file.h"

#include <gtest/gtest.h>

#include <string>

#include "base/files.h"
#include "support/temporary_folder.h"

namespace ssot {
namespace {

using test::TemporaryFolder;

std::string index_of(const TemporaryFolder& tree) { return *read_file(tree.at(".git/index")); }

std::string shown(const IndexFile& index) {
  std::string text;
  for (const IndexEntry& each : index.entries) {
    text += each.path;
    if (each.kind == EntryKind::kLink) text += " link";
    if (each.conflict) text += " conflict";
    if (each.intent_to_add) text += " to be added";
    if (!each.stat_counts) text += " unsure";
    text += "\n";
  }
  return text;
}

class IndexFiles : public testing::TestWithParam<const char*> {};

TEST_P(IndexFiles, AreReadAsGitWroteThem) {
  const TemporaryFolder tree;
  tree.git("init");
  tree.write("a/b.py", "x = 1\n");
  tree.write("a/b/c.py", "x = 1\n");
  tree.write("a b.py");
  tree.write("seen.py");
  tree.write("later.py");
  tree.link("link.py", "seen.py");
  tree.git("add -A -- a link.py seen.py 'a b.py'");
  tree.git("add -N later.py");
  tree.git("update-index --assume-unchanged seen.py");
  tree.git(std::string("update-index --index-version ") + GetParam());
  const auto parsed = parse_index(index_of(tree), 20);
  ASSERT_TRUE(parsed.ok()) << parsed.error();
  EXPECT_EQ(shown(*parsed), "a b.py\na/b.py\na/b/c.py\nlater.py to be added\nlink.py link\nseen.py unsure\n");
  const IndexEntry& first = parsed->entries[1];
  EXPECT_EQ(first.id, parsed->entries[2].id);
  EXPECT_EQ(first.stat.size, 6U);
}
INSTANTIATE_TEST_SUITE_P(Versions, IndexFiles, testing::Values("2", "3", "4"));

// What is cut off or garbled is refused or read as something; it never does harm.
TEST(IndexFile, OfAnyBytesIsNoHarm) {
  const TemporaryFolder tree;
  tree.git("init");
  for (int i = 0; i < 12; ++i) tree.write("folder/file" + std::to_string(i) + ".py", "x\n");
  tree.git("add -A");
  for (const char* version : {"2", "4"}) {
    tree.git(std::string("update-index --index-version ") + version);
    const std::string whole = index_of(tree);
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const auto cut = parse_index(whole.substr(0, size), 20);
      EXPECT_TRUE(!cut || cut->entries.size() <= 12);
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string garbled = whole;
      garbled[at] = static_cast<char>(garbled[at] ^ 0xFF);
      (void)parse_index(garbled, 20);
      (void)parse_index(garbled, 32);
    }
  }
  EXPECT_FALSE(parse_index("", 20).ok());
  EXPECT_FALSE(parse_index(std::string("DIRC\0\0\0\2\xFF\xFF\xFF\xFF", 12), 20).ok());
}

TEST(IndexFile, IsReadFromGitsListToo) {
  std::string listed = "100644 587be6b4c3f93f93c489c0111bba5596147a26cb 0\ta.py";
  listed += '\0';
  listed += "  ctime: 7:8\n  mtime: 5:6\n  dev: 1\tino: 2\n  uid: 3\tgid: 4\n  size: 2\tflags: 0\n";
  listed += "100644 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 0\tb.py";
  listed += '\0';
  listed += "  ctime: 0:0\n  mtime: 0:0\n  dev: 0\tino: 0\n  uid: 0\tgid: 0\n  size: 0\tflags: 20004000\n";
  const auto parsed = parse_listed_index(listed);
  ASSERT_TRUE(parsed.ok()) << parsed.error();
  EXPECT_EQ(shown(*parsed), "a.py\nb.py to be added\n");
  EXPECT_EQ(parsed->entries[0].stat.mtime_ns, 6U);
  EXPECT_EQ(parsed->entries[0].stat.ino, 2U);
  EXPECT_FALSE(parse_listed_index("100644 zz 0\tb.py").ok());
}

}  // namespace
}  // namespace ssot
