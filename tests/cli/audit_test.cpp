// `ssot audit` from outside: trees small enough to be counted by hand.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/terminal.h"

namespace ssot {
namespace {

using nlohmann::json;
using test::Outcome;

class AuditTest : public test::Terminal {
 protected:
  // Three takes on one registry, of which one derives from another; four files import them by three paths.
  void write_registry() {
    write("app/__init__.py", "");
    write(
        "app/registry.py",
        "class SessionRegistry:\n"
        "    def open_session(self, user):\n        return self.sessions.setdefault(user, [])\n"
        "    def close_session(self, user, *, force=False):\n        return self.sessions.pop(user, None)\n"
        "    async def broadcast(self, text):\n        for s in self.sessions.values(): await s.send(text)\n"
        "    def count(self):\n        return len(self.sessions)\n");
    write("app/unified.py",
          "class UnifiedSessionRegistry:\n"
          "    def open_session(self, user, retry):\n        return self.all.setdefault(user, [])\n"
          "    def close_session(self, user, *, force=False):\n        return self.sessions.pop(user, None)\n"
          "    def broadcast(self, text):\n        raise NotImplementedError\n"
          "    def restore(self):\n        return None\n");
    write("app/shim.py", "from app.registry import SessionRegistry\n__all__ = ['SessionRegistry']\n");
    write("app/unused_shim.py",
          "from app.unified import UnifiedSessionRegistry\n__all__ = ['UnifiedSessionRegistry']\n");
    write("app/factory.py",
          "from app.registry import SessionRegistry\n\n\ndef get_session_registry():\n    return "
          "SessionRegistry()\n");
    write("app/chat.py", "from app.registry import SessionRegistry\n");
    write("app/mail.py", "from app.shim import SessionRegistry\n");
    write("app/web.py", "from .unified import UnifiedSessionRegistry as Registry\nimport app.registry\n");
    write("tests/test_chat.py",
          "from app.registry import SessionRegistry\n\n\nclass MockSessionRegistry:\n    pass\n");
    write("app/registry.py.bak", "old\n");
  }

  json audit(const std::string& arguments = "") const {
    const Outcome outcome = ssot("audit --today 2026-11-20 --format json " + arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return json::parse(outcome.out);
  }

  static json find(const json& all, const std::string& member, const std::string& value) {
    for (const json& each : all) {
      if (each.at(member) == value) return each;
    }
    ADD_FAILURE() << "no " << member << " " << value << " in " << all.dump(1);
    return json::object();
  }
};

TEST_F(AuditTest, WithoutConfigurationItFindsTheTakesOnOneThing) {
  write_registry();
  const json concepts = audit()["concepts"];
  ASSERT_EQ(concepts.size(), 1U) << concepts.dump(1);
  const json& found = concepts[0];
  EXPECT_EQ(found["id"], "session-registry");
  EXPECT_EQ(found["name"], "SessionRegistry");
  EXPECT_FALSE(found.value("declared", false));
  ASSERT_EQ(found["definitions"].size(), 4U);
  EXPECT_EQ(found["definitions"][0]["path"], "app/registry.py") << "the one to keep comes first";
  EXPECT_EQ(found["definitions"][0]["imports"], 6)
      << "factory, chat, shim, mail by the shim, web as a whole, test";
  EXPECT_EQ(found["definitions"][0]["test_files"], 1);
  EXPECT_EQ(found["definitions"][0]["changed"]["unknown"], "no git repository");
  EXPECT_EQ(find(found["definitions"], "name", "UnifiedSessionRegistry")["imports"], 2);
  EXPECT_EQ(find(found["definitions"], "name", "get_session_registry")["role"], "factory");
  EXPECT_EQ(find(found["definitions"], "name", "MockSessionRegistry")["role"], "mock");
}

TEST_F(AuditTest, PathsAreCountedAndDeadOnesNamed) {
  write_registry();
  const json paths = audit()["concepts"][0]["paths"];
  EXPECT_EQ(find(paths, "path", "app.registry")["imports"], 5);
  EXPECT_EQ(find(paths, "path", "app.shim")["imports"], 1);
  EXPECT_EQ(find(paths, "path", "app.shim")["state"], "hands on");
  EXPECT_EQ(find(paths, "path", "app.unified")["imports"], 2);
  EXPECT_TRUE(find(paths, "path", "app.unused_shim")["dead"]);
  EXPECT_TRUE(find(paths, "path", "app.factory")["dead"]);
  EXPECT_TRUE(find(paths, "path", "app.registry")["right"]);
}

TEST_F(AuditTest, TheMatrixSaysWhatIsSameDiffersAndMissing) {
  write_registry();
  const json matrix = audit()["concepts"][0]["matrix"];
  EXPECT_EQ(matrix["columns"], json::parse("[0, 1]"));
  const auto cell = [&](const std::string& method) {
    return find(matrix["rows"], "method", method)["cells"][1];
  };
  EXPECT_EQ(cell("open_session")["state"], "differs");
  EXPECT_EQ(cell("open_session")["how"], "parameters and body");
  EXPECT_EQ(cell("open_session")["signature"], "open_session(user, retry)");
  EXPECT_EQ(cell("close_session")["state"], "same");
  EXPECT_EQ(cell("close_session")["signature"], "close_session(user, *, force=…)");
  EXPECT_EQ(cell("broadcast")["how"], "async and body");
  EXPECT_EQ(cell("count")["state"], "missing");
  EXPECT_EQ(find(matrix["rows"], "method", "restore")["cells"][0]["state"], "missing");
}

TEST_F(AuditTest, TheScoreIsItsFormula) {
  write_registry();
  const json score = audit()["summary"]["score"];
  EXPECT_EQ(score["definitions"], 2);
  EXPECT_EQ(score["imports"], 8) << "six of the one, two of the other";
  EXPECT_EQ(score["backups"], 1);
  EXPECT_EQ(score["right"], 1);
  EXPECT_EQ(score["all"], 11);
  EXPECT_EQ(score["points"], 9);
  EXPECT_EQ(score["possible"], 100 * (1 + 5) / 11);
}

constexpr const char* kPolicy = R"({ "concepts": [ { "id": "sessions", "why": "One.",
  "names": ["*SessionRegistry"], "canonical": ["app.registry:SessionRegistry"] } ] })";

