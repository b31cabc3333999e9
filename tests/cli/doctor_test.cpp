// `ssot doctor`, and the builds that -p and the policy name.

#include <nlohmann/json.hpp>

#include "cli/terminal.h"

namespace ssot {
namespace {

using nlohmann::json;
using test::Outcome;

class DoctorTest : public test::Terminal {
 protected:
  json diagnosis(const std::string& arguments = "") const {
    const Outcome outcome = ssot("doctor --format json " + arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return json::parse(outcome.out, nullptr, /*allow_exceptions=*/false);
  }
  // What is to be done, each with how.
  static std::string to_do(const json& diagnosis) {
    std::string text;
    for (const json& each : diagnosis["problems"])
      text += each["what"].get<std::string>() + " -> " + each["remedy"].get<std::string>() + "\n";
    return text;
  }
  void write_database(const std::string& folder) {
    write(
        folder + "/compile_commands.json",
        R"([{"directory": "..", "file": "a.cpp", "command": "ccache g++ -o CMakeFiles/app.dir/a.o -c a.cpp"},
              {"directory": "..", "file": "a.cpp", "command": "g++ -Wall -o CMakeFiles/app.dir/b.o -c a.cpp"},
              {"directory": "..", "file": "gone.cpp", "command": "clang++ -c gone.cpp"},
              {"directory": "..", "file": "a.s", "command": "as a.s"}, 7])");
  }
};

TEST_F(DoctorTest, ATreeWithoutCppNeedsNoDatabase) {
  write("ssot.json", "{}");
  write("app/__init__.py", "");
  write("pyproject.toml", "");
  const Outcome outcome = ssot("doctor");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out.find("C and C++"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("\nPython\n  files             1\n  import roots      . (guessed)\n"),
            std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("\nto do\n  nothing is missing\n"), std::string::npos) << outcome.out;
  EXPECT_EQ(ssot("doctor").out, outcome.out);
  EXPECT_EQ(ssot("doctor -j 1").out, outcome.out);
}

TEST_F(DoctorTest, WithoutADatabaseItSaysHowToGetOne) {
  write("a.cpp", "int a;\n");
  const json found = diagnosis();
  EXPECT_EQ(found["root_from"], "the working folder");
  EXPECT_EQ(found["cpp"]["sources"], 1);
  EXPECT_EQ(found["databases"].size(), 0U);
  EXPECT_NE(
      to_do(found).find(
          "No compile database was found, so C and C++ are read at depths 1 and 2: each file by itself. "
          "-> Run cmake with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or \"bear -- make\", and name the build "
          "folder with -p or in cpp.compile_commands.\n"),
      std::string::npos)
      << to_do(found);
}

TEST_F(DoctorTest, ADatabaseIsCountedAndItsMistakesAreNamed) {
  write("ssot.json", R"({"cpp": {"include_dirs": ["include"]}})");
  write("a.cpp", "int a;\n");
  write("b.cpp", "int b;\n");
  write("a.h", "\n");
  write_database("build");
  const json found = diagnosis();
  EXPECT_EQ(found["cpp"], json::parse(R"({"files": 3, "sources": 2, "sources_in_units": 1,
                                          "include_dirs": [{"path": "include", "exists": false}]})"));
  EXPECT_EQ(found["databases"],
            json::parse(R"([{"path": "build/compile_commands.json", "entries": 5, "other_languages": 1,
      "units": 2, "gone": 1, "first_gone": "gone.cpp", "compilers": ["clang++", "g++"], "programs": 1,
      "programs_from": "target folders"}])"));
  EXPECT_EQ(found["gaps"],
            json::parse(R"([{"path": "build/compile_commands.json", "line": 4, "kind": "unread",
      "reason": "An entry must be an object, not a number."}])"));
  const std::string advice = to_do(found);
  for (const char* sentence :
       {"1 of 2 units in build/compile_commands.json no longer exist, among them gone.cpp. -> ",
        "No database names 1 of 2 C and C++ sources, b.cpp among them; each is read by itself. -> ",
        "cpp.include_dirs names include, which is no folder of the tree. -> ",
        "1 thing could not be read; the first is "}) {
    EXPECT_NE(advice.find(sentence), std::string::npos) << advice;
  }
  EXPECT_EQ(ssot("doctor").out, ssot("doctor -j 1").out);
}

TEST_F(DoctorTest, ClangIsAskedWhichVersionItIs) {
  write("a.cpp", "int a;\n");
  const json clang = diagnosis()["clang"];
  EXPECT_EQ(clang["problem"], "");
  EXPECT_EQ(clang["version"].get<std::string>().substr(0, 3), "19.") << clang;
  EXPECT_NE(clang["builtin_headers"], "");
}

