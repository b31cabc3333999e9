// An inventory of the size that a page must still open quickly at: thirty concepts with thousands of
// consumers each.
#pragma once
#include <string>

#include "report/audit_samples.h"

namespace ssot::test {

inline std::string folder_sample(std::size_t index) {
  return "area_" + std::to_string(index % 12) + "/part_" + std::to_string(index % 47);
}

inline void make_big(AuditConcept& entry) {
  for (std::size_t at = entry.definitions.size(); at < 14; ++at)
    entry.definitions.push_back(
        definition_sample(folder_sample(at) + "/manager.py", "WebSocketManager", Role::kImplementation, at));
  entry.matrix.rows.clear();
  entry.matrix.columns.clear();
  for (std::size_t column = 0; column < 12; ++column) entry.matrix.columns.push_back(column);
  for (std::size_t row = 0; row < 100; ++row) {
    MatrixRow line{"handle_message_" + std::to_string(row), {}};
    for (std::size_t column = 0; column < 12; ++column) {
      const auto state = static_cast<CellState>((row * 7 + column * 3) % 5 % 3);
      line.cells.push_back(state == CellState::kMissing
                               ? MatrixCell{}
                               : cell(state, "handle_message(user_id, event, *, retry=…)", "body"));
    }
    entry.matrix.rows.push_back(line);
  }
  entry.consumers.clear();
  for (std::size_t at = 0; at < 3000; ++at)
    entry.consumers.push_back({folder_sample(at) + "/consumer_" + std::to_string(at) + ".py",
                               3,
                               "WebSocketManager",
                               at % 6,
                               {0},
                               at % 4 == 0});
  for (AuditConsumer& consumer : entry.consumers) consumer.definitions = entry.paths[consumer.by].definitions;
  entry.graph = {};
  for (std::uint32_t at = 0; at < 200; ++at)
    entry.graph.nodes.push_back({folder_sample(at) + "/file_" + std::to_string(at) + ".py", 1, {}});
  for (std::uint32_t at = 0; at < 400; ++at) entry.graph.edges.push_back({at % 200, (at * 37 + 11) % 200, 1});
}

inline Inventory big_audit_sample() {
  Inventory inventory = audit_sample();
  const AuditConcept pattern = inventory.concepts[0];
  inventory.concepts.clear();
  for (std::size_t at = 0; at < 30; ++at) {
    inventory.concepts.push_back(pattern);
    inventory.concepts.back().id += "-" + std::to_string(at);
    inventory.concepts.back().hurt = 1000 - at * 13;
    make_big(inventory.concepts.back());
  }
  return inventory;
}

}  // namespace ssot::test