TEST_F(AuditTest, DecliningToDeclareNeverRaisesTheScore) {
  write_registry();
  const int without = audit()["summary"]["score"]["points"];
  write("ssot.json", kPolicy);
  const json declared = audit();
  EXPECT_GT(declared["summary"]["score"]["points"], without);
  EXPECT_EQ(declared["summary"]["score"]["all"], 11) << "what counts does not depend on the policy";
  EXPECT_EQ(declared["concepts"].size(), 1U) << "what was found is what was declared";
  EXPECT_EQ(declared["concepts"][0]["id"], "sessions");
  EXPECT_EQ(declared["concepts"][0]["definitions"][0]["role"], "canonical");
  EXPECT_TRUE(declared["concepts"][0]["definitions"][0]["declared"]);
  EXPECT_EQ(find(declared["concepts"][0]["paths"], "path", "app.shim")["state"], "noncanonical");
}

TEST_F(AuditTest, WhatThePolicyNamesIsNoRivalNorIsATest) {
  write_registry();
  write("tests/test_unified.py",
        "class TestUnifiedSessionRegistry:\n    def test_all(self):\n        pass\n");
  write("ssot.json", R"({ "concepts": [ { "id": "sessions", "why": "One.", "names": ["*SessionRegistry"],
  "canonical": ["app.registry:SessionRegistry"], "implementation": ["app.unified"] } ] })");
  const json found = audit()["concepts"][0];
  const json implementation = find(found["definitions"], "name", "UnifiedSessionRegistry");
  EXPECT_FALSE(implementation.value("rival", false)) << implementation.dump(1);
  EXPECT_TRUE(implementation["declared"]);
  EXPECT_FALSE(find(found["definitions"], "name", "TestUnifiedSessionRegistry").value("rival", false));
  EXPECT_TRUE(found["migration"].empty());
}

TEST_F(AuditTest, AMigrationBeginsWithWhatNobodyRestsOn) {
  write_registry();
  const json found = audit()["concepts"][0];
  ASSERT_EQ(found["migration"].size(), 1U);
  EXPECT_EQ(
      found["migration"][0]["action"],
      "Change 2 imports in 2 files to SessionRegistry of app/registry.py, then delete UnifiedSessionRegistry "
      "(app/unified.py:1, 9 lines).");
}

TEST_F(AuditTest, WhatNobodyImportsMayStillBeUsedWhereItStands) {
  const std::string type =
      "class Parser:\n    def parse_tokens(self, tokens):\n        return [self.parse_one(t) for t in "
      "tokens]\n"
      "    def parse_one(self, token):\n        return token.strip().lower() or None\n"
      "    def parse_file(self, path):\n        return self.parse_tokens(open(path).read().split())\n";
  write("a.py", type);
  write("b.py", type + "\nprint(Parser().parse_file('x'))\n");
  const json found = audit()["concepts"][0];
  ASSERT_EQ(found["migration"].size(), 1U);
  EXPECT_EQ(
      found["migration"][0]["action"],
      "No import leads to it: see what b.py itself does with it, then delete Parser (b.py:1, 7 lines).");
}

