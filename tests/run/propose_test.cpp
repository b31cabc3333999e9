// What ssot init proposes of hand-made inventories, and that its text is a policy whatever names the tree
// has.

#include "run/propose.h"

#include <gtest/gtest.h>

#include <fstream>

#include "audit/proposal.h"
#include "policy/load.h"
#include "report/proposed_policy.h"
#include "support/temporary_folder.h"

namespace ssot {
namespace {

AuditDefinition definition(const std::string& path, const std::string& name, std::size_t imports) {
  AuditDefinition out;
  out.path = path;
  out.line = 1;
  out.language = path.ends_with(".py") ? "python" : "cpp";
  out.kind = "class";
  out.name = name.substr(name.rfind(':') == std::string::npos ? 0 : name.rfind(':') + 1);
  out.qualified = name;
  out.imports = imports;
  out.files = imports;
  out.rival = true;
  return out;
}

AuditPath defines(const std::string& path, const std::string& file, std::size_t index, std::size_t imports) {
  AuditPath out;
  out.path = path;
  out.file = file;
  out.state = "defines";
  out.definitions = {index};
  out.imports = imports;
  return out;
}

// Two managers that are alike, the first of which nearly everybody takes.
AuditConcept managers() {
  AuditConcept found;
  found.id = "manager";
  found.name = "Manager";
  found.definitions = {definition("app/manager.py", "Manager", 9),
                       definition("app/old.py", "LegacyManager", 2)};
  found.paths = {defines("app.manager", "app/manager.py", 0, 9), defines("app.old", "app/old.py", 1, 2)};
  found.similarity = {{.a = 0, .b = 1, .methods = 80, .body = 40}};
  found.recommended = 0;
  return found;
}

AuditConcept headers(const std::string& a, const std::string& name_a, const std::string& b,
                     const std::string& name_b) {
  AuditConcept found = managers();
  found.definitions = {definition(a, name_a, 9), definition(b, name_b, 2)};
  found.paths.clear();
  return found;
}

ProposedConcept proposed(const AuditConcept& found, const std::vector<std::string>& of_others = {}) {
  Inventory inventory;
  inventory.concepts = {found};
  const auto concepts = propose_concepts(inventory, 5, of_others);
  return concepts.size() == 1 ? concepts.front() : ProposedConcept{};
}

using Names = std::vector<std::string>;

TEST(Proposal, DeclaresWhatIsClear) {
  const ProposedConcept entry = proposed(managers());
  EXPECT_EQ(entry.doubt, "");
  EXPECT_EQ(entry.canonical, "app.manager:Manager");
  EXPECT_EQ(entry.names, (Names{"Manager", "LegacyManager"}));
  EXPECT_EQ(entry.rivals, Names{"app/old.py:1"});
  EXPECT_EQ(entry.seen.front(), "2 definitions of Manager; 9 of 11 imports lead to app/manager.py:1.");
  const ProposedConcept cpp = proposed(headers("ws/a.hpp", "ws::Manager", "ws/b.hpp", "ws::Manager"));
  EXPECT_EQ(cpp.doubt, "");
  EXPECT_EQ(cpp.canonical, "ws/a.hpp:ws::Manager");
  EXPECT_EQ(cpp.names, Names{"Manager"});
}

TEST(Proposal, SaysItsDoubts) {
  const auto doubt = [](auto change) {
    AuditConcept found = managers();
    change(found);
    return proposed(found).doubt;
  };
  EXPECT_EQ(doubt([](AuditConcept& found) { found.recommended.reset(); }),
            "it is not clear which one to keep");
  EXPECT_EQ(doubt([](AuditConcept& found) { found.definitions[0].files = 2; }), "only 2 files import it");
  EXPECT_EQ(doubt([](AuditConcept& found) { found.definitions[1].imports = 9; }),
            "use is divided: only 9 of 18 imports take app/manager.py");
  EXPECT_EQ(doubt([](AuditConcept& found) {
              found.definitions[0].name = found.definitions[0].qualified = "_Manager";
            }),
            "the one to keep bears a private name; give it a public one first");
  EXPECT_EQ(doubt([](AuditConcept& found) { found.paths[0].path = "app.3d-manager"; }),
            "the one to keep cannot be imported by a plain name");
  EXPECT_EQ(doubt([](AuditConcept& found) { found.similarity.clear(); }),
            "what competes with it derives from it, or is of quite another shape");
  EXPECT_EQ(doubt([](AuditConcept& found) { found.definitions[1].kin = true; }), "")
      << "one more take by its name";
  EXPECT_EQ(doubt([](AuditConcept& found) {
              found.definitions[1].kin = true;
              found.definitions[1].name = "Manager";
            }),
            "what competes with it derives from it, or is of quite another shape");
  EXPECT_EQ(proposed(headers("a/a.h", "gltf::M", "a/b.h", "gltf2::M")).doubt,
            "gltf::M and gltf2::M lie in different scopes, perhaps on purpose");
  EXPECT_EQ(proposed(headers("a/a.cpp", "M", "a/b.h", "M")).doubt,
            "the one to keep is in no header, so nobody can include it");
  EXPECT_EQ(proposed(headers("contrib/a.h", "M", "a/b.h", "M"), {"contrib"}).doubt,
            "contrib/a.h may be code of others");
}

TEST(Proposal, LeavesOutDeclaredOnesAndWhatHasNoRival) {
  AuditConcept declared = managers();
  declared.declared = true;
  EXPECT_EQ(proposed(declared).id, "");
  AuditConcept in_tests = managers();
  in_tests.definitions[0].path = "t/unit/conftest.py";
  EXPECT_EQ(proposed(in_tests).id, "");
  EXPECT_EQ(proposed(headers("examples/a.h", "M", "a/b.h", "M")).id, "");
  AuditConcept alone = managers();
  alone.definitions[1].role = Role::kBackup;
  EXPECT_EQ(proposed(alone).id, "");
  AuditConcept doubles = managers();
  doubles.definitions[1].test = true;
  EXPECT_EQ(proposed(doubles).id, "");
}

TEST(Proposal, TakesInterfacesAsPartsAndOffersFactories) {
  AuditConcept found = managers();
  found.definitions.push_back(definition("app/api.py", "ManagerProtocol", 3));
  found.definitions[2].role = Role::kInterface;
  found.definitions[2].rival = false;
  found.definitions.push_back(definition("app/manager.py", "get_manager", 4));
  found.definitions[3].role = Role::kFactory;
  found.definitions[3].kind = "function";
  found.definitions[3].rival = false;
  found.paths.push_back(defines("app.api", "app/api.py", 2, 3));
  EXPECT_EQ(proposed(found).parts, Names{"app.api:ManagerProtocol"});
  EXPECT_EQ(proposed(found).factories, Names{"app.manager:get_manager"});
  EXPECT_EQ(proposed(found).doubt, "");
  AuditPath package = defines("app", "app/__init__.py", 2, 5);
  package.state = "hands on";
  package.definitions = {0, 2};
  found.paths.push_back(package);
  EXPECT_EQ(proposed(found).parts, Names{}) << "whoever imports the package would be told";
  ASSERT_EQ(proposed(found).handed_on.size(), 1U);
  EXPECT_EQ(proposed(found).handed_on.front().first, "app");
}

LoadedPolicy loaded(const std::string& text) {
  return load_policy(
      "ssot.json",
      [&](const std::string& path) -> std::optional<std::string> {
        if (path == "ssot.json") return text;
        return std::nullopt;
      },
      Date{});
}

TEST(ProposedPolicy, IsAPolicyWhateverTheNamesAre) {
  const std::string hostile =
      "x\"\\\n\r\t*/ } ] , \x1b[31m \xff \xe2\x80\xa8 \xe2\x80\xae${HOME} <img> \xc2\x85";
  Proposal proposal;
  proposal.analysed = 3;
  proposal.python_roots = {hostile, "src"};
  proposal.wants_include_dirs = true;
  proposal.excludes = {{.folder = "third_party", .files = 2, .python = false},
                       {.folder = hostile, .files = 2, .python = true}};
  ProposedConcept entry;
  entry.id = "sure";
  entry.canonical = "app.m:M";
  entry.names = {"M", "OldM"};
  entry.parts = {"app.p:P"};
  entry.factories = {"app.m:" + hostile};
  entry.handed_on = {{"app", 3}, {"app.sub", 1}};
  entry.exceptions = {{hostile, hostile}, {"tests/[a].py", "a double of tests"}};
  entry.rivals = {hostile + ":3"};
  entry.seen = {hostile, hostile};
  entry.findings = {{"duplicate-definition", 2}};
  proposal.concepts = {entry, entry, entry};
  proposal.concepts[1].id = "other";
  proposal.concepts[2].doubt = hostile;
  proposal.concepts[2].names = {hostile};
  const std::string text = render_proposed_policy(proposal);
  const LoadedPolicy policy = loaded(text);
  for (const Complaint& complaint : policy.complaints) ADD_FAILURE() << to_text(complaint) << "\n" << text;
  ASSERT_EQ(policy.policy.concepts.size(), 2U) << text;
  EXPECT_EQ(policy.policy.concepts[0].id, "sure");
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\r'), std::string::npos);
}

TEST(ProposedPolicy, OfNothingSaysHowToNameTheFirst) {
  const std::string text = render_proposed_policy({});
  EXPECT_TRUE(loaded(text).complaints.empty()) << text;
  EXPECT_NE(text.find("Name the first concept yourself"), std::string::npos);
  EXPECT_NE(text.find("\"concepts\": [],"), std::string::npos);
}

}  // namespace
}  // namespace ssot
