// The formats of `ssot check` for other programs, from outside: a tree with names and lines that mean harm,
// read back.

#include <nlohmann/json.hpp>

#include "cli/terminal.h"

namespace ssot {
namespace {

using nlohmann::json;
using test::Outcome;

constexpr const char* kHostile = "app/a\x1b[31m\n::error::%0A<b>\"'\xE2\x80\xAE\xff.py";

class FormatsTest : public test::Terminal {
 protected:
  FormatsTest() {
    write("ssot.json", R"({
  "concepts": [
    { "id": "manager", "names": ["*Manager"], "canonical": ["app.manager:Manager"],
      "paths": [{ "path": "app.old", "state": "removed", "replace": "app.manager" }] }
  ]
})");
    write("app/__init__.py", "");
    write("app/manager.py", "class Manager:\n    pass\n");
    write("app/manager.py.bak", "class Manager:\n    pass\n");
    write("app/chat.py", "class ChatManager:\n    pass\n");
    write("app/wide.py", "\"\xF0\x90\x90\x80\"; from app.old import Manager\n");
    write(kHostile, "class HostileManager:\n    pass\n");
  }

  Outcome report(const std::string& format) const {
    return ssot("check --today 2026-11-20 --format " + format);
  }
  json parsed(const std::string& format) const { return json::parse(report(format).out); }
  json results(const std::string& format) const { return parsed(format)["runs"][0]["results"]; }
};

json result_at(const json& results, const std::string& uri) {
  for (const json& result : results) {
    if (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri) return result;
  }
  ADD_FAILURE() << "nothing at " << uri;
  return {};
}

TEST_F(FormatsTest, EveryFormatOfTheHelpIsWrittenAndFailsAlike) {
  const std::string help = ssot("check --help").out;
  for (const char* format : {"text", "json", "sarif", "sarif-github", "github", "gitlab", "junit",
                             "checkstyle", "rdjson", "markdown"}) {
    EXPECT_NE(help.find("\n  " + std::string(format) + " "), std::string::npos) << format;
    const Outcome outcome = report(format);
    EXPECT_EQ(outcome.code, 1) << format;
    EXPECT_EQ(outcome.err, "") << format;
    EXPECT_EQ(outcome.out, report(std::string(format) + " -j 7").out) << format;
    EXPECT_EQ(report(std::string(format) + "=../report").out, "") << format;
    EXPECT_EQ(read("../report"), outcome.out) << format;
  }
}

TEST_F(FormatsTest, NoNameForgesACommandOrReachesATerminalAsItIs) {
  for (const char* format : {"text", "json", "sarif", "sarif-github", "github", "gitlab", "junit",
                             "checkstyle", "rdjson", "markdown"}) {
    const std::string out = report(format).out;
    EXPECT_EQ(out.find('\x1b'), std::string::npos) << format;
    EXPECT_EQ(out.find('\xff'), std::string::npos) << format;
    EXPECT_EQ(out.find("\xE2\x80\xAE"), std::string::npos) << format;
    EXPECT_EQ(out.find("\n::error::"), std::string::npos) << format;
  }
}

TEST_F(FormatsTest, XmlIsReadByARealParser) {
  for (const char* format : {"junit", "checkstyle"}) {
    const Outcome outcome =
        shell("'" + test::program() + "' check --format " + format +
              " | python3 -c \"import sys, xml.etree.ElementTree as x; print([e.get('name') for e in "
              "x.parse(sys.stdin.buffer).getroot()])\"");
    EXPECT_NE(outcome.out.find("'app/a\uFFFD[31m\\n::error::%0A<b>\"\\'\\u202e\uFFFD.py'"), std::string::npos)
        << format << outcome.out << outcome.err;
  }
}

TEST_F(FormatsTest, GithubsHashOfTheLineIsThatOfItsOwnAction) {
  for (const char* format : {"sarif", "sarif-github"}) {
    EXPECT_EQ(result_at(results(format), "app/chat.py")["partialFingerprints"]["primaryLocationLineHash"],
              "4de8c978cf0e0c69:1")
        << format;
    EXPECT_EQ(
        result_at(results(format), "app/manager.py.bak")["partialFingerprints"]["primaryLocationLineHash"],
        "fe735a5df11f2be1:1")
        << format;
  }
}

TEST_F(FormatsTest, ATreeInsideARepositoryIsShownFromTheRepositorysRoot) {
  ASSERT_EQ(shell("git init -q .. && git -C .. add -A").code, 0);
  EXPECT_NE(report("github").out.find("::error file=tree/app/chat.py,line=1,"), std::string::npos)
      << report("github").out;
  EXPECT_NE(report("checkstyle").out.find("<file name=\"app/chat.py\">"), std::string::npos);
}

TEST_F(FormatsTest, ColumnsAreThoseOfTheFormat) {
  json region;
  const json report = parsed("json");
  for (const json& finding : report["findings"]) {
    if (finding["path"] == "app/wide.py") region = finding["region"];
  }
  const json wide = result_at(results("sarif"), "app/wide.py")["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(wide["startColumn"].get<int>(), region["column"].get<int>() - 2);
  EXPECT_EQ(wide["endColumn"].get<int>(), region["end_column"].get<int>() - 2);
  json bytes;
  const json diagnostics = parsed("rdjson")["diagnostics"];
  for (const json& diagnostic : diagnostics) {
    if (diagnostic["location"]["path"] == "app/wide.py") bytes = diagnostic["location"]["range"];
  }
  EXPECT_EQ(bytes["start"]["column"], region["column"]);
  EXPECT_EQ(bytes["end"]["column"], region["end_column"]);
}

}  // namespace
}  // namespace ssot
