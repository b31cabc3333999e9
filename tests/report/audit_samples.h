// Inventories made by hand, for the tests of every format of an audit: one with something of everything that
// a format can show, and what hostile names make of it.
#pragma once
#include "report/audit_sample_declared.h"
#include "report/audit_sample_discovered.h"
#include "report/audit_sample_hostile.h"

namespace ssot::test {

inline AuditGraph folders_of_the_sample() {
  AuditGraph graph;
  graph.nodes = {{"app", 14, {}}, {"app/agents", 31, {}}, {"app/routes", 9, {}}, {"app/ws", 22, {}},
                 {"net", 12, {}}, {"scripts", 5, {}},     {"tests", 40, {}}};
  graph.edges = {{0, 1, 12}, {0, 2, 9}, {1, 3, 40}, {2, 1, 8},  {2, 3, 6},
                 {3, 0, 1},  {5, 3, 2}, {6, 1, 30}, {6, 3, 55}, {6, 4, 3}};
  graph.folders = true;
  graph.left_out = 17;
  return graph;
}

inline std::vector<TrendPoint> trend_of_the_sample() {
  std::vector<TrendPoint> trend(4);
  trend[0] = {"2025-09-01",
              "1111111111111111111111111111111111111111",
              21,
              0,
              4,
              31,
              96,
              140,
              412,
              9'240'011,
              8'011,
              2};
  trend[1] = {"2025-09-08", "", 24, 1, 3, 30, 90, 141, 410, 9'201'300, 8'020, 2};
  trend[2] = {"2025-09-15",
              "3333333333333333333333333333333333333333",
              20,
              1,
              3,
              33,
              101,
              150,
              611,
              13'000'440,
              8'144,
              3};
  trend[3] = {
      "2025-09-22", "4444444444444444444444444444444444444444", 33, 1, 1, 12, 34, 59, 9, 70'656, 133, 2};
  return trend;
}

inline void set_score_of_the_sample(Inventory& inventory) {
  inventory.score = {.points = 33,
                     .possible = 88,
                     .right = 27,
                     .all = 80,
                     .right_definitions = 2,
                     .definitions = 12,
                     .right_imports = 25,
                     .imports = 59,
                     .backups = 9};
}

// A declared concept with all roles, a discovered one in C++, others in brief, clutter, a trend, gaps and
// skipped folders.
inline Inventory audit_sample() {
  Inventory inventory;
  inventory.title = "Chat service";
  inventory.date = "2025-09-22";
  inventory.commit = "4444444444444444444444444444444444444444";
  inventory.policy_files = {"ssot.json", "rules/websocket.json"};
  inventory.only = {"app", "net"};
  inventory.concepts = {declared_concept_sample(), discovered_concept_sample()};
  inventory.others = {{"retry-policy", "RetryPolicy", 3, 8, 21, "app/agents/retry_policy.py"},
                      {"token-bucket", "TokenBucket", 2, 4, 9, "app/limits/token_bucket.py"}};
  inventory.clutter = {
      {"app/ws", 6, 2, 1, 2, 1, 61'440}, {".", 2, 0, 1, 0, 1, 8'192}, {"scripts/old", 1, 1, 0, 0, 0, 1'024}};
  set_score_of_the_sample(inventory);
  inventory.graph = folders_of_the_sample();
  inventory.trend = trend_of_the_sample();
  inventory.hints = {"Write an ssot.json that declares session as a concept: ssot init proposes one.",
                     "2 files could not be read; their imports are missing from every count."};
  inventory.files = 133;
  inventory.analysed = 121;
  inventory.analysed_by = {{"cpp", 12}, {"python", 109}};
  inventory.unjudged = {{"TypeScript", 10}};
  inventory.gaps = {
      {.path = "app/broken.py", .line = 12, .kind = GapKind::kLost, .reason = "a bracket is never closed"},
      {.path = "app/secret.py", .line = 0, .kind = GapKind::kUnread, .reason = "permission denied"}};
  inventory.skipped = {{"node_modules", "excluded"}, {"venv", "virtual environment"}};
  return inventory;
}

// No concept, nothing read: what a run over an empty folder says.
inline Inventory empty_audit_sample() {
  Inventory inventory;
  inventory.date = "2025-09-22";
  inventory.score.points = inventory.score.possible = 100;
  return inventory;
}

// audit_sample with a hostile string wherever a string stands, and its harmless twin: letters instead of
// everything else, so that both have the same shape.
inline Inventory hostile_audit_sample() {
  Inventory inventory = audit_sample();
  HostileNames names;
  for_each_string(inventory, [&names](std::string& text) { text = names.next(text); });
  return inventory;
}
inline Inventory tamed_audit_sample() {
  Inventory inventory = hostile_audit_sample();
  for_each_string(inventory, [](std::string& text) { text = tamed(text); });
  return inventory;
}

}  // namespace ssot::test
