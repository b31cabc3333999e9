// where, graph, facts and config from outside.

#include <nlohmann/json.hpp>

#include "cli/terminal.h"

namespace ssot {
namespace {

using nlohmann::json;
using test::Outcome;

class TreeCommandsTest : public test::Terminal {
 protected:
  TreeCommandsTest() {
    write("ssot.json", R"({
  "concepts": [
    { "id": "manager", "why": "One is enough.", "owner": "@platform",
      "names": ["*Manager"], "canonical": ["app.manager:Manager"] }
  ],
  "rules": { "import-cycle": "error" }
})");
    write("app/__init__.py", "");
    write("app/manager.py", "class Manager:\n    pass\n");
    write("app/chat.py", "from app.manager import Manager\n");
    write("app/main.py", "import app.chat\n");
  }
};

TEST_F(TreeCommandsTest, WhereAnswersWithTheLineToCopy) {
  const Outcome outcome = ssot("where Manager");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out,
            "manager\n"
            "  use         from app.manager import Manager\n"
            "  lives in    app/manager.py:1\n"
            "  why         One is enough.\n"
            "  owner       @platform\n"
            "  written at  ssot.json:3:5\n");
}

TEST_F(TreeCommandsTest, WhereAllIsTheRegistry) {
  EXPECT_EQ(ssot("where --all").out, ssot("where Manager").out);
  EXPECT_EQ(
      ssot("where --all --format markdown").out,
      "# One source of truth\n\nWritten by `ssot where --all --format markdown`.\n\n## manager\n\nOne is "
      "enough.\n\n- Use: `from app.manager import Manager`\n- Lives in: `app/manager.py:1`\n- Owner: "
      "`@platform`\n");
  EXPECT_EQ(json::parse(ssot("where --all --format json").out)["concepts"][0]["import_lines"],
            json::parse(R"(["from app.manager import Manager"])"));
}

TEST_F(TreeCommandsTest, WhereNamesTheFactoryOfAPacksLibrary) {
  write("ssot.json", R"({ "extends": ["ssot:websocket"], "concepts": [
    { "id": "websocket-manager", "extends": true, "owner": "@realtime" }] })");
  EXPECT_EQ(
      ssot("where websocket-manager").out,
      "websocket-manager\n"
      "  use         #include \"websocket/websocket_manager.hpp\"\n"
      "  made by     #include \"websocket/websocket_manager.hpp\"  // websocket::get_websocket_manager\n"
      "  why         One manager holds all connections of a user context; a second one loses events, or "
      "delivers them to the wrong user.\n"
      "  owner       @realtime\n"
      "  written at  ssot.json:2:5\n");
  EXPECT_EQ(ssot("where UserContext").code, 0);
  EXPECT_EQ(ssot("check").code, 0);
}

TEST_F(TreeCommandsTest, WhereNamesWhatItDoesNotKnow) {
  const Outcome outcome = ssot("where Nothing");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err.substr(0, 12), "ssot where: ");
}

TEST_F(TreeCommandsTest, TheGraphIsJsonOrDot) {
  const json graph = json::parse(ssot("graph").out);
  EXPECT_EQ(graph["nodes"].size(), 4U);
  EXPECT_EQ(graph["edges"],
            json::parse(R"([{"from": "app/chat.py", "to": "app/manager.py", "line": 1, "imports": 1},
                            {"from": "app/main.py", "to": "app/chat.py", "line": 1, "imports": 1}])"));
  EXPECT_EQ(ssot("graph --format dot").out.substr(0, 15), "digraph ssot {\n");
}

TEST_F(TreeCommandsTest, TheGraphShowsTheShortestChain) {
  const json chain = json::parse(ssot("graph --from app/main.py --to app.manager").out);
  EXPECT_EQ(chain["edges"].size(), 2U);
  const Outcome none = ssot("graph --from app/manager.py --to app/main.py");
  EXPECT_EQ(none.code, 2);
  EXPECT_EQ(none.err.substr(0, 12), "ssot graph: ");
}

