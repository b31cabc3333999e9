// Where databases are looked for, and which of several a file belongs to.
#include "database/build_folder.h"

namespace ssot {
namespace {

using test::Lines;
using FindDatabasesTest = test::BuildFolder;

TEST_F(FindDatabasesTest, NothingIsNoGap) {
  const CompileDatabases databases = read();
  EXPECT_EQ(databases.files, Lines{});
  EXPECT_EQ(gaps(databases), Lines{});
}

TEST_F(FindDatabasesTest, TheRootIsAlwaysLookedAt) {
  folder.write("compile_commands.json", "[" + entry("a.cpp", "g++ a.cpp") + "]");
  EXPECT_EQ(read().files, Lines{at("compile_commands.json")});
}

TEST_F(FindDatabasesTest, AFolderComesBeforeItsBuildFolderAndThatBeforeFlags) {
  folder.write("build/compile_commands.json", "[]");
  folder.write("compile_flags.txt", "-DX");
  EXPECT_EQ(read().files, Lines{at("build/compile_commands.json")});
  folder.write("compile_commands.json", "[]");
  EXPECT_EQ(read().files, Lines{at("compile_commands.json")});
}

TEST_F(FindDatabasesTest, EveryFolderWithSourcesAndAllAboveItAreLookedAt) {
  folder.write("a/b/build/compile_commands.json", "[]");
  folder.write("a/compile_commands.json", "[]");
  folder.write("other/compile_commands.json", "[]");
  request.folders = {"a/b/c", "a"};
  EXPECT_EQ(read().files, (Lines{at("a/b/build/compile_commands.json"), at("a/compile_commands.json")}));
}

TEST_F(FindDatabasesTest, ALinkToADatabaseInTheTreeIsThatDatabase) {
  folder.write("out/debug/compile_commands.json", "[" + entry("a.cpp", "g++ a.cpp") + "]");
  folder.link("compile_commands.json", "out/debug/compile_commands.json");
  request.folders = {"out/debug"};
  const CompileDatabases databases = read();
  EXPECT_EQ(databases.files, Lines{at("compile_commands.json")});
  EXPECT_EQ(databases.entries, 1U);
}

TEST_F(FindDatabasesTest, ADatabaseThatALinkFindsOutsideTheRootIsNotOpened) {
  folder.write("secret.json", "hunter2");
  folder.make_folder("tree");
  folder.link("tree/compile_commands.json", "../secret.json");
  request.root = at("tree");
  const CompileDatabases databases = read();
  EXPECT_EQ(databases.files, Lines{});
  EXPECT_EQ(
      gaps(databases),
      (Lines{"compile_commands.json:0 no-unit: The compile database leads out of the root, so it is not "
             "opened; name its folder with -p."}));
}

TEST_F(FindDatabasesTest, ALinkToNowhereSaysToBuildFirst) {
  folder.link("compile_commands.json", "build/compile_commands.json");
  EXPECT_EQ(gaps(read()), (Lines{"compile_commands.json:0 no-unit: The compile database is a link that leads "
                                 "nowhere; build first."}));
}

TEST_F(FindDatabasesTest, WhatWasAskedForIsAllThatIsRead) {
  folder.write("compile_commands.json", "[]");
  folder.write("out/compile_commands.json", "[" + entry("a.cpp", "g++ a.cpp") + "]");
  folder.write("other/my.json", "[" + entry("b.cpp", "g++ b.cpp") + "]");
  request.asked = {at("out"), at("other/my.json")};
  const CompileDatabases databases = read();
  EXPECT_EQ(databases.files, (Lines{at("other/my.json"), at("out/compile_commands.json")}));
  EXPECT_EQ(commands(databases), (Lines{"a.cpp: g++ a.cpp", "b.cpp: g++ b.cpp"}));
}

TEST_F(FindDatabasesTest, ABuildFolderOutsideTheRootMayBeAskedFor) {
  folder.write("build/compile_commands.json",
               R"([{"directory": ".", "file": "../tree/a.cpp", "arguments": ["g++", "../tree/a.cpp"]}, 7])");
  folder.make_folder("tree");
  request.root = at("tree");
  const CompileDatabases databases = read_asked("build");
  ASSERT_EQ(databases.commands.size(), 1U);
  EXPECT_EQ(databases.commands[0].file, at("tree/a.cpp"));
  EXPECT_EQ(databases.commands[0].directory, at("build"));
  EXPECT_EQ(gaps(databases),
            (Lines{"../build/compile_commands.json:1 unread: An entry must be an object, not a number."}));
}

TEST_F(FindDatabasesTest, AskingForWhatIsNotThereIsAGap) {
  EXPECT_EQ(gaps(read_asked("build")), (Lines{"build:0 unread: There is no compile database here."}));
  folder.make_folder("build");
  EXPECT_EQ(gaps(read()),
            (Lines{"build/compile_commands.json:0 unread: There is no compile database here."}));
}

TEST_F(FindDatabasesTest, AFileBelongsToTheNearestDatabaseThatNamesIt) {
  folder.write("compile_commands.json", "[" + entry("sub/a.cpp", "g++ -DFAR sub/a.cpp") + ", " +
                                            entry("sub/b.cpp", "g++ -DFAR sub/b.cpp") + "]");
  folder.write("sub/compile_commands.json", "[" + entry("sub/a.cpp", "g++ -DNEAR sub/a.cpp") + "]");
  request.folders = {"sub"};
  const CompileDatabases databases = read();
  EXPECT_EQ(databases.entries, 3U);
  EXPECT_EQ(commands(databases),
            (Lines{"sub/a.cpp: g++ -DNEAR sub/a.cpp", "sub/b.cpp: g++ -DFAR sub/b.cpp"}));
}

TEST_F(FindDatabasesTest, OfDatabasesThatWereAskedForEveryEntryIsKept) {
  folder.write("debug/compile_commands.json", "[" + entry("a.cpp", "g++ -DDEBUG a.cpp") + "]");
  folder.write("release/compile_commands.json", "[" + entry("a.cpp", "g++ -DNDEBUG a.cpp") + "]");
  request.asked = {at("release"), at("debug")};
  EXPECT_EQ(commands(read()), (Lines{"a.cpp: g++ -DDEBUG a.cpp", "a.cpp: g++ -DNDEBUG a.cpp"}));
}

TEST_F(FindDatabasesTest, FlagsMakeAUnitOfEverySourceBelowThem) {
  folder.write("compile_flags.txt", "  -Iinclude\r\n\n-DX=a b\n");
  for (const char* path : {"a.cpp", "a.h", "sub/b.c", "built/c.cpp", "built/sub/d.cpp", "unlisted/e.cpp"})
    folder.write(path);
  folder.make_pipe("sub/pipe.cpp");
  folder.write("built/compile_commands.json", "[]");
  request.folders = {"", "sub", "built", "built/sub"};
  const CompileDatabases databases = read();
  EXPECT_EQ(commands(databases), (Lines{"a.cpp: clang -Iinclude -DX=a b " + at("a.cpp"),
                                        "sub/b.c: clang -Iinclude -DX=a b " + at("sub/b.c")}));
  EXPECT_EQ(databases.commands[1].directory, folder.path());
}

TEST_F(FindDatabasesTest, AFileUnderALinkedPathOfTheTreeIsTheTreesFile) {
  folder.make_folder("tree/src");
  folder.link("alias", "tree");
  folder.write("tree/compile_commands.json", R"([{"directory": ")" + at("alias") +
                                                 R"(", "file": "src/a.cpp", "command": "g++ src/a.cpp"}])");
  request.root = at("tree");
  EXPECT_EQ(read().commands[0].file, at("tree/src/a.cpp"));
}

}  // namespace
}  // namespace ssot