TEST_F(AuditTest, CppMethodsOutOfLineBelongToTheirClass) {
  const std::string head =
      "#pragma once\nclass Cache {\n public:\n  int load(int key);\n  void evict(int key, int count);\n"
      "  int hits() const { return hits_; }\n private:\n  int hits_ = 0;\n};\n";
  const std::string body =
      "int Cache::load(int key) {\n  for (int i = 0; i < key; ++i) hits_ += i * key;\n  return hits_;\n}\n"
      "void Cache::evict(int key, int count) {\n  while (count-- > 0) hits_ -= key + count;\n}\n";
  write("a/cache.hpp", head);
  write("a/cache.cpp", "#include \"cache.hpp\"\n" + body);
  write("b/cache.hpp", head);
  write("b/cache.cpp", "#include \"cache.hpp\"\n" + body);
  write("b/main.cpp", "#include \"cache.hpp\"\n");
  const json concepts = audit()["concepts"];
  ASSERT_EQ(concepts.size(), 1U);
  const json& kept = concepts[0]["definitions"][0];
  EXPECT_EQ(kept["path"], "b/cache.hpp") << "the one that is used most";
  EXPECT_EQ(kept["imports"], 2);
  EXPECT_EQ(kept["methods"], 3);
  EXPECT_EQ(kept["lines"], 8 + 7);
  EXPECT_EQ(concepts[0]["similarity"][0]["body"], 100);
}

// Kindred names alone are no ground; in C++ neither is deriving, nor one name in two namespaces.
TEST_F(AuditTest, WhatOnlySoundsAlikeIsNotListed) {
  write("py/job.py", "class JobQueue:\n    def push_job(self, job):\n        self.q.append(job)\n");
  write("py/mail.py", "class NewJobQueue:\n    def deliver(self, letter):\n        return letter.to\n");
  write("shape.hpp",
        "class Shape { public: virtual double area() const = 0; virtual void draw() const = 0; };\n");
  write("simple.hpp",
        "#include \"shape.hpp\"\nclass SimpleShape : public Shape { double area() const; void draw() const; "
        "};\n");
  write("x/node.hpp",
        "namespace x { struct Node { Node* next; int value; void link(Node* n) { next = n; } }; }\n");
  write("y/node.hpp",
        "namespace y { struct Node { double weight; bool seen; void visit() { seen = true; } }; }\n");
  EXPECT_EQ(audit()["concepts"].size(), 0U) << audit()["concepts"].dump(1);
}

TEST_F(AuditTest, ABackupFolderThatIsImportedIsNone) {
  write_registry();
  const std::string copy = "app/backup_20250910/";
  for (const char* each : {"__init__.py", "registry.py", "unified.py"})
    write(copy + each, read("app/" + std::string(each)));
  const json left = audit();
  EXPECT_EQ(left["clutter"].size(), 2U) << left["clutter"].dump(1);
  EXPECT_EQ(left["summary"]["score"]["definitions"], 2);
  write("app/late.py", "from app.backup_20250910.registry import SessionRegistry\n");
  const json used = audit();
  EXPECT_EQ(used["clutter"].size(), 1U) << used["clutter"].dump(1);
  EXPECT_EQ(used["summary"]["score"]["definitions"], 4);
}

// A framework asks for the same name, base and shape in every file.
TEST_F(AuditTest, HeirsOfAFrameworkAreNotListed) {
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    write("app" + n + "/migrations/0001_initial.py",
          "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
          "    dependencies = [('app" +
              n + "', '000" + n +
              "_before')]\n\n    operations = [\n"
              "        migrations.AddField(model_name='thing" +
              n + "', name='field" + n + "', field=models.CharField(max_length=" + n + ")),\n    ]\n");
    write("app" + n + "/management/commands/load" + n + ".py",
          "class Command(BaseCommand):\n    help = 'Loads " + n +
              "'\n"
              "    def add_arguments(self, parser):\n        parser.add_argument('--file" +
              n +
              "')\n"
              "    def handle(self, *args, **options):\n        self.load_" +
              n + "(options['file" + n +
              "'])\n"
              "    def load_" +
              n + "(self, file):\n        print(file, " + n + ")\n");
  }
  EXPECT_EQ(audit()["concepts"].size(), 0U) << audit()["concepts"][0].dump(1);
}