TEST_F(TreeCommandsTest, TheGraphShowsWhatIsNear) {
  EXPECT_EQ(json::parse(ssot("graph --around app/manager.py").out)["nodes"].size(), 2U);
  EXPECT_EQ(json::parse(ssot("graph --around app/manager.py --hops 2").out)["nodes"].size(), 3U);
}

TEST_F(TreeCommandsTest, TheGraphByFolder) {
  const json graph = json::parse(ssot("graph --level folder").out);
  EXPECT_EQ(graph["level"], "folder");
  EXPECT_EQ(graph["nodes"][0]["path"], "app");
  EXPECT_TRUE(graph["edges"].empty()) << "imports inside a folder are no edges";
  EXPECT_EQ(json::parse(ssot("graph --level folder --around app/manager.py").out)["nodes"][0]["highlighted"], true);
}

TEST_F(TreeCommandsTest, TheGraphOfCyclesHoldsNothingElse) {
  EXPECT_EQ(json::parse(ssot("graph --cycles").out)["cycles"], json::array());
  write("ring/a.py", "import ring.b\nimport app.manager\n");
  write("ring/b.py", "import ring.a\n");
  write("ring/late.py", "def f():\n    import ring.later\n");
  write("ring/later.py", "import ring.late\n");
  const json graph = json::parse(ssot("graph --cycles").out);
  EXPECT_EQ(graph["cycles"], json::parse(R"([["ring/a.py", "ring/b.py"]])")) << "as SSOT301 counts";
  EXPECT_EQ(graph["nodes"].size(), 2U);
  EXPECT_EQ(graph["edges"].size(), 2U);
}

TEST_F(TreeCommandsTest, TheGraphAsMermaid) {
  EXPECT_EQ(ssot("graph --from app/main.py --to app.manager --format mermaid").out,
            "flowchart LR\n"
            "  n0[\"app/chat.py\"]\n"
            "  n1[\"app/main.py\"]:::asked\n"
            "  n2[\"app/manager.py\"]:::asked\n"
            "  n0 --> n2\n"
            "  n1 --> n0\n"
            "  classDef asked stroke-width:3px\n");
}

TEST_F(TreeCommandsTest, ASavedRunIsRenderedWithoutTheTree) {
  write("copy/manager.py", "class Manager:\n    pass\n");
  const Outcome text = ssot("check --format text --format json=run.json --format sarif=run.sarif");
  EXPECT_EQ(text.code, 1);
  ASSERT_EQ(shell("rm -r app copy").code, 0);
  const Outcome again = ssot("report --from run.json --format text --format sarif=again.sarif");
  EXPECT_EQ(again.code, 0);
  EXPECT_EQ(again.out, text.out);
  EXPECT_EQ(read("again.sarif"), read("run.sarif"));
  const Outcome absent = ssot("report --from absent.json");
  EXPECT_EQ(absent.code, 2);
  EXPECT_EQ(absent.err.substr(0, 13), "ssot report: ");
}

TEST_F(TreeCommandsTest, ASavedAuditHasTheFormatsOfAnAudit) {
  const std::string saved = "report --from '" + test::source_path("tests/report/golden/audit.json") + "'";
  const Outcome text = ssot(saved);
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_EQ(text.out, ssot(saved + " --format text --quiet").out + text.out.substr(text.out.find("\nhint: ")));
  EXPECT_EQ(ssot(saved + " --format json").out.substr(0, 29), "{\n  \"schema\":\"ssot-audit/1\",\n");
  const Outcome foreign = ssot(saved + " --format json=x.json --format sarif=x.sarif");
  EXPECT_EQ(foreign.code, 2);
  EXPECT_EQ(foreign.err.substr(0, 70),
            "ssot report: --format sarif is no format of a saved audit; it has text");
  write("broken.json", "{\"schema\": \"ssot-audit/1\"}\n");
  const Outcome broken = ssot("report --from broken.json");
  EXPECT_EQ(broken.code, 2);
  EXPECT_EQ(broken.err, "broken.json:1:1: error: \"date\" is missing\n");
}

