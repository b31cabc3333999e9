// ssot:websocket and the library it points at say the same: every symbol of the pack is in the library's
// headers, every public type of the headers is in the pack, and the library itself keeps to the pack.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "model/facts.h"
#include "run/run.h"
#include "support/fixture.h"
#include "support/paths.h"

namespace ssot::test {
namespace {

constexpr std::string_view kExtendsThePack = R"({ "extends": ["ssot:recommended", "ssot:websocket"] })";

// Public types that a user of the library is not told about, each with its reason.
const std::map<std::string, std::string> kNotInThePack = {};

// The library as its users have it: below a policy that extends the pack.
class Library {
 public:
  Library() : copy_("../rules/packs/websocket/reference") {
    std::ofstream(copy_.path() + "/ssot.json") << kExtendsThePack;
  }

  Workspace open(int depth, const std::vector<std::string>& paths) const {
    Invocation invocation;
    for (const std::string& path : paths) invocation.paths.push_back(copy_.path() + "/" + path);
    invocation.config = copy_.path() + "/ssot.json";
    invocation.depth = depth;
    return std::get<Workspace>(open_workspace(invocation));
  }

  // By header as users write it, "websocket/user_context.hpp": what it defines at namespace level.
  std::map<std::string, std::map<std::string, DefinitionKind>> headers() const {
    std::map<std::string, std::map<std::string, DefinitionKind>> found;
    read_facts(open(1, {"include"}), [&](const FileFacts& file) {
      auto& names = found[std::string(file.path.substr(std::string_view("include/").size()))];
      for (const Definition& each : file.definitions) {
        if (each.kind == DefinitionKind::kMacro || each.local) continue;
        if (each.declaration && each.kind != DefinitionKind::kFunction) continue;
        if (each.parent < 0) names.emplace(each.qualified, each.kind);
      }
    });
    return found;
  }

 private:
  FixtureCopy copy_;
};

const Concept& the_manager(const Workspace& workspace) { return workspace.loaded.policy.concepts.at(0); }

bool is_type(DefinitionKind kind) {
  return kind != DefinitionKind::kFunction && kind != DefinitionKind::kVariable &&
         kind != DefinitionKind::kConcept;
}

TEST(WebSocketPack, EverySymbolAndPathIsInTheLibrary) {
  const Library library;
  const Workspace workspace = library.open(1, {});
  const auto headers = library.headers();
  const Concept& manager = the_manager(workspace);
  ASSERT_EQ(manager.id, "websocket-manager");
  for (const auto* symbols : {&manager.canonical, &manager.factories, &manager.parts}) {
    for (const Symbol& symbol : *symbols) {
      const auto header = headers.find(symbol.left);
      ASSERT_NE(header, headers.end()) << symbol.text << ": the library has no such header";
      EXPECT_TRUE(header->second.contains(symbol.right)) << symbol.text << ": its header does not define it";
    }
  }
}

TEST(WebSocketPack, NamesEveryPublicTypeOfTheLibrary) {
  const Library library;
  const Workspace workspace = library.open(1, {});
  std::set<std::string> named;
  const Concept& manager = the_manager(workspace);
  for (const auto* symbols : {&manager.canonical, &manager.parts}) {
    for (const Symbol& symbol : *symbols) named.insert(symbol.text);
  }
  std::set<std::string> reasons_used;
  for (const auto& [header, names] : library.headers()) {
    for (const auto& [name, kind] : names) {
      if (!is_type(kind) || named.contains(header + ":" + name)) continue;
      EXPECT_TRUE(kNotInThePack.contains(name))
          << header << " defines " << name
          << ": add it to \"parts\" of rules/packs/websocket/pack.json (and to \"except\" where "
          << "others may have a class of that name), or give the reason here why its users need not know it";
      reasons_used.insert(name);
    }
  }
  for (const auto& [name, reason] : kNotInThePack) {
    EXPECT_TRUE(reasons_used.contains(name)) << name << " is in the pack, or gone";
  }
}

// Extending the pack must not blame a stranger's class for its name.
TEST(WebSocketPack, PartsClaimByTheirLastNameOnlyWhereNobodyElseHasIt) {
  const std::set<std::string> distinctive{"WebSocketManager", "WebSocketManagerProtocol",
                                          "WebSocketManagerMode", "GoldenPathEvent", "WebSocketFigures",
                                          // functions, which claim nothing
                                          "configure_websocket_managers", "poll_websocket_managers"};
  const Library library;
  const Workspace workspace = library.open(1, {});
  const Concept& manager = the_manager(workspace);
  for (const auto* symbols : {&manager.canonical, &manager.parts}) {
    for (const Symbol& symbol : *symbols) {
      const std::string name(symbol.last());
      EXPECT_EQ(manager.claims(name, "shop::" + name), distinctive.contains(name))
          << name << ": put it into \"except\", or, where it is distinctive, here";
      EXPECT_TRUE(manager.claims(name, symbol.right)) << symbol.text;
    }
  }
  for (const char* rival : {"UnifiedWebSocketManager", "LegacyWebsocketManager", "IWebSocketManager",
                            "WebSocketManagerFactory", "WebSocketManagerAdapter"})
    EXPECT_TRUE(manager.claims_name(rival)) << rival;
  for (const char* innocent :
       {"WebSocketManagerError", "WebSocketManagerOptions", "MockWebSocketManager", "FakeWebSocketManager",
        "WebSocketManagerTest", "SocketManager", "WebSocket", "TestWebSocketManager", "ConnectionManager"})
    EXPECT_FALSE(manager.claims_name(innocent)) << innocent;
}

TEST(WebSocketPack, ThePoliciesOfItsPageAreAccepted) {
  std::ifstream in(source_path("rules/packs/websocket/README.md"));
  std::vector<std::string> policies;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      inside = line == "```json";
      if (inside) policies.emplace_back();
    } else if (inside) {
      policies.back() += line + "\n";
    }
  }
  ASSERT_EQ(policies.size(), 2U);
  for (const std::string& policy : policies) {
    const LoadedPolicy loaded = load_policy("ssot.json", [&](const std::string&) { return policy; }, Date{});
    for (const Complaint& complaint : loaded.complaints) ADD_FAILURE() << to_text(complaint);
    EXPECT_EQ(loaded.policy.concepts.size(), 1U);
  }
}

