#include "base/path.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(Path, IsCutIntoFolderNameAndExtension) {
  EXPECT_EQ(folder_of("a/b/c.py"), "a/b");
  EXPECT_EQ(folder_of("c.py"), "");
  EXPECT_EQ(name_of("a/b/c.py"), "c.py");
  EXPECT_EQ(extension_of("a.b/c.tar.gz"), "gz");
  EXPECT_EQ(extension_of("a.b/c"), "");
  EXPECT_EQ(extension_of("a/.bashrc"), "");
  EXPECT_EQ(extension_of("a/c."), "");
  EXPECT_EQ(without_extension("a.b/c.py"), "a.b/c");
  EXPECT_EQ(without_extension("a.b/c"), "a.b/c");
  EXPECT_EQ(without_extension("a/.bashrc"), "a/.bashrc");
}

TEST(Path, JoinsWithoutDotsAndDoubledSlashes) {
  EXPECT_EQ(join("", "a"), "a");
  EXPECT_EQ(join("a", ""), "a");
  EXPECT_EQ(join("a/b", "c.h"), "a/b/c.h");
  EXPECT_EQ(join("a/b/", "./../c//d.h"), "a/c/d.h");
  EXPECT_EQ(join("a", "../../b"), "../b");
  EXPECT_EQ(join("..", "../b"), "../../b");
  EXPECT_EQ(join("/a", "b"), "/a/b");
  EXPECT_EQ(join("/a", "../../b"), "/b");
}

TEST(Path, LiesUnderWholeSegmentsOnly) {
  EXPECT_TRUE(is_under("a/b", "a"));
  EXPECT_TRUE(is_under("a", "a"));
  EXPECT_TRUE(is_under("a/b", ""));
  EXPECT_TRUE(is_under("/a/b", "/"));
  EXPECT_FALSE(is_under("ab/c", "a"));
  EXPECT_FALSE(is_under("a", "a/b"));
}

TEST(Path, OfAFileIsWrittenFromTheRootAlsoWhereItLiesOutside) {
  EXPECT_EQ(path_from("/a/b", "/a/b/c.h"), "c.h");
  EXPECT_EQ(path_from("/a/b", "/a/b"), ".");
  EXPECT_EQ(path_from("/a/b", "/a/bc/d"), "../bc/d");
  EXPECT_EQ(path_from("/a/b", "/x"), "../../x");
  EXPECT_EQ(path_from("/a/b", "/a"), "..");
  EXPECT_EQ(path_from("/", "/x/y"), "x/y");
}

}  // namespace
}  // namespace ssot