TEST_F(TreeCommandsTest, FactsAreOneObjectALineInOrderOfPath) {
  const Outcome outcome = ssot("facts app");
  EXPECT_EQ(outcome.code, 0);
  std::vector<std::string> paths;
  for (std::size_t at = 0; at < outcome.out.size();) {
    const std::size_t end = outcome.out.find('\n', at);
    paths.push_back(json::parse(outcome.out.substr(at, end - at))["path"]);
    at = end + 1;
  }
  EXPECT_EQ(paths,
            (std::vector<std::string>{"app/__init__.py", "app/chat.py", "app/main.py", "app/manager.py"}));
}

TEST_F(TreeCommandsTest, FactsTellUsesWhenAskedTo) {
  write("app/user.py", "from unittest.mock import patch\nwith patch(\"app.chat\") as chat:\n    chat.send(1).done\n");
  EXPECT_FALSE(json::parse(ssot("facts app/user.py").out).contains("uses"));
  const json facts = json::parse(ssot("facts --uses app/user.py").out);
  std::vector<std::string> names;
  for (const json& use : facts["uses"]) names.push_back(use["name"]);
  EXPECT_EQ(names, (std::vector<std::string>{"patch", "chat.send", "chat.send.done"}));
  EXPECT_EQ(facts["bindings"][0]["name"], "chat");
  EXPECT_EQ(facts["mentions"][0]["text"], "app.chat");
}

TEST_F(TreeCommandsTest, FactsOfABrokenFileAreStillExitCodeZero) {
  write("app/broken.py", "x = (\n");
  const Outcome outcome = ssot("facts app/broken.py");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(json::parse(outcome.out)["gaps"][0]["kind"], "lost");
}

TEST_F(TreeCommandsTest, EveryValueOfThePolicyHasItsOrigin) {
  const Outcome outcome = ssot("config");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.out.find("concepts[manager].owner = \"@platform\""), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("  # ssot.json:4:17\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("rules.import-cycle = \"error\""), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("  # ssot.json:6:30\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("rules.backup-file = \"warning\""), std::string::npos) << outcome.out;
  const json config = json::parse(ssot("config --format json").out);
  EXPECT_EQ(config["schema"], "ssot-config/1");
  EXPECT_EQ(config["policy"]["concepts"][0]["id"], "manager");
}

TEST_F(TreeCommandsTest, ABrokenPolicyIsExitCodeTwoForEachOfThem) {
  write("ssot.json", "{ \"concepts\": 3 }\n");
  for (const char* arguments : {"where Manager", "graph", "facts app", "config"}) {
    const Outcome outcome = ssot(arguments);
    EXPECT_EQ(outcome.code, 2) << arguments;
    EXPECT_EQ(outcome.out, "") << arguments;
    EXPECT_EQ(outcome.err, "ssot.json:1:15: error: \"concepts\" must be an array, not a number\n")
        << arguments;
  }
}

TEST_F(TreeCommandsTest, ReportsOfTheProgramFitTheSchemas) {
  write("app/copy.py.bak", "");
  write("app/broken.py", "x = (\n");
  ASSERT_LE(ssot("check --format json=report.json").code, 1);
  ASSERT_EQ(shell("'" + test::program() + "' facts --uses app >facts.jsonl").code, 0);
  const Outcome outcome = shell("python3 '" + test::source_path("tests/report/validate_reports.py") + "' '" +
                                test::source_path("") + "' report.json facts.jsonl");
  if (outcome.code == 77) GTEST_SKIP() << outcome.out;
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
}

}  // namespace
}  // namespace ssot