TEST_F(AuditTest, WhatIsNotComparedIsSaid) {
  for (int i = 0; i < 410; ++i)
    write("m" + std::to_string(i) + ".py",
          "class Record:\n    def f" + std::to_string(i) + "(self):\n        pass\n");
  EXPECT_EQ(audit()["hints"][0],
            "There are 410 types with names like Record; each was compared with 400 of them alone.");
}

TEST_F(AuditTest, PathsNarrowWhatIsListedAndNotWhatIsCounted) {
  write_registry();
  write("other/a.py", "class Lone:\n    pass\n");
  EXPECT_EQ(audit("app/mail.py")["concepts"].size(), 1U) << "it uses it";
  const json narrow = audit("other");
  EXPECT_EQ(narrow["concepts"].size(), 0U);
  EXPECT_EQ(narrow["only"], json::parse("[\"other\"]"));
  EXPECT_EQ(narrow["summary"]["score"]["all"], 11);
}

TEST_F(AuditTest, AnEmptyTreeIsAllRight) {
  const Outcome outcome = ssot("audit");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.out.find("100 of 100"), std::string::npos) << outcome.out;
  EXPECT_EQ(audit()["summary"]["score"]["points"], 100);
}

TEST_F(AuditTest, HistoryGrowsByALineARun) {
  write_registry();
  EXPECT_EQ(ssot("audit --history trend.jsonl").code, 2);
  EXPECT_EQ(ssot("audit --history trend.jsonl").err,
            "ssot audit: --history needs --today YYYY-MM-DD: the day that its new line speaks of\n");
  EXPECT_EQ(ssot("audit --history trend.jsonl --today 2026-11-19").code, 0);
  write("app/third.py", read("app/unified.py"));
  const json second = audit("--history trend.jsonl");
  ASSERT_EQ(second["trend"].size(), 2U);
  EXPECT_EQ(second["trend"][0]["date"], "2026-11-19");
  EXPECT_EQ(second["trend"][1]["definitions"], 3);
  const std::string kept = read("trend.jsonl");
  EXPECT_EQ(std::count(kept.begin(), kept.end(), '\n'), 2);
}

TEST_F(AuditTest, ABrokenHistoryIsLeftAlone) {
  write("trend.jsonl", "{\"schema\": \"ssot-trend/1\", \"date\": 7}\n");
  const Outcome outcome = ssot("audit --history trend.jsonl --today 2026-11-19");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("trend.jsonl:1"), std::string::npos) << outcome.err;
  EXPECT_EQ(read("trend.jsonl"), "{\"schema\": \"ssot-trend/1\", \"date\": 7}\n");
}

TEST_F(AuditTest, WhatWasNotReadIsSaid) {
  write("bad.py", "x = '''never closed\n");
  write("page.ts", "export class A {}\n");
  const json coverage = audit()["coverage"];
  EXPECT_EQ(coverage["gaps"][0]["path"], "bad.py");
  EXPECT_EQ(coverage["languages"]["typescript"], 1);
}

TEST_F(AuditTest, GitTellsWhenAndWho) {
  write_registry();
  const std::string who = "git -c user.name='Ann <b>' -c user.email=a@b.c -c init.defaultBranch=main ";
  ASSERT_EQ(shell("git init -q . && git add -A && GIT_AUTHOR_DATE='2025-03-04T23:30:00 -0800' " + who +
                  "commit -q -m first")
                .code,
            0);
  const json kept = audit()["concepts"][0]["definitions"][0];
  EXPECT_EQ(kept["changed"]["date"], "2025-03-04");
  EXPECT_EQ(kept["changed"]["author"], "Ann b") << "git itself takes < and > out of names";
  EXPECT_EQ(audit("--no-dates")["concepts"][0]["definitions"][0]["changed"]["unknown"], "not asked");
  EXPECT_EQ(audit("--no-authors")["concepts"][0]["definitions"][0]["changed"].value("author", ""), "");
}

TEST_F(AuditTest, WrongArgumentsAreAllNamed) {
  const Outcome outcome = ssot("audit --top 0 --format jsn --history x.jsonl");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("--top takes a number from 1 to 1000, not \"0\""), std::string::npos);
  EXPECT_NE(outcome.err.find("did you mean json"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("--history needs --today"), std::string::npos);
}

TEST_F(AuditTest, ASavedAuditGivesTheSameBytesInEveryFormat) {
  write_registry();
  for (const std::string format : {"text", "json", "markdown", "html"}) {
    const std::string direct = ssot("audit --today 2026-11-20 --format json=run.json --format " + format).out;
    EXPECT_EQ(ssot("report --from run.json --format " + format).out, direct) << format;
    shell("rm run.json");
  }
}

}  // namespace
}  // namespace ssot
