// The discovered concept of audit_sample: three sessions in C++, none of which is recommended by a policy.
#pragma once
#include "model/inventory.h"

namespace ssot::test {

inline AuditDefinition cpp_definition_sample(const std::string& path, const std::string& qualified,
                                             std::size_t files) {
  AuditDefinition definition;
  definition.path = path;
  definition.line = 21;
  definition.end_line = 80;
  definition.language = "cpp";
  definition.kind = "class";
  definition.name = qualified.substr(qualified.rfind(':') + 1);
  definition.qualified = qualified;
  definition.lines = 60 + files;
  definition.methods = 2;
  definition.role_reason = "nothing in its name or place says otherwise";
  definition.rival = true;
  definition.imports = definition.files = files;
  definition.reached_by = 1;
  definition.changed = {"2024-02-29", "", "5555555555555555555555555555555555555555", ""};
  definition.risk = {
      RiskLevel::kLow, 12, 2, 0, 10, 0, {"2 files import it", "40 per cent of its methods are its own"}};
  return definition;
}

inline AuditConcept discovered_concept_sample() {
  AuditConcept entry;
  entry.id = "session";
  entry.name = "Session";
  entry.evidence = {"Session, SessionV2 and BaseSession differ only in words that tell versions apart.",
                    "Session and SessionV2 share 2 of 2 methods."};
  entry.hurt = 33;
  entry.hurt_reasons = {"3 rivals", "6 imports"};
  entry.definitions = {cpp_definition_sample("net/session.hpp", "net::Session", 4),
                       cpp_definition_sample("net/session_v2.hpp", "net::v2::SessionV2", 2),
                       cpp_definition_sample("net/base_session.hpp", "net::BaseSession", 0)};
  entry.paths = {{"net/session.hpp", "net/session.hpp", "defines", {0}, 4, 4, 1, false, false},
                 {"net/session_v2.hpp", "net/session_v2.hpp", "defines", {1}, 2, 2, 0, false, false},
                 {"net/net.hpp", "net/net.hpp", "hands on", {0, 1}, 0, 0, 0, true, false}};
  entry.consumers = {{"net/server.cpp", 4, "", 0, {0}, false},
                     {"net/server.cpp", 5, "", 1, {1}, false},
                     {"net/client.cpp", 3, "", 0, {0}, false},
                     {"net/pool.cpp", 9, "", 0, {}, false},
                     {"net/tests/session_test.cpp", 2, "", 0, {0}, true},
                     {"net/proxy.cpp", 2, "", 1, {1}, false}};
  entry.matrix.columns = {0, 1};
  entry.matrix.rows = {
      {"open",
       {{CellState::kSame, "", "open(int fd)", 25}, {CellState::kDiffers, "body", "open(int fd)", 29}}},
      {"close", {{CellState::kSame, "", "close()", 30}, {CellState::kSame, "", "close()", 34}}}};
  entry.similarity = {{0, 1, 100, 71}};
  entry.recommended = 0;
  entry.recommended_reasons = {"Most files import it (4 of 6).", "It was changed last."};
  entry.migration = {{2, "Delete it: nobody imports it.", 0, 0, 60, {}},
                     {1, "Move its 2 files to net/session.hpp, then delete it.", 2, 2, 62, {}}};
  entry.compliance = {0, 3, 0, 6};
  entry.graph.nodes = {{"net/client.cpp", 1, {}},
                       {"net/server.cpp", 1, {}},
                       {"net/session.hpp", 1, Role::kImplementation},
                       {"net/session_v2.hpp", 1, Role::kImplementation}};
  entry.graph.edges = {{0, 2, 1}, {1, 2, 1}, {1, 3, 1}};
  return entry;
}

}  // namespace ssot::test
