// Depth 3 as a user meets it: what runs beside it, what interrupts it, and databases as builds really write
// them.
#include <chrono>
#include <thread>

#include "cli/terminal.h"

namespace ssot {
namespace {

// `Session` of src/one.cpp is written by a macro of src/open.h: only Clang, in the translation unit, sees it.
class UnitsTest : public test::Terminal {
 protected:
  UnitsTest() { write_tree(""); }

  void write_tree(const std::string& place) {
    write(place + "ssot.json", R"({ "cpp": { "include_dirs": ["."] },
  "concepts": [{ "id": "session", "names": ["Session"], "canonical": ["a/home.h:Session"] }] })");
    write(place + "a/home.h", "class Session { int a; };\n");
    write(place + "src/open.h", "#define OPEN class Session {\n#define CLOSE };\n");
    write(place + "src/one.cpp",
          "#include \"open.h\"\nOPEN int b; CLOSE\nnamespace n { class Session { int q; }; }\n");
    for (int i = 0; i < 6; ++i) {
      write(place + "src/more" + std::to_string(i) + ".cpp",
            "namespace n" + std::to_string(i) + " { class Session {}; }\n");
    }
    write_database(place, "src");
  }

  void write_database(const std::string& place, const std::string& directory) {
    std::string entries = entry(directory, "one.cpp");
    for (int i = 0; i < 6; ++i) entries += ", " + entry(directory, "more" + std::to_string(i) + ".cpp");
    write(place + "compile_commands.json", "[" + entries + "]");
  }

  static std::string entry(const std::string& directory, const std::string& file) {
    return R"({"directory": ")" + directory + R"(", "file": ")" + file +
           R"(", "arguments": ["g++", "-c", ")" + file + "\"]}";
  }

  std::string here() const {
    std::string path = shell("pwd -P").out;
    return path.substr(0, path.find('\n'));
  }

  // What only the unit shows.
  static bool read_in_its_unit(const test::Outcome& outcome) {
    return outcome.out.find("src/one.cpp:2:1: error: duplicate-definition") != std::string::npos;
  }

  // Processes of ours, by the path of the tree among their arguments.
  std::string workers() const {
    return shell("for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline 2>/dev/null | grep '[s]sot-clang " +
                 here() + " '; done; true")
        .out;
  }

