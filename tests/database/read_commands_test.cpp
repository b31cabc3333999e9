// What entries mean: words, folders, `@file`, launchers, folding.
#include "database/build_folder.h"
#include "database/command_line.h"

namespace ssot {
namespace {

using test::Lines;

class ReadCommandsTest : public test::BuildFolder {
 protected:
  CompileDatabases read_json(const std::string& text) {
    folder.write("compile_commands.json", text);
    return read();
  }
};

TEST(ShellWords, AreAsClangReadsThem) {
  EXPECT_EQ(shell_words("  g++  -c\ta.cpp ", 100), (Lines{"g++", "-c", "a.cpp"}));
  EXPECT_EQ(shell_words(R"(-DA=\"x\" "-DB=a b" '-DC=a\b' -D"D"='e'f \ g "")", 100),
            (Lines{"-DA=\"x\"", "-DB=a b", "-DC=a\\b", "-DD=ef", " g", ""}));
  EXPECT_EQ(shell_words("\"open", 100), Lines{"open"});
  EXPECT_EQ(shell_words("end\\", 100), Lines{"end\\"});
  EXPECT_EQ(shell_words("", 100), Lines{});
  EXPECT_EQ(shell_words("a b c", 2), (Lines{"a", "b"}));
}

TEST(ResponseWords, KnowBackslashesInSingleQuotes) {
  EXPECT_EQ(response_words("\xEF\xBB\xBF-Da\n'-Db\\'c'\r\n", 100), (Lines{"-Da", "-Db'c"}));
}

TEST(Launchers, AreNotTheCompiler) {
  Lines arguments{"/usr/bin/ccache", "distcc", "g++-12", "-c", "a.cpp"};
  drop_launchers(arguments);
  EXPECT_EQ(arguments, (Lines{"g++-12", "-c", "a.cpp"}));
  arguments = {"distcc", "a.cpp"};
  drop_launchers(arguments);
  EXPECT_EQ(arguments, (Lines{"distcc", "a.cpp"}));
  arguments = {"ccache", "clang++-19.1", "a.cpp"};
  drop_launchers(arguments);
  EXPECT_EQ(arguments, (Lines{"clang++-19.1", "a.cpp"}));
}

TEST_F(ReadCommandsTest, ArgumentsAreTakenAsTheyAreAndWin) {
  EXPECT_EQ(
      commands(read_json(
          "[" + entry("a.cpp", "g++ x.cpp", R"(, "arguments": ["g++", "-DX=\"a b\"", "a.cpp"])") + "]")),
      Lines{"a.cpp: g++ -DX=\"a b\" a.cpp"});
}

TEST_F(ReadCommandsTest, RelativeFoldersStartAtTheDatabase) {
  folder.write(
      "build/compile_commands.json",
      R"([{"directory": "sub/../obj", "file": "../../a.cpp", "command": "g++ -o a.o ../../a.cpp", "output": "b.o"}])");
  const CompileDatabases databases = read();
  ASSERT_EQ(databases.commands.size(), 1U);
  EXPECT_EQ(databases.commands[0].file, at("a.cpp"));
  EXPECT_EQ(databases.commands[0].directory, at("build/obj"));
  EXPECT_EQ(databases.commands[0].output, "b.o");
}

TEST_F(ReadCommandsTest, TheOutputIsThatOfTheCommandWhereTheEntryHasNone) {
  EXPECT_EQ(read_json("[" + entry("a.cpp", "g++ -o x/a.o -c a.cpp") + "]").commands[0].output, "x/a.o");
  EXPECT_EQ(read_json("[" + entry("a.cpp", "g++ -ox/a.o -c a.cpp") + "]").commands[0].output, "x/a.o");
}

TEST_F(ReadCommandsTest, OtherLanguagesAreCountedAndLeftOut) {
  const CompileDatabases databases =
      read_json("[" + entry("a.s", "as a.s") + ", " + entry("b.swift", "swiftc b.swift") + ", " +
                entry("c.S", "gcc c.S") + "]");
  EXPECT_EQ(commands(databases), Lines{"c.S: gcc c.S"});
  EXPECT_EQ(databases.counts[0].entries, 3U);
  EXPECT_EQ(databases.counts[0].other_languages, 2U);
}

TEST_F(ReadCommandsTest, EntriesThatReadAFileAlikeAreOne) {
  const CompileDatabases databases =
      read_json("[" + entry("a.cpp", "g++ -DX -Wall -g -O2 -MD -MF a.d -o one.o -c a.cpp") + ", " +
                entry("a.cpp", "g++ -DX -O3 -fdiagnostics-color -o two.o -c a.cpp") + ", " +
                entry("a.cpp", "g++ -D X -O3 -o three.o -c a.cpp") + "]");
  EXPECT_EQ(databases.entries, 3U);
  ASSERT_EQ(databases.commands.size(), 2U);
  EXPECT_EQ(databases.commands[0].output, "one.o");
}

TEST_F(ReadCommandsTest, WhatChangesThePreprocessorOrTheLanguageKeepsEntriesApart) {
  for (const char* flags :
       {"-DX", "-UX", "-std=c++20", "-Iinclude", "-O0", "-Os", "-Ofast", "-fno-exceptions", "-x c", "-m32",
        "-include x.h", "-Wp,-DX", "-fPIC", "-isystem /usr/x", "--sysroot=/x", "-pthread", "-nostdinc"}) {
    const CompileDatabases databases =
        read_json("[" + entry("a.cpp", "g++ -O2 -c a.cpp") + ", " +
                  entry("a.cpp", "g++ -O2 " + std::string(flags) + " -c a.cpp") + "]");
    EXPECT_EQ(databases.commands.size(), 2U) << flags;
  }
}

TEST_F(ReadCommandsTest, FoldersMatterOnlyWhereSomethingIsRelative) {
  const auto from = [&](const std::string& directory, const std::string& flags) {
    return R"({"directory": ")" + at(directory) + R"(", "file": ")" + at("a.cpp") + R"(", "command": "g++ )" +
           flags + " -c " + at("a.cpp") + "\"}";
  };
  EXPECT_EQ(read_json("[" + from("x", "-std=c++17 -I/usr/x -DX=1") + ", " +
                      from("y", "-std=c++17 -I/usr/x -DX=1") + "]")
                .commands.size(),
            1U);
  EXPECT_EQ(read_json("[" + from("x", "-Iinclude") + ", " + from("y", "-Iinclude") + "]").commands.size(),
            2U);
  EXPECT_EQ(read_json("[" + from("x", "-include config.h") + ", " + from("y", "-include config.h") + "]")
                .commands.size(),
            2U);
}

TEST_F(ReadCommandsTest, ResponseFilesOfTheTreeAreReadFromTheEntrysFolder) {
  folder.write("flags.rsp", "-DX '-DY=a b' @more.rsp");
  folder.write("more.rsp", "-DZ");
  EXPECT_EQ(commands(read_json("[" + entry("a.cpp", "g++ @flags.rsp -c a.cpp") + "]")),
            Lines{"a.cpp: g++ -DX -DY=a b -DZ -c a.cpp"});
}

TEST_F(ReadCommandsTest, ResponseFilesOfTheBuildFolderAreReadToo) {
  folder.make_folder("tree");
  folder.write("build/flags.rsp", "-DX");
  folder.write("build/compile_commands.json",
               R"([{"directory": ".", "file": "a.cpp", "command": "g++ @flags.rsp a.cpp"}])");
  request.root = at("tree");
  request.asked = {at("build")};
  EXPECT_EQ(read().commands[0].arguments, (Lines{"g++", "-DX", "a.cpp"}));
}

TEST_F(ReadCommandsTest, AResponseFileThatIsGoneIsAGapAtItsEntry) {
  const CompileDatabases databases =
      read_json("[\n" + entry("b.cpp", "g++ b.cpp") + ",\n" + entry("a.cpp", "g++ @gone.rsp -c a.cpp") + "]");
  EXPECT_EQ(commands(databases), (Lines{"a.cpp: g++ -c a.cpp", "b.cpp: g++ b.cpp"}));
  EXPECT_EQ(
      gaps(databases),
      (Lines{"compile_commands.json:3 unread: The response file \"@gone.rsp\" is left out: there is no such "
             "file; build first."}));
}

}  // namespace
}  // namespace ssot
