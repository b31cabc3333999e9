#include "frontend/packaging/packaging.h"

#include <gtest/gtest.h>

#include <string>

namespace ssot::packaging {
namespace {

std::string words_of(const Document& document) {
  std::string out;
  for (const Mention& each : document.mentions)
    out += std::to_string(each.line) + ":" + std::to_string(each.column) + " " + std::string(each.how) + " " +
           std::string(each.text) + "\n";
  return out;
}

TEST(Packaging, ReadsTheEntryPointsOfPyproject) {
  const Document document =
      read("pyproject.toml",
           "[project.scripts]\nserve = \"app.main:run\"\n"
           "[project.entry-points.\"a.b\"]\nx = 'app.x'\n"
           "[tool.poetry.scripts]\ny = { reference = \"app.y:z\", type = \"console\" }\n"
           "[tool.other.scripts]\nno = \"app.no\"\n");
  EXPECT_EQ(words_of(document),
            "2:10 project.scripts.serve app.main:run\n"
            "4:6 project.entry-points.a.b.x app.x\n"
            "6:20 tool.poetry.scripts.y app.y:z\n");
  EXPECT_TRUE(document.gaps.empty());
}

TEST(Packaging, ReadsTheEntryPointsOfSetupCfg) {
  const Document document =
      read("a/setup.cfg",
           "[metadata]\nname = app.x:y\n[options.entry_points]\nconsole_scripts =\n"
           "    # a comment\n    serve = app.main:run [extra]\none = two = app.two:x\n[other]\nz = app.z\n");
  EXPECT_EQ(words_of(document),
            "6:13 options.entry_points.console_scripts.serve app.main:run [extra]\n"
            "7:13 options.entry_points.one.two app.two:x\n");
}

TEST(Packaging, SaysWhereTomlIsBroken) {
  const Document document = read("pyproject.toml", "[project]\nname = \n");
  ASSERT_EQ(document.gaps.size(), 1U);
  EXPECT_EQ(document.gaps[0].kind, GapKind::kLost);
  EXPECT_EQ(document.gaps[0].line, 2);
}

TEST(Packaging, SurvivesDeepNesting) {
  const Document document = read("pyproject.toml", "x = " + std::string(100000, '['));
  EXPECT_EQ(document.gaps.size(), 1U);
}

TEST(Packaging, ReadsTomlHoweverItIsWritten) {
  EXPECT_EQ(words_of(read("pyproject.toml", "project.scripts.serve = \"app.main:run\"\n")),
            "1:26 project.scripts.serve app.main:run\n");
  EXPECT_EQ(words_of(read("pyproject.toml", "[project]\nscripts = { serve = 'app.main:run' }\n")),
            "2:22 project.scripts.serve app.main:run\n");
  EXPECT_EQ(words_of(read("pyproject.toml", "\xEF\xBB\xBF[project.scripts]\r\nserve = \"app.main:run\"\r\n")),
            "2:10 project.scripts.serve app.main:run\n");
}

TEST(Packaging, TakesNothingOfTablesOfAnotherShape) {
  for (const char* text :
       {"[[project.scripts]]\nserve = \"app.main:run\"\n", "[project]\nscripts = \"app.main:run\"\n",
        "project = [1]\n", "[project.scripts]\nserve = 1\nother = [\"app.main:run\"]\n",
        "[project.entry-points]\nx = \"app.x\"\n", ""}) {
    const Document document = read("pyproject.toml", text);
    EXPECT_TRUE(document.mentions.empty()) << text;
    EXPECT_TRUE(document.gaps.empty()) << text;
  }
}

TEST(Packaging, SaysWhatItCouldNotRead) {
  EXPECT_EQ(read("pyproject.toml", "x = \"\xff\xfe\"\n").gaps.size(), 1U);
  EXPECT_EQ(read("pyproject.toml", std::string(1, '\0')).gaps.size(), 1U);
  const Document large = read("pyproject.toml", "#" + std::string(5U << 20, 'x'));
  ASSERT_EQ(large.gaps.size(), 1U);
  EXPECT_EQ(large.gaps[0].kind, GapKind::kSkippedLimit);
}

TEST(Packaging, ReadsSetupCfgOfWindows) {
  EXPECT_EQ(
      words_of(read("setup.cfg",
                    "\xEF\xBB\xBF[options.entry_points]\r\nconsole_scripts =\r\n  serve = app.main:run\r\n")),
      "3:11 options.entry_points.console_scripts.serve app.main:run\n");
  EXPECT_EQ(words_of(read("setup.cfg", std::string(100000, '[') + "\n  = =\n" + std::string(10, '\0'))), "");
}

}  // namespace
}  // namespace ssot::packaging