TEST_F(DoctorTest, TheProgramWithoutItsWorkerSaysSo) {
  write("a.cpp", "int a;\n");
  const Outcome outcome = shell("cp '" + test::program() + "' ssot-alone && ./ssot-alone doctor");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(
      outcome.out.find("  The program ssot-clang was not found, so C and C++ are read at depth 1 alone.\n"),
      std::string::npos)
      << outcome.out;
}

TEST_F(DoctorTest, HostileNamesReachTheTerminalHarmless) {
  write("a.cpp", "");
  write("compile_commands.json",
        R"([{"directory": ".", "file": "\u001b[31mx.cpp", "command": "'g\u202e++' x"}])");
  const Outcome outcome = ssot("doctor");
  EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos);
  EXPECT_NE(outcome.out.find("\\x1b[31mx.cpp"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("g\\u202e++"), std::string::npos) << outcome.out;
  EXPECT_EQ(ssot("doctor --format json").out.find('\x1b'), std::string::npos);
}

TEST_F(DoctorTest, WrongArgumentsAreExitCodeTwo) {
  EXPECT_EQ(ssot("doctor --format yaml").code, 2);
  EXPECT_EQ(ssot("doctor src").err,
            "ssot doctor: unexpected argument \"src\"\nssot doctor --help shows every option.\n");
}

TEST_F(DoctorTest, ABuildThatIsNotThereIsRefusedByEveryCommand) {
  write("ssot.json", "{}");
  write("empty/x", "");
  for (const char* command : {"check", "facts .", "graph", "where --all", "doctor"}) {
    const Outcome gone = ssot(std::string(command) + " -p gone");
    EXPECT_EQ(gone.code, 2) << command;
    EXPECT_EQ(gone.out, "") << command;
    EXPECT_EQ(gone.err, "\"gone\", given with -p, does not exist.\n") << command;
  }
  const Outcome empty = ssot("check -p empty -p ''");
  EXPECT_EQ(empty.code, 2);
  EXPECT_EQ(ssot("check -p empty").err,
            "\"empty\", given with -p, holds no compile_commands.json; CMake writes one with "
            "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON, and so does \"bear -- make\".\n");
}

TEST_F(DoctorTest, SeveralBuildsMayBeNamedAlsoOutsideTheTree) {
  write("ssot.json", "{}");
  write("a.cpp", "int a;\n");
  write_database("debug");
  write("../release/compile_commands.json", "[]");
  const json found = diagnosis("-p debug -p ../release/compile_commands.json");
  ASSERT_EQ(found["databases"].size(), 2U);
  EXPECT_EQ(found["databases"][0]["path"], "../release/compile_commands.json");
  EXPECT_EQ(found["databases"][1]["path"], "debug/compile_commands.json");
}

TEST_F(DoctorTest, TheBuildOfThePolicyMayComeWithTheFirstBuild) {
  write("ssot.json", R"({"cpp": {"compile_commands": "out"}})");
  write("a.cpp", "int a;\n");
  write_database("build");
  const json before = diagnosis();
  EXPECT_EQ(before["databases"].size(), 0U);
  ASSERT_EQ(before["gaps"].size(), 1U);
  EXPECT_EQ(before["gaps"][0]["path"], "out");
  EXPECT_EQ(before["gaps"][0]["kind"], "no-unit");
  EXPECT_EQ(before["gaps"][0]["reason"],
            "cpp.compile_commands names it, and it holds no compile_commands.json; build first, or name "
            "another build with -p.");
  EXPECT_EQ(ssot("check").code, 0);
  write_database("out");
  EXPECT_EQ(diagnosis()["databases"][0]["path"], "out/compile_commands.json");
}

TEST_F(DoctorTest, APolicyDoesNotLeadOutOfTheRoot) {
  write("ssot.json", R"({"cpp": {"compile_commands": "out"}})");
  write("a.cpp", "int a;\n");
  write("../elsewhere/compile_commands.json", "hunter2");
  ASSERT_EQ(shell("ln -s ../elsewhere out").code, 0);
  const json found = diagnosis();
  EXPECT_EQ(found["databases"].size(), 0U);
  EXPECT_EQ(found["gaps"][0]["reason"],
            "cpp.compile_commands names it, and it leads out of the root, so it is not opened; name that "
            "build with -p.");
}

TEST_F(DoctorTest, ADatabaseThatIsAPipeHangsNothing) {
  write("a.cpp", "int a;\n");
  ASSERT_EQ(shell("mkfifo compile_commands.json").code, 0);
  EXPECT_EQ(diagnosis()["gaps"][0]["reason"], "The compile database cannot be read: it is a named pipe.");
  EXPECT_EQ(ssot("check").code, 0);
  EXPECT_EQ(ssot("check --strict").code, 3);
}

}  // namespace
}  // namespace ssot
