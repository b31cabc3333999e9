// Databases that want to hang, crash or tell secrets (docs/hardening.md): each is a gap with its place, and
// nothing else is lost.
#include <chrono>

#include "base/files.h"
#include "database/build_folder.h"

namespace ssot {
namespace {

using test::Lines;

class HostileDatabaseTest : public test::BuildFolder {
 protected:
  CompileDatabases read_json(const std::string& text) {
    folder.write("compile_commands.json", text);
    return read();
  }
  // The gaps of a database whose one sound entry, of b.cpp, is kept.
  Lines gaps_beside_a_sound_entry(const std::string& broken) {
    const CompileDatabases databases =
        read_json("[\n" + entry("b.cpp", "g++ b.cpp") + ",\n" + broken + "\n]");
    EXPECT_EQ(commands(databases), Lines{"b.cpp: g++ b.cpp"}) << broken;
    return gaps(databases);
  }
};

TEST_F(HostileDatabaseTest, EntriesOfWrongTypesCostOnlyThemselves) {
  EXPECT_EQ(gaps_beside_a_sound_entry("\"text\""),
            Lines{"compile_commands.json:3 unread: An entry must be an object, not a text."});
  EXPECT_EQ(gaps_beside_a_sound_entry("[[1], {\"file\": 3}]"),
            Lines{"compile_commands.json:3 unread: An entry must be an object, not an array."});
  EXPECT_EQ(
      gaps_beside_a_sound_entry(R"({"directory": 3, "file": "a.cpp", "command": "x"})"),
      Lines{"compile_commands.json:3 unread: \"directory\" must be a text, not a number. It is not read."});
  EXPECT_EQ(gaps_beside_a_sound_entry(R"({"directory": "/", "file": {"a": ["b"]}, "command": "x"})"),
            Lines{"compile_commands.json:3 unread: \"file\" must be a text, not an object. It is not read."});
  EXPECT_EQ(gaps_beside_a_sound_entry(R"({"directory": "/", "file": "a.cpp", "arguments": "x"})"),
            Lines{"compile_commands.json:3 unread: \"arguments\" must be an array of texts, not a text. It "
                  "is not read."});
  EXPECT_EQ(
      gaps_beside_a_sound_entry(R"({"directory": "/", "file": "a.cpp", "arguments": ["x", null]})"),
      Lines{"compile_commands.json:3 unread: In \"arguments\" stands null among the texts. It is not read."});
  EXPECT_EQ(gaps_beside_a_sound_entry(R"({"directory": "/", "file": "a.cpp", "arguments": ["x", ["y"]]})"),
            Lines{"compile_commands.json:3 unread: In \"arguments\" stands an array among the texts. It is "
                  "not read."});
}

TEST_F(HostileDatabaseTest, MissingAndDoubleMembersAreNamed) {
  EXPECT_EQ(gaps_beside_a_sound_entry("{}"),
            Lines{"compile_commands.json:3 unread: The entry names no \"file\". It is not read."});
  EXPECT_EQ(gaps_beside_a_sound_entry(R"({"file": "a.cpp", "command": "x"})"),
            Lines{"compile_commands.json:3 unread: The entry names no \"directory\". It is not read."});
  EXPECT_EQ(gaps_beside_a_sound_entry(R"({"file": "a.cpp", "directory": "/"})"),
            Lines{"compile_commands.json:3 unread: The entry has neither \"command\" nor \"arguments\". It "
                  "is not read."});
  EXPECT_EQ(gaps_beside_a_sound_entry(R"({"file": "a.cpp", "directory": "/", "arguments": []})"),
            Lines{"compile_commands.json:3 unread: The entry has neither \"command\" nor \"arguments\". It "
                  "is not read."});
  EXPECT_EQ(gaps_beside_a_sound_entry(R"({"file": "a.cpp", "directory": "/", "command": "  "})"),
            Lines{"compile_commands.json:3 unread: The entry's command is empty. It is not read."});
  EXPECT_EQ(
      gaps_beside_a_sound_entry(R"({"file": "a.cpp", "file": "c.cpp", "directory": "/", "command": "x"})"),
      Lines{"compile_commands.json:3 unread: The entry has \"file\" twice. It is not read."});
}

TEST_F(HostileDatabaseTest, UnknownMembersAreNoMistake) {
  EXPECT_EQ(gaps(read_json("[" + entry("a.cpp", "g++ a.cpp", R"(, "hash": {"a": [1, {"file": 2}]}, "n": 7)") +
                           "]")),
            Lines{});
}

TEST_F(HostileDatabaseTest, BytesThatAreNotUtf8CostOnlyTheirEntry) {
  EXPECT_EQ(gaps_beside_a_sound_entry(entry("caf\xE9.cpp", "g++ caf\xE9.cpp")),
            Lines{"compile_commands.json:3 unread: The entry is not UTF-8. It is not read."});
  EXPECT_EQ(gaps_beside_a_sound_entry(entry("a.cpp", "g++ \\u0000")),
            Lines{"compile_commands.json:3 unread: The entry holds a NUL character. It is not read."});
}

TEST_F(HostileDatabaseTest, WhatStandsBeforeASyntaxErrorIsKept) {
  const std::string sound = "[\n" + entry("b.cpp", "g++ b.cpp") + ",\n";
  const std::string zero(1, '\0');
  for (const std::string& end :
       {std::string("{\"directory\": \"/"), std::string("]]"), std::string("\xFF\xFE"), zero,
        "]" + zero + "x", std::string("{'a': 1}]"), std::string("// none\n]")}) {
    const CompileDatabases databases = read_json(sound + end);
    EXPECT_EQ(commands(databases), Lines{"b.cpp: g++ b.cpp"}) << end;
    EXPECT_EQ(gaps(databases), Lines{"compile_commands.json:3 unread: This is not JSON from here on; only "
                                     "the entries before it are read."})
        << end;
  }
}

TEST_F(HostileDatabaseTest, WhatIsNoDatabaseSaysSo) {
  EXPECT_EQ(gaps(read_json("")),
            Lines{"compile_commands.json:1 unread: The file is empty; a compile database is a JSON array of "
                  "commands."});
  EXPECT_EQ(gaps(read_json("{\"a\": 1}")), Lines{"compile_commands.json:1 unread: A compile database is an "
                                                 "array of commands, and this is an object."});
  EXPECT_EQ(gaps(read_json("3")), Lines{"compile_commands.json:1 unread: A compile database is an array of "
                                        "commands, and this is a number."});
  EXPECT_EQ(gaps(read_json("[]")), Lines{});
}

TEST_F(HostileDatabaseTest, DeepNestingIsRefusedWhileReading) {
  const std::string deep(100'000, '[');
  EXPECT_EQ(gaps(read_json(deep)),
            (Lines{"compile_commands.json:1 unread: An entry must be an object, not an array.",
                   "compile_commands.json:1 unread: Values are nested more than 64 deep here; only the "
                   "entries before it are read."}));
  const CompileDatabases databases =
      read_json("[" + entry("b.cpp", "g++ b.cpp") + ", " + entry("a.cpp", "g++ a.cpp", ", \"x\": " + deep));
  EXPECT_EQ(commands(databases), Lines{"b.cpp: g++ b.cpp"});
  EXPECT_EQ(databases.gaps.size(), 1U);
}

TEST_F(HostileDatabaseTest, ManyMistakesDoNotBuryTheReport) {
  std::string text = "[0";
  for (int i = 0; i < 100'000; ++i) text += ",\n0";
  const CompileDatabases databases = read_json(text + "]");
  EXPECT_EQ(databases.gaps.size(), 51U);
  EXPECT_EQ(databases.gaps.back().reason, "99951 more entries of this database could not be read either.");
}

TEST_F(HostileDatabaseTest, OnlyRegularFilesAreOpened) {
  folder.make_pipe("compile_commands.json");
  EXPECT_EQ(
      gaps(read()),
      Lines{"compile_commands.json:0 unread: The compile database cannot be read: it is a named pipe."});
  folder.make_folder("sub/compile_commands.json");
  EXPECT_EQ(
      gaps(read_asked("sub")),
      Lines{"sub/compile_commands.json:0 unread: The compile database cannot be read: it is a folder."});
  request.asked = {"/dev/zero"};
  ASSERT_EQ(read().gaps.size(), 1U);
  EXPECT_EQ(read().gaps[0].reason, "The compile database cannot be read: it is a device.");
}

TEST_F(HostileDatabaseTest, NothingOfAForeignFileIsRead) {
  folder.write("secret", "-DHUNTER2 @deeper");
  folder.make_folder("tree");
  folder.link("tree/link.rsp", "../secret");
  folder.write("tree/.git/config", "-DTOKEN");
  request.root = at("tree");
  folder.write("tree/compile_commands.json",
               R"([{"directory": "/", "file": "a.cpp", "command": "g++ @/etc/passwd @)" + at("secret") +
                   " @" + at("tree/link.rsp") + " @" + at("tree/.git/config") + R"( a.cpp"}])");
  const CompileDatabases databases = read();
  EXPECT_EQ(databases.commands[0].arguments, (Lines{"g++", "a.cpp"}));
  ASSERT_EQ(databases.gaps.size(), 4U);
  EXPECT_EQ(databases.gaps[0].reason,
            "The response file \"@/etc/passwd\" is left out: it lies outside the root and outside the "
            "database's folder, so it is "
            "not opened.");
  for (const Gap& gap : databases.gaps) {
    EXPECT_EQ(gap.reason.find("HUNTER2"), std::string::npos);
    EXPECT_EQ(gap.reason.find("deeper"), std::string::npos);
    EXPECT_EQ(gap.reason.find("TOKEN"), std::string::npos);
  }
}

TEST_F(HostileDatabaseTest, ResponseFilesThatNameThemselvesOrNeverEndAreLeftOut) {
  folder.write("ring.rsp", "-DX @ring.rsp");
  folder.make_pipe("pipe.rsp");
  const CompileDatabases databases = read_json("[" + entry("a.cpp", "g++ @ring.rsp @pipe.rsp a.cpp") + "]");
  EXPECT_EQ(commands(databases), Lines{"a.cpp: g++ -DX a.cpp"});
  EXPECT_EQ(gaps(databases),
            (Lines{"compile_commands.json:1 unread: A response file that names itself is left out of itself.",
                   "compile_commands.json:1 unread: The response file \"@pipe.rsp\" is left out: it is a "
                   "named pipe."}));
}

TEST_F(HostileDatabaseTest, ResponseFilesThatMultiplyAreCutOff) {
  for (int i = 0; i < 8; ++i) {
    std::string text;
    for (int k = 0; k < 20; ++k) text += " @" + std::to_string(i + 1) + ".rsp";
    folder.write(std::to_string(i) + ".rsp", text);
  }
  const auto start = std::chrono::steady_clock::now();
  const CompileDatabases databases = read_json("[" + entry("a.cpp", "g++ @0.rsp a.cpp") + "]");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  ASSERT_FALSE(databases.gaps.empty());
  EXPECT_EQ(databases.gaps.back().reason,
            "The response files of this command hold too much; the rest of it is left out.");
}

TEST_F(HostileDatabaseTest, NothingTheDatabaseNamesIsRunOrWritten) {
  read_json(
      "[" +
      entry("a.cpp", "sh -c 'touch " + at("made") + "' --serialize-diagnostics " + at("made") + " a.cpp") +
      "]");
  EXPECT_EQ(real_path(at("made")), "");
}

}  // namespace
}  // namespace ssot
