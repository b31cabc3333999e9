#include "policy/policy.h"

#include <gtest/gtest.h>

#include <chrono>

#include "model/rule_words.h"
#include "policy/load.h"
#include "policy/rule_names.h"

namespace ssot {
namespace {

LoadedPolicy load(const std::string& text) {
  return load_policy("ssot.json", [&](const std::string&) { return text; }, Date{});
}

// A policy that must be without complaints.
Policy policy(const std::string& text) {
  LoadedPolicy loaded = load(text);
  for (const Complaint& complaint : loaded.complaints) ADD_FAILURE() << to_text(complaint);
  return std::move(loaded.policy);
}

TEST(Date, IsADayOfTheRealCalendar) {
  EXPECT_EQ(parse_date("1970-01-01")->days, 0);
  EXPECT_EQ(parse_date("2026-11-20")->days, 20777);
  EXPECT_EQ(to_text(*parse_date("2024-02-29")), "2024-02-29");
  EXPECT_EQ(to_text(Date{-1}), "1969-12-31");
  for (const std::string_view wrong :
       {"2025-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-1-01", "20250101", "2025-01-01 ",
        "2025/01/01", "+025-01-01", "", "2025--1-01", "1900-02-29"}) {
    EXPECT_FALSE(parse_date(wrong)) << wrong;
  }
}

TEST(Policy, WithoutAFileIsTheRecommendedPack) {
  const LoadedPolicy loaded = default_policy(*parse_date("2026-01-15"));
  EXPECT_TRUE(loaded.complaints.empty());
  EXPECT_FALSE(loaded.policy.from_file);
  EXPECT_EQ(loaded.policy.files, std::vector<std::string>{"ssot:recommended"});
  EXPECT_EQ(to_text(loaded.policy.today), "2026-01-15");
  EXPECT_TRUE(loaded.policy.not_judged.empty());
  EXPECT_EQ(loaded.policy.severity_of("same-name-definition"), Severity::kWarning);
  EXPECT_TRUE(loaded.policy.request().all_definitions);
}

// The pages are the home of severities; the pack repeats them so that `ssot config` can say where they come
// from.
TEST(Policy, TheRecommendedPackSaysWhatThePagesSay) {
  const Policy recommended = default_policy(Date{}).policy;
  for (const RuleWords& rule : all_rules()) {
    EXPECT_EQ(recommended.rules.contains(rule.name), rule.name != "same-name-definition") << rule.name;
    EXPECT_EQ(recommended.severity_of(rule.name), rule.severity) << rule.name;
  }
  EXPECT_TRUE(recommended.exclude.empty());
  EXPECT_TRUE(recommended.allow.empty());
}

TEST(Policy, SeveritiesComeFromRulesElseFromThePage) {
  const Policy some = policy(
      R"({"rules": {"SSOT501": "error", "import-cycle": {"scopes": ["class"]}, "removed-path": "off"}})");
  EXPECT_EQ(some.severity_of("backup-file"), Severity::kError);
  EXPECT_EQ(some.severity_of("SSOT501"), Severity::kError);
  EXPECT_EQ(some.severity_of("import-cycle"), Severity::kWarning);
  EXPECT_EQ(some.severity_of("removed-path"), Severity::kOff);
  EXPECT_EQ(some.severity_of("duplicate-definition"), Severity::kError);
  EXPECT_EQ(some.severity_of("no-such-rule"), Severity::kOff);
}

TEST(Policy, SameNameDefinitionIsOffUntilAFileAsksForIt) {
  EXPECT_EQ(policy("{}").severity_of("same-name-definition"), Severity::kOff);
  EXPECT_EQ(policy(R"({"extends": ["ssot:recommended"]})").severity_of("same-name-definition"),
            Severity::kOff);
  EXPECT_EQ(policy(R"({"rules": {"SSOT102": "note"}})").severity_of("same-name-definition"), Severity::kNote);
  EXPECT_TRUE(policy(R"({"rules": {"same-name-definition": "note"}})").request().all_definitions);
}

TEST(Policy, OptionsAreTheirValuesOrTheFallback) {
  const Policy some = policy(R"({"rules": {"import-cycle": {"scopes": ["class", "function"]}}})");
  EXPECT_EQ(some.option("import-cycle", "scopes", {"module"}),
            (std::vector<std::string>{"class", "function"}));
  EXPECT_EQ(some.option("import-cycle", "other", {"x"}), (std::vector<std::string>{"x"}));
  EXPECT_EQ(policy("{}").option("import-cycle", "scopes", {"module"}), (std::vector<std::string>{"module"}));
}

TEST(Policy, TestsAreWhereTheDefaultOrTheFileSays) {
  const Policy plain = policy("{}");
  EXPECT_TRUE(plain.is_test("app/tests/a.py"));
  EXPECT_TRUE(plain.is_test("tests/a.py"));
  EXPECT_TRUE(plain.is_test("app/test_a.py"));
  EXPECT_TRUE(plain.is_test("app/a_test.cpp"));
  EXPECT_FALSE(plain.is_test("app/testimonial.py"));
  EXPECT_FALSE(plain.is_test("app/contest/a.py"));
  const Policy own = policy(R"({"tests": {"paths": ["checks/**"]}})");
  EXPECT_TRUE(own.is_test("checks/a.py"));
  EXPECT_FALSE(own.is_test("tests/a.py"));
}

TEST(Policy, TheRequestHoldsTheFewestLiteralsThatFindEveryConcept) {
  const Policy some = policy(R"({"concepts": [
    {"id": "a", "names": ["*WebSocket*Manager*"], "canonical": ["m:WebSocketManager", "ws.hpp:ns::Registry"],
     "factories": ["m:Maker.create"], "parts": ["m:Mode"]}]})");
  EXPECT_FALSE(some.request().all_definitions);
  EXPECT_EQ(some.request().literals, (std::vector<std::string>{"Mode", "Registry", "WebSocket", "create"}));
  const Policy any = policy(R"({"concepts": [{"id": "a", "names": ["[AB]*"], "canonical": ["m:A"]}]})");
  EXPECT_TRUE(any.request().all_definitions);
  EXPECT_TRUE(policy("{}").request().literals.empty());
}

TEST(Concept, ClaimsNamesAndTheLastComponentsOfItsSymbols) {
  const Policy some = policy(R"({"concepts": [{"id": "a", "names": ["*Manager*"], "except": ["Dashboard*"],
    "canonical": ["m:Registry", "ws.hpp:ns::Hub"], "parts": ["m:Outer.Mode"], "factories": ["m:make"]}]})");
  const Concept& one = some.concepts[0];
  EXPECT_TRUE(one.claims_name("UnifiedManager"));
  EXPECT_FALSE(one.claims_name("DashboardManager"));
  EXPECT_TRUE(one.claims_name("Registry"));
  EXPECT_TRUE(one.claims_name("Hub"));
  EXPECT_TRUE(one.claims_name("Mode"));
  EXPECT_FALSE(one.claims_name("make"));
  const Policy taken =
      policy(R"({"concepts": [{"id": "a", "names": ["*Manager"], "except": ["Mode", "Context"],
    "canonical": ["ws.hpp:ns::Hub"], "parts": ["ws.hpp:ns::Context", "m:Mode"]}]})");
  const Concept& careful = taken.concepts[0];
  EXPECT_FALSE(careful.claims_name("Mode")) << "\"except\" speaks of parts too";
  EXPECT_FALSE(careful.claims("Context", "other::Context"));
  EXPECT_TRUE(careful.claims("Context", "ns::Context")) << "nobody else has that name by chance";
  EXPECT_TRUE(careful.claims("Hub", "other::Hub"));
}

TEST(Concept, SymbolsAreOfTheKindTheirLeftSideSays) {
  const Policy some = policy(R"({"concepts": [{"id": "a",
    "parts": ["app.ws:M", "ws/m.hpp:ns::M", "m.hxx:M", "module acme.ws:ns::M", "module acme.ws:core:ns::M", "app.c:M"]}]})");
  const std::vector<Symbol>& parts = some.concepts[0].parts;
  EXPECT_EQ(parts[0].kind, Symbol::Kind::kPython);
  EXPECT_EQ(parts[1].kind, Symbol::Kind::kCppFile);
  EXPECT_EQ(parts[1].left, "ws/m.hpp");
  EXPECT_EQ(parts[1].right, "ns::M");
  EXPECT_EQ(parts[1].last(), "M");
  EXPECT_EQ(parts[2].kind, Symbol::Kind::kCppFile);
  EXPECT_EQ(parts[3].kind, Symbol::Kind::kCppModule);
  EXPECT_EQ(parts[3].left, "acme.ws");
  EXPECT_EQ(parts[4].left, "acme.ws:core");
  EXPECT_EQ(parts[4].right, "ns::M");
  EXPECT_EQ(parts[5].kind, Symbol::Kind::kPython);
}

TEST(Concept, APathActsAsAllowedBeforeItsDay) {
  const Policy some = policy(R"({"concepts": [{"id": "a", "canonical": ["m:A"],
    "paths": [{"path": "old", "state": "deprecated", "since": "2025-09-15"}, {"path": "ws/*.hpp", "state": "removed"}]}]})");
  const PathEntry& entry = some.concepts[0].paths[0];
  EXPECT_EQ(entry.state_on(*parse_date("2025-09-14")), PathState::kAllowed);
  EXPECT_EQ(entry.state_on(*parse_date("2025-09-15")), PathState::kDeprecated);
  EXPECT_FALSE(entry.is_file);
  EXPECT_TRUE(some.concepts[0].paths[1].is_file);
  EXPECT_EQ(some.concepts[0].paths[1].state_on(Date{}), PathState::kRemoved);
}

TEST(Policy, LanguagesByNameHoldInEveryFolder) {
  const Policy some = policy(R"({"languages": {"*.x": "cpp", "bin/run": "python"}})");
  EXPECT_TRUE(some.languages[0].first.matches("a/b/c.x"));
  EXPECT_TRUE(some.languages[0].first.matches("c.x"));
  EXPECT_TRUE(some.languages[1].first.matches("bin/run"));
  EXPECT_FALSE(some.languages[1].first.matches("a/bin/run"));
  EXPECT_EQ(some.languages[1].second, Language::kPython);
}

TEST(Policy, FoldersAreNormalised) {
  const Policy some =
      policy(R"({"python": {"roots": [".", "src/"]}, "cpp": {"compile_commands": "./build"}})");
  EXPECT_EQ(some.python_roots, (std::vector<std::string>{"", "src"}));
  EXPECT_EQ(some.compile_commands, std::vector<std::string>{"build"});
}

TEST(Policy, AllowancesNameRulesHoweverTheyWereWritten) {
  const Policy some =
      policy(R"({"allow": [{"path": "a/**", "rules": ["SSOT20", "import-cycle", "SSOT301"], "why": "w"}]})");
  EXPECT_EQ(some.allow[0].rules,
            (std::vector<std::string>{"noncanonical-path", "deprecated-path", "removed-path", "private-path",
                                      "dual-path-import", "re-export-shim", "unresolved-import",
                                      "ambiguous-include", "import-cycle"}));
}

TEST(RuleNames, AreIdsNamesOrTheStartOfIds) {
  EXPECT_EQ(*rules_named("SSOT101"), std::vector<std::string>{"duplicate-definition"});
  EXPECT_EQ(*rules_named("removed-path"), std::vector<std::string>{"removed-path"});
  EXPECT_EQ(rules_named("SSOT30")->size(), 2U);
  EXPECT_EQ(rules_named("removd-path").error(),
            "there is no rule \"removd-path\"; did you mean \"removed-path\"?");
  EXPECT_EQ(rules_named("SSOT").error(), "there is no rule \"SSOT\"; `ssot explain` lists the rules");
  EXPECT_EQ(rules_named("SSOT1011").error(), "there is no rule \"SSOT1011\"; `ssot explain` lists the rules");
}

TEST(Load, AnAbsentFileIsACompleteSentence) {
  const LoadedPolicy loaded =
      load_policy("ssot.json", [](const std::string&) { return std::nullopt; }, Date{});
  ASSERT_EQ(loaded.complaints.size(), 1U);
  EXPECT_EQ(to_text(loaded.complaints[0]),
            "ssot.json: error: there is no file \"ssot.json\"; README.md shows a first one");
}

TEST(Load, AnEndlessChainOfFilesEndsWithAComplaint) {
  const LoadedPolicy loaded = load_policy(
      "0",
      [](const std::string& path) {
        return "{\"extends\": [\"" + std::to_string(std::stoi(path) + 1) + "\"]}";
      },
      Date{});
  ASSERT_EQ(loaded.complaints.size(), 1U);
  EXPECT_EQ(
      to_text(loaded.complaints[0]),
      "31:1:14: error: more than 32 files extend each other in a row; let one file extend several instead");
}

// What hangs or crashes a gate switches it off.
TEST(Load, HostilePoliciesEndInTime) {
  const auto start = std::chrono::steady_clock::now();
  const auto repeat = [](int count, const auto& entry) {
    std::string all;
    for (int i = 0; i < count; ++i) all += (i > 0 ? "," : "") + entry(std::to_string(i));
    return all;
  };
  const std::string concepts = repeat(3000, [](const std::string& n) {
    return "{\"id\": \"c" + n + "\", \"canonical\": [\"m" + n + ":C\"], \"names\": [\"" +
           std::string(50, '*') + "a*b*c" + n + "\"], \"paths\": [{\"path\": \"o" + n +
           ".*\", \"state\": \"removed\"}]}";
  });
  EXPECT_TRUE(load("{\"concepts\": [" + concepts + "]}").complaints.empty());
  const std::string parts = repeat(5000, [](const std::string& n) { return "\"m" + n + ":C\""; });
  const std::string paths = repeat(5000, [](const std::string& n) {
    return "{\"path\": \"o" + n + "\", \"state\": \"removed\", \"replace\": \"x" + n +
           "\", \"symbols\": {\"a\": \"y" + n + ":C\"}}";
  });
  EXPECT_EQ(load("{\"concepts\": [{\"id\": \"c\", \"parts\": [" + parts + "], \"paths\": [" + paths + "]}]}")
                .complaints.size(),
            10000U);
  const std::string keys = repeat(20000, [](const std::string& n) { return "\"k" + n + "\": 1"; });
  EXPECT_EQ(load("{" + keys + "}").complaints.size(), 20000U);
  EXPECT_EQ(load("{\"rules\": {" + keys + "}}").complaints.size(), 20000U);
  EXPECT_EQ(load(std::string(2 << 20, ' ')).complaints.size(), 1U);
  EXPECT_EQ(load("{\"rules\": " + std::string(100, '[') + std::string(100, ']') + "}").complaints.size(), 1U);
  EXPECT_EQ(load("{\"languages\": {\"" + std::string(4095, 'a') + "\": \"cpp\"}}").complaints.size(), 1U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

// Whatever one byte is changed to in a full policy, an answer comes.
TEST(Load, EveryChangedByteIsAnswered) {
  const std::string text =
      R"({"extends":["ssot:recommended"],"exclude":["a/{b,c}/**"],"concepts":[{"id":"c",)"
      R"("names":["*C[a-z]*"],"canonical":["m.n:C","a/b.hpp:n::C"],"paths":[{"path":"o.*","state":)"
      R"("deprecated","since":"2025-01-01","replace":"m.n","symbols":{"D":"m.n:C"}}],"events":["a","b"]}],)"
      R"("usage":[{"id":"u","pattern":"*.a->b::c"}],"rules":{"SSOT301":{"scopes":["class"]}}})";
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char byte :
         {'\0', '"', '{', '}', '[', ']', ',', ':', '\\', '*', '/', '.', ' ', '0', '\n', '\xFF'}) {
      std::string changed = text;
      changed[at] = byte;
      for (const Complaint& complaint : load(changed).complaints) EXPECT_FALSE(complaint.message.empty());
    }
    EXPECT_FALSE(load(text.substr(0, at)).complaints.empty()) << at;
  }
}

}  // namespace
}  // namespace ssot