  // Whether `done` comes true within ten seconds.
  template <class Condition>
  static bool soon(Condition done) {
    for (int i = 0; i < 200; ++i) {
      if (done()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  }
};

TEST_F(UnitsTest, TheSameBytesOnAnyNumberOfThreadsAndWhereverItLies) {
  write_tree("../some/other where/");
  for (const char* command : {"check --depth 3 --today 2026-11-20",
                              "check --depth 3 --today 2026-11-20 --format json", "facts --depth 3 src a"}) {
    const test::Outcome expected = ssot(std::string(command) + " -j1");
    EXPECT_NE(expected.out.find("src/one.cpp"), std::string::npos) << expected.err;
    for (const char* threads : {" -j2", " -j7"}) {
      EXPECT_EQ(ssot(command + std::string(threads)).out, expected.out) << command << threads;
      EXPECT_EQ(shell("cd '../some/other where' && '" + test::program() + "' " + command + threads).out,
                expected.out)
          << command << threads;
    }
  }
}

TEST_F(UnitsTest, AnInterruptedRunLeavesNoWorkerBehind) {
  std::string laughs = "#define A0 x,x,x,x,x,x,x,x,x,x\n";
  for (int i = 0; i < 12; ++i) {
    laughs += "#define A" + std::to_string(i + 1);
    for (int k = 0; k < 10; ++k) laughs += " A" + std::to_string(i);
    laughs += "\n";
  }
  write("src/one.cpp", laughs + "int y[] = { A12 };\nclass Session {};\n");
  for (const char* signal : {"INT", "TERM", "KILL"}) {
    // `exec` in a shell of its own: its number is that of the program. Background jobs ignore SIGINT unless
    // told otherwise.
    ASSERT_EQ(shell("setsid env --default-signal=INT '" + test::program() +
                    "' check -j2 >/dev/null 2>&1 & echo $! >run.pid")
                  .code,
              0);
    ASSERT_TRUE(soon([&] { return !workers().empty(); })) << signal;
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    EXPECT_EQ(shell("kill -" + std::string(signal) + " $(cat run.pid)").code, 0) << signal;
    EXPECT_TRUE(soon([&] { return workers().empty(); })) << signal << "\n" << workers();
  }
}

TEST_F(UnitsTest, RunsSideBySideDoNotDisturbEachOther) {
  const std::string expected = ssot("check --format json --today 2026-11-20").out;
  const std::string run = "'" + test::program() + "' check --format json --today 2026-11-20 -j2 >../run";
  ASSERT_EQ(shell(run + "1 & " + run + "2 & " + run + "3 & wait").code, 0);
  for (const char* each : {"../run1", "../run2", "../run3"}) EXPECT_EQ(read(each), expected);
}

TEST_F(UnitsTest, WithoutItsWorkerTheRestIsJudged) {
  const test::Outcome outcome =
      shell("mkdir alone && cp '" + test::program() + "' alone/ssot && alone/ssot check");
  EXPECT_EQ(outcome.code, 1) << outcome.err;
  EXPECT_NE(outcome.out.find("src/one.cpp:3:21: error: duplicate-definition"), std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("src/more0.cpp: not read [worker]: Clang could not be started"),
            std::string::npos)
      << outcome.out;
}

TEST_F(UnitsTest, ThousandsOfFilesThatAreNotThereAreGaps) {
  std::string entries = entry("src", "one.cpp");
  for (int i = 0; i < 5'000; ++i) entries += ", " + entry("src", "gone" + std::to_string(i) + ".cpp");
  write("compile_commands.json", "[" + entries + "]");
  const test::Outcome outcome = ssot("check");
  EXPECT_EQ(outcome.code, 1) << outcome.err;
  EXPECT_TRUE(read_in_its_unit(outcome)) << outcome.out;
  EXPECT_NE(outcome.out.find("src/gone0.cpp: not read [no-unit]: Its translation unit was not read to the "
                             "end: the file does not "
                             "exist\n"),
            std::string::npos)
      << outcome.out;
  EXPECT_EQ(outcome.out.find(here()), std::string::npos) << outcome.out;
}

TEST_F(UnitsTest, AUnitOutsideOfTheTreeIsReadAndNotJudged) {
  write("../other/out.cpp", "#include \"" + here() + "/src/open.h\"\nOPEN int b; CLOSE\n");
  write("compile_commands.json", "[" + entry("src", "one.cpp") + ", " + entry("../other", "out.cpp") + "]");
  const test::Outcome outcome = ssot("check");
  EXPECT_TRUE(read_in_its_unit(outcome)) << outcome.out << outcome.err;
  EXPECT_EQ(outcome.out.find("out.cpp"), std::string::npos) << outcome.out;
}

TEST_F(UnitsTest, AnAbsoluteIncludeIsFollowed) {
  write("src/one.cpp",
        "#include \"" + here() + "/src/open.h\"\nOPEN int b; CLOSE\nnamespace n { class Session {}; }\n");
  EXPECT_TRUE(read_in_its_unit(ssot("check"))) << ssot("check").out;
}

TEST_F(UnitsTest, FilesAreTheSameThroughLinks) {
  ASSERT_EQ(shell("ln -s src linked && ln -s '" + here() + "' ../elsewhere").code, 0);
  write("src/two.cpp", "#include <open.h>\n");
  for (const std::string& directory : {here() + "/src", std::string("linked"), here() + "/linked",
                                       here() + "/../elsewhere/src", here() + "/../elsewhere/linked"}) {
    write("compile_commands.json", "[" + entry(directory, "one.cpp") + R"(, {"directory": ")" + directory +
                                       R"(", "file": "two.cpp", "arguments": ["g++", "-I", ")" + directory +
                                       R"(", "-Isrc", "-c", "two.cpp"]}])");
    EXPECT_TRUE(read_in_its_unit(ssot("check"))) << directory << "\n" << ssot("check").out;
    const std::string facts = ssot("facts --depth 3 src/open.h").out;
    EXPECT_NE(facts.find(R"("depth":"unit")"), std::string::npos) << directory << "\n" << facts;
  }
}

}  // namespace
}  // namespace ssot
