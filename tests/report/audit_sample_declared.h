// The declared concept of audit_sample: a manager in eight definitions, one of each role.
#pragma once
#include <algorithm>
#include <string>
#include <tuple>

#include "model/inventory.h"

namespace ssot::test {

inline AuditDefinition definition_sample(const std::string& path, const std::string& name, Role role,
                                         std::size_t files) {
  AuditDefinition definition;
  definition.path = path;
  definition.line = 10;
  definition.end_line = 209;
  definition.language = "python";
  definition.kind = "class";
  definition.name = definition.qualified = name;
  definition.lines = 200;
  definition.methods = 4;
  definition.role = role;
  definition.role_reason = "its name ends in " + name.substr(name.size() - 4);
  definition.rival = role == Role::kImplementation || role == Role::kLegacy;
  definition.imports = files + 1;
  definition.files = files;
  definition.reached_by = files * 2;
  definition.changed = {"2025-08-30", "Ada Lovelace", "2222222222222222222222222222222222222222", ""};
  definition.risk.reasons = {std::to_string(files) + " files import it", "no test imports it"};
  definition.risk.consumers = static_cast<int>(files);
  definition.risk.tests = 15;
  definition.risk.points = definition.risk.consumers + 15;
  return definition;
}

inline void set_definitions(AuditConcept& entry) {
  entry.definitions = {
      definition_sample("app/ws/manager.py", "WebSocketManager", Role::kCanonical, 19),
      definition_sample("app/ws/unified_manager.py", "UnifiedWebSocketManager", Role::kImplementation, 11),
      definition_sample("app/agents/ws_manager.py", "WebSocketManager", Role::kImplementation, 7),
      definition_sample("app/ws/protocols.py", "WebSocketManagerProtocol", Role::kInterface, 4),
      definition_sample("app/ws/adapter.py", "WebSocketManagerAdapter", Role::kAdapter, 3),
      definition_sample("app/ws/manager_factory.py", "WebSocketManagerFactory", Role::kFactory, 5),
      definition_sample("tests/helpers/mock_ws.py", "MockWebSocketManager", Role::kMock, 9),
      definition_sample("app/ws/legacy.py", "LegacyWebSocketManager", Role::kLegacy, 0),
      definition_sample("app/ws/manager_backup.py", "WebSocketManager", Role::kBackup, 0)};
  AuditDefinition& canonical = entry.definitions[0];
  canonical.declared = true;
  canonical.role_reason = "canonical in ssot.json:12:7";
  canonical.test_files = 6;
  canonical.risk = {
      RiskLevel::kHigh, 58, 40, 18, 0, 0, {"19 files import it", "38 files reach it through others"}};
  entry.definitions[1].risk.level = RiskLevel::kMedium;
  entry.definitions[2].changed = {"", "", "", "unknown (shallow clone)"};
  entry.definitions[6].test = true;
  entry.definitions[7].changed = {"", "", "", "not committed"};
}

inline void set_paths(AuditConcept& entry) {
  entry.paths = {
      {"app.ws.manager", "app/ws/manager.py", "canonical", {0}, 20, 19, 6, false, true},
      {"app.ws.protocols", "app/ws/protocols.py", "part", {3}, 5, 4, 1, false, true},
      {"app.ws", "app/ws/__init__.py", "deprecated", {0, 1}, 6, 6, 0, false, false},
      {"app.ws.websocket_manager_factory", "", "removed", {}, 2, 2, 1, false, false},
      {"app.ws.unified_manager", "app/ws/unified_manager.py", "private", {1}, 12, 11, 0, false, false},
      {"app.agents.ws_manager", "app/agents/ws_manager.py", "noncanonical", {2}, 8, 7, 2, false, false},
      {"app.ws.legacy", "app/ws/legacy.py", "noncanonical", {7}, 0, 0, 0, true, false}};
}

inline void set_consumers(AuditConcept& entry) {
  const char* const folders[] = {"app/agents", "app/routes"};
  for (std::size_t by = 0; by < entry.paths.size(); ++by) {
    const AuditPath& path = entry.paths[by];
    for (std::size_t index = 0; index < path.imports; ++index) {
      AuditConsumer consumer;
      const std::size_t file = index % path.files;
      consumer.test = file < path.test_files;
      const std::string folder = consumer.test ? "tests/unit" : folders[file % 2];
      consumer.path = folder + "/user_" + std::to_string(file) + ".py";
      consumer.line = static_cast<int>(3 + 10 * by + index / path.files);
      consumer.name = file == 3 ? "" : "WebSocketManager";
      consumer.by = by;
      consumer.definitions = path.definitions;
      entry.consumers.push_back(consumer);
    }
  }
  std::sort(entry.consumers.begin(), entry.consumers.end(),
            [](const AuditConsumer& left, const AuditConsumer& right) {
              return std::tie(left.path, left.line) < std::tie(right.path, right.line);
            });
}

inline MatrixCell cell(CellState state, const std::string& signature, const std::string& how = "") {
  return {state, how, signature, signature.empty() ? 0 : 31};
}

inline void set_matrix(AuditConcept& entry) {
  const CellState same = CellState::kSame;
  const CellState differs = CellState::kDiffers;
  const MatrixCell missing;
  entry.matrix.columns = {0, 1, 2, 3, 7};
  const std::string connect = "connect(user_id, socket)";
  const std::string send = "send(user_id, event, *, retry=…)";
  entry.matrix.rows = {
      {"connect",
       {cell(same, connect), cell(same, connect), cell(differs, "connect(socket)", "parameters"),
        cell(same, connect), missing}},
      {"send",
       {cell(same, send), cell(differs, send, "body"), cell(differs, "send(event)", "parameters and body"),
        missing, missing}},
      {"close",
       {cell(same, "close()"), cell(differs, "close()", "async"), missing, missing, cell(same, "close()")}},
      {"broadcast_to_everyone",
       {missing, missing, cell(same, "broadcast_to_everyone(event, …)"), missing, missing}}};
  entry.matrix.columns_left_out = 4;
  entry.similarity = {{0, 1, 85, 62}, {0, 2, 40, 11}, {1, 2, 33, 9}};
}

inline void set_graph(AuditConcept& entry) {
  AuditGraph& graph = entry.graph;
  graph.nodes = {{"app/agents/chat.py", 1, {}},
                 {"app/agents/ws_manager.py", 1, Role::kImplementation},
                 {"app/routes/events.py", 1, {}},
                 {"app/ws/__init__.py", 1, {}},
                 {"app/ws/legacy.py", 1, Role::kLegacy},
                 {"app/ws/manager.py", 1, Role::kCanonical},
                 {"app/ws/protocols.py", 1, Role::kInterface},
                 {"app/ws/unified_manager.py", 1, Role::kImplementation},
                 {"tests/helpers/mock_ws.py", 1, Role::kMock}};
  graph.edges = {{0, 1, 2}, {0, 3, 1}, {2, 3, 1}, {2, 5, 3}, {3, 5, 1},
                 {3, 7, 1}, {5, 6, 1}, {7, 5, 1}, {5, 7, 1}, {8, 6, 1}};
  graph.left_out = 31;
}

inline AuditConcept declared_concept_sample() {
  AuditConcept entry;
  entry.id = "websocket-manager";
  entry.name = "WebSocketManager";
  entry.declared = true;
  entry.why = "One registry of connections per process; a second manager delivers events to the wrong user.";
  entry.owner = "@platform";
  entry.hurt = 214;
  entry.hurt_reasons = {"9 definitions, 3 of them rivals",
                        "28 of 53 imports take another path than the canonical one"};
  set_definitions(entry);
  set_paths(entry);
  set_consumers(entry);
  set_matrix(entry);
  entry.recommended = 0;
  entry.recommended_reasons = {"ssot.json declares it", "19 files import it already"};
  entry.migration = {{7, "Delete it: nobody imports it.", 0, 0, 200, {}},
                     {2, "Move its 7 files to app.ws.manager, then delete it.", 8, 7, 200, {}},
                     {1,
                      "Move its 11 files to app.ws.manager, then delete it.",
                      12,
                      11,
                      200,
                      {"app/ws/manager.py", "app/ws/unified_manager.py"}}};
  entry.compliance = {2, 9, 25, 53};
  set_graph(entry);
  return entry;
}

}  // namespace ssot::test
