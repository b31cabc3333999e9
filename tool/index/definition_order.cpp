#include "index/definition_order.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace ssot {

void order_definitions(FileFacts& facts) {
  std::vector<Definition>& definitions = facts.definitions;
  const auto earlier = [](const Definition& a, const Definition& b) { return a.line < b.line; };
  if (std::is_sorted(definitions.begin(), definitions.end(), earlier)) return;
  std::vector<std::int32_t> order(definitions.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    return earlier(definitions[static_cast<std::size_t>(a)], definitions[static_cast<std::size_t>(b)]);
  });
  std::vector<std::int32_t> place(order.size());
  std::vector<Definition> ordered;
  ordered.reserve(order.size());
  for (const std::int32_t index : order) {
    place[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(ordered.size());
    ordered.push_back(std::move(definitions[static_cast<std::size_t>(index)]));
  }
  for (Definition& each : ordered) {
    if (each.parent >= 0) each.parent = place[static_cast<std::size_t>(each.parent)];
  }
  definitions = std::move(ordered);
  if (!facts.details.empty()) {
    std::vector<Detail> details;
    details.reserve(order.size());
    for (const std::int32_t index : order)
      details.push_back(std::move(facts.details[static_cast<std::size_t>(index)]));
    facts.details = std::move(details);
  }
  const auto renumber = [&](auto& entries) {
    for (auto& each : entries) {
      if (each.parent >= 0) each.parent = place[static_cast<std::size_t>(each.parent)];
    }
  };
  renumber(facts.uses);
  renumber(facts.bindings);
  renumber(facts.mentions);
}

}  // namespace ssot