TEST(WebSocketPack, TheEventsAreThoseOfTheLibrary) {
  const Library library;
  const Workspace workspace = library.open(1, {});
  ASSERT_TRUE(the_manager(workspace).events);
  std::ifstream in(source_path("rules/packs/websocket/reference/include/websocket/golden_path_event.hpp"));
  std::vector<std::string> spelled;
  for (std::string line; std::getline(in, line);) {
    const std::size_t at = line.find("  EVENT(");
    if (at == 0) spelled.push_back(line.substr(8, line.find(')') - 8));
  }
  EXPECT_EQ(the_manager(workspace).events->names, spelled);
}

TEST(WebSocketPack, TheLibraryKeepsToIt) {
  const Library library;
  const ScanResult result = check(library.open(2, {}));
  EXPECT_GT(result.analysed, 10U);
  for (const Finding& finding : result.findings)
    ADD_FAILURE() << finding.path << ":" << finding.region.line << " " << finding.rule << " "
                  << finding.message;
}

// Where a rule looks at the library, it sees it: a second manager beside it is found.
TEST(WebSocketPack, ASecondManagerBesideTheLibraryIsFound) {
  const FixtureCopy copy("../rules/packs/websocket/reference");
  std::ofstream(copy.path() + "/ssot.json") << kExtendsThePack;
  std::ofstream(copy.path() + "/include/unified.cpp") << "#include <websocket/websocket_manager.hpp>\n"
                                                         "class UnifiedWebSocketManager {};\n"
                                                         "class UserContext {};\n";
  Invocation invocation;
  invocation.config = copy.path() + "/ssot.json";
  invocation.depth = 1;
  const ScanResult result = check(std::get<Workspace>(open_workspace(invocation)));
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].rule, "duplicate-definition");
  ASSERT_EQ(result.findings[0].related.size(), 1U);
  EXPECT_EQ(result.findings[0].related[0].path, "include/websocket/websocket_manager.hpp");
}

}  // namespace
}  // namespace ssot::test
