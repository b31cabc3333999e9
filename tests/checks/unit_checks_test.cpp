// SSOT208 and SSOT907 on projects built by hand.
#include <gtest/gtest.h>

#include "checks/judging.h"

namespace ssot::test {
namespace {

using Lines = std::vector<std::string>;

std::vector<Finding> ambiguous(ProjectBuilder& tree) {
  return judge(tree, policy_of("{}"), "ambiguous-include");
}
Lines outside(ProjectBuilder& tree) {
  return messages(judge(tree, policy_of("{}"), "not-in-compile-database"));
}

TEST(AmbiguousInclude, SaysWhichUnitsGetWhich) {
  ProjectBuilder tree;
  tree.file("common.hpp").include("<vector>").include("\"config.h\"");
  tree.file("a/config.h");
  tree.file("b/config.h");
  for (const char* unit : {"1.cpp", "2.cpp", "3.cpp", "4.cpp", "5.cpp"})
    tree.units().unit(unit).follows("common.hpp", 2, unit[0] == '5' ? "b/config.h" : "a/config.h");
  const auto findings = ambiguous(tree);
  EXPECT_EQ(messages(findings), Lines{"common.hpp:2 \"config.h\" is another header in another translation "
                                      "unit: a/config.h in 1.cpp, 2.cpp and 2 "
                                      "more and b/config.h in 5.cpp"});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].proof, Proof::kUnit);
  ASSERT_EQ(findings[0].related.size(), 2U);
  EXPECT_EQ(findings[0].related[1].path, "b/config.h");
  EXPECT_EQ(findings[0].detail, "\"config.h\": a/config.h b/config.h");
}

TEST(AmbiguousInclude, IsOneFindingForOneSpelling) {
  ProjectBuilder tree;
  for (const char* path : {"x.hpp", "y.hpp", "z.hpp"}) tree.file(path).include("<config.h>");
  tree.file("a/config.h");
  tree.file("b/config.h");
  for (const char* header : {"a/config.h", "b/config.h"}) {
    tree.units().unit(std::string(header).substr(0, 1) + ".cpp");
    for (const char* path : {"x.hpp", "y.hpp", "z.hpp"}) tree.units().follows(path, 1, header);
  }
  const auto findings = ambiguous(tree);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_TRUE(findings[0].message.ends_with("; it is written in 3 places")) << findings[0].message;
  EXPECT_EQ(findings[0].related.size(), 4U);
}

TEST(AmbiguousInclude, KeepsQuietOfTwoBuilds) {
  ProjectBuilder tree;
  tree.file("common.hpp").include("\"config.h\"");
  tree.file("debug/config.h");
  tree.file("release/config.h");
  tree.units()
      .database("/r/debug/compile_commands.json")
      .unit("a.cpp")
      .follows("common.hpp", 1, "debug/config.h");
  tree.units()
      .database("/r/release/compile_commands.json")
      .unit("a.cpp")
      .follows("common.hpp", 1, "release/config.h");
  EXPECT_EQ(messages(ambiguous(tree)), Lines{});
}

TEST(AmbiguousInclude, KeepsQuietOfHeadersOutsideTheTreeAndOfWrappers) {
  ProjectBuilder tree;
  tree.file("common.hpp").include("\"config.h\"").include("<string.h>");
  tree.file("a/config.h");
  tree.file("wrap/string.h").include("<string.h>");
  tree.file("libc/string.h");
  tree.file("other/string.h").include("\"../libc/string.h\"");
  tree.units()
      .unit("a.cpp")
      .follows("common.hpp", 1, "a/config.h")
      .follows("wrap/string.h", 1, "libc/string.h")
      .follows("common.hpp", 2, "libc/string.h");
  tree.units()
      .unit("b.cpp")
      .follows("common.hpp", 1, "/usr/include/config.h")
      .follows("wrap/string.h", 1, "other/string.h")
      .follows("other/string.h", 1, "libc/string.h")
      .follows("common.hpp", 2, "other/string.h");
  EXPECT_EQ(messages(ambiguous(tree)), Lines{});
}

TEST(AmbiguousInclude, ComparesSearchPathsThatHoldSeveral) {
  ProjectBuilder tree;
  tree.file("a.cpp").include("\"util.h\"");
  tree.file("b.cpp").include("\"util.h\"");
  tree.file("one/util.h");
  tree.file("two/util.h");
  tree.units()
      .unit("a.cpp")
      .follows("a.cpp", 1, "one/util.h")
      .shadows("a.cpp", 1, {"one/util.h", "two/util.h"});
  tree.units().unit("b.cpp").follows("b.cpp", 1, "two/util.h");
  const auto findings = ambiguous(tree);
  EXPECT_EQ(messages(findings), Lines{"a.cpp:1 \"util.h\" is another header in another translation unit: "
                                      "one/util.h in a.cpp and two/util.h in "
                                      "b.cpp; it is written in 2 places"});
}

TEST(AmbiguousInclude, KeepsQuietWhereTheSameOneAlwaysWinsOrLiesBesideItsIncluder) {
  ProjectBuilder tree;
  for (const char* path : {"a.cpp", "b.cpp"}) tree.file(path).include("\"util.h\"");
  tree.file("two/c.cpp").include("\"util.h\"");
  tree.file("one/util.h");
  tree.file("two/util.h");
  for (const char* path : {"a.cpp", "b.cpp"}) {
    tree.units().unit(path).follows(path, 1, "one/util.h").shadows(path, 1, {"one/util.h", "two/util.h"});
  }
  tree.units().unit("two/c.cpp").follows("two/c.cpp", 1, "two/util.h");
  EXPECT_EQ(messages(ambiguous(tree)), Lines{});
}

TEST(NotInCompileDatabase, NamesFilesAndWholeFolders) {
  ProjectBuilder tree;
  for (const char* path :
       {"src/a.cpp", "src/a.hpp", "src/b.cpp", "src/old.hpp", "src/dead/x.cpp", "src/dead/in/y.cpp",
        "src/dead/in/y.hpp", "src/one/z.cpp", "tool/m.cpp", "tool/script.py"})
    tree.file(path);
  tree.units().unit("src/a.cpp").reads("src/a.hpp").unit("tool/m.cpp");
  EXPECT_EQ(outside(tree),
            (Lines{"src/b.cpp:0 no compile database compiles this file",
                   "src/dead:0 3 files of this folder are in no translation unit of a compile database",
                   "src/old.hpp:0 no translation unit of a compile database reads this header",
                   "src/one/z.cpp:0 no compile database compiles this file"}));
}

TEST(NotInCompileDatabase, SpeaksOnlyOfWhatADatabaseCovers) {
  ProjectBuilder tree;
  for (const char* path : {"src/a.cpp", "src/sub/b.cpp", "examples/c.cpp", "examples/d.cpp", "d.cpp"})
    tree.file(path);
  tree.units().unit("src/a.cpp").unit("src/sub/b.cpp");
  EXPECT_EQ(outside(tree), Lines{});
  ProjectBuilder none;
  none.file("a.cpp");
  EXPECT_EQ(outside(none), Lines{});
}

TEST(NotInCompileDatabase, DoubtsWhatAFailedUnitMayRead) {
  ProjectBuilder tree;
  tree.file("a.cpp").include("\"a.hpp\"");
  tree.file("a.hpp").include("\"b.hpp\"");
  tree.file("b.hpp");
  tree.file("c.hpp");
  tree.units().unit("a.cpp").failed("its flags are unknown");
  EXPECT_EQ(outside(tree), Lines{"c.hpp:0 no translation unit of a compile database reads this header"});
}

}  // namespace
}  // namespace ssot::test
