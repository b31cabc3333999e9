// Trees and compile databases that mean harm, judged as a user judges them: the promised exit code, the
// reason in the report, soon, and nothing written, run or printed that is nobody's business.
#include <chrono>

#include "cli/terminal.h"

namespace ssot {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using test::Outcome;

std::string times(std::size_t count, const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

// A second definition of a concept in bad.cpp, so that `check` asks Clang about it.
class HostileClangTest : public test::Terminal {
 protected:
  HostileClangTest() {
    write("ssot.json", R"({ "cpp": { "include_dirs": ["."] },
  "concepts": [{ "id": "session", "names": ["Session"], "canonical": ["a/home.h:Session"] }] })");
    write("a/home.h", "class Session { int a; };\n");
    start_ = Clock::now();
  }
  ~HostileClangTest() override {
    // Ten seconds on a machine that is idle.
    EXPECT_LT(Clock::now() - start_, std::chrono::seconds(60));
  }

  void write_bad(const std::string& text) { write("bad.cpp", text + "\nclass Session { int b; };\n"); }
  void write_database(const std::string& arguments) {
    write("compile_commands.json",
          R"([{"directory": ")" + shell("pwd").out.substr(0, shell("pwd").out.find('\n')) +
              R"(", "file": "bad.cpp", "arguments": [)" + arguments + R"(, "-c", "bad.cpp"]}])");
  }
  // The finding of depth 1 stands, whatever Clang says or fails to say.
  void expect_judged(const Outcome& outcome) const {
    EXPECT_EQ(outcome.code, 1) << outcome.out << outcome.err;
    EXPECT_NE(outcome.out.find("bad.cpp:"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("duplicate-definition [SSOT101]"), std::string::npos) << outcome.out;
  }
  std::string listing() const {
    return shell(
               "find .. -path ../out -o -path ../err -o -printf '%p %y %s %T@ ' -type f -exec cksum {} + | "
               "sort")
        .out;
  }

 private:
  Clock::time_point start_;
};

TEST_F(HostileClangTest, NestingThatKillsClangIsAGapThatNamesTheFile) {
  write_bad("int x = " + times(100'000, "!") + "1;");
  const Outcome outcome = ssot("check");
  expect_judged(outcome);
  EXPECT_NE(outcome.out.find(
                "bad.cpp: not read [worker]: Clang ran out of stack: something is nested too deeply\n"),
            std::string::npos)
      << outcome.out;
}

TEST_F(HostileClangTest, WhatClangDiedOfIsNotPassedOverByStrict) {
  write_bad("int x = " + times(100'000, "!") + "1;");
  EXPECT_EQ(ssot("check --fail-on none").code, 0);
  EXPECT_EQ(ssot("check --fail-on none --strict").code, 3);
}

TEST_F(HostileClangTest, WhatKilledClangAtAnOrdinaryStackIsRead) {
  write_bad("int x = " + times(2'000, "!") + "1;\nint y = " + times(80'000, "1+") + "1;");
  const Outcome outcome = ssot("check");
  expect_judged(outcome);
  EXPECT_EQ(outcome.out.find("[worker]"), std::string::npos) << outcome.out;
}

TEST_F(HostileClangTest, EndlessWorkIsStopped) {
  std::string laughs = "#define A0 x,x,x,x,x,x,x,x,x,x\n";
  for (int i = 0; i < 12; ++i) {
    laughs += "#define A" + std::to_string(i + 1) + times(10, " A" + std::to_string(i)) + "\n";
  }
  write_bad(laughs + "int y[] = { A12 };");
  const Outcome outcome = ssot("check");
  expect_judged(outcome);
  EXPECT_NE(outcome.out.find("bad.cpp: not read [worker]: Clang took more than 3 seconds\n"),
            std::string::npos)
      << outcome.out;
}

TEST_F(HostileClangTest, IncludesWithoutAnEndOrAFileDoNotHang) {
  ASSERT_EQ(shell("mkfifo fifo && mkdir folder").code, 0);
  write_bad(
      "#include \"bad.cpp\"\n#include \"fifo\"\n#include \"folder\"\n#include \"/dev/zero\"\n#include "
      "\"/dev/stdin\"\n");
  for (const char* database :
       {"", R"("g++")", R"("g++", "-include", "fifo")", R"("g++", "-imacros", "/dev/zero")",
        R"("g++", "-include-pch", "fifo")", R"("clang++", "-fprofile-use=fifo")"}) {
    if (*database != '\0') write_database(database);
    expect_judged(ssot("check"));
  }
}

TEST_F(HostileClangTest, ADatabaseMakesNothingWrittenRunOrRemoved) {
  write_bad("int x;");
  write("keep", "keep\n");
  write("evil.sh", "#!/bin/sh\ntouch ran\n");
  ASSERT_EQ(shell("chmod 755 evil.sh").code, 0);
  for (const char* database :
       {R"("clang++", "--serialize-diagnostics", "keep")", R"("clang++", "-Xclang", "-stats-file=keep")",
        R"("clang++", "-Xclang", "-dependency-file", "-Xclang", "keep")", R"("clang++", "-MJ", "keep")",
        R"("clang++", "-Xclang", "-diagnostic-log-file", "-Xclang", "keep")",
        R"("clang++", "-gen-cdb-fragment-path", ".")",
        R"("clang++", "-MD", "-MF", "keep", "-o", "keep", "-save-temps", "-ftime-trace")",
        R"("clang++", "-fplugin=./evil.so", "-Xclang", "-load", "-Xclang", "./evil.so")", R"("./evil.sh")",
        R"("ccache", "./evil.sh")",
        R"("clang++", "-x", "cuda", "--nvptx-arch-tool=./evil.sh", "--offload-arch=native")"}) {
    write_database(database);
    const std::string before = listing();
    expect_judged(ssot("check"));
    EXPECT_EQ(listing(), before) << database;
  }
}

TEST_F(HostileClangTest, FilesOutsideOfTheTreeAreNotPrinted) {
  write("../secret", "hunter2:x:0:0 hunter3;\n#error hunter4\n");
  write_bad("#include \"../secret\"\nint data[] = {\n#embed \"../secret\"\n};");
  for (const char* database :
       {"", R"("g++")", R"("g++", "-include", "../secret")", R"("g++", "@../secret")",
        R"("clang++", "--config=../secret")", R"("clang++", "-ivfsoverlay", "../secret")"}) {
    if (*database != '\0') write_database(database);
    for (const char* format : {"text", "json"}) {
      const Outcome outcome = ssot(std::string("check --format ") + format);
      EXPECT_EQ(outcome.code, 1) << outcome.err;
      EXPECT_EQ((outcome.out + outcome.err).find("hunter"), std::string::npos) << outcome.out << outcome.err;
    }
  }
}

TEST_F(HostileClangTest, OneUnitWithATrapDoesNotCostTheOthers) {
  write_bad("int x = " + times(100'000, "!") + "1;");
  for (int i = 0; i < 6; ++i) write("more" + std::to_string(i) + ".cpp", "class Session { int c; };\n");
  const Outcome outcome = ssot("check -j2");
  expect_judged(outcome);
  for (int i = 0; i < 6; ++i) {
    EXPECT_NE(outcome.out.find("more" + std::to_string(i) + ".cpp:1:7: error: duplicate-definition"),
              std::string::npos);
    EXPECT_EQ(outcome.out.find("more" + std::to_string(i) + ".cpp: not read"), std::string::npos);
  }
}

}  // namespace
}  // namespace ssot
