#include "index/sharper_uses.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace ssot {
namespace {

using Place = std::pair<int, int>;

// Index into the old definitions → index into the new ones.
std::vector<std::int32_t> successors(const std::vector<Definition>& before,
                                     const std::vector<Definition>& after) {
  std::map<Place, std::int32_t> places;
  for (std::size_t i = 0; i < after.size(); ++i)
    places.emplace(Place{after[i].line, after[i].column}, static_cast<std::int32_t>(i));
  std::vector<std::int32_t> result(before.size(), -1);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto found = places.find({before[i].line, before[i].column});
    if (found != places.end()) result[i] = found->second;
  }
  return result;
}

// What stood in a definition that is none stands in the next one around it.
std::int32_t successor(std::int32_t parent, const std::vector<Definition>& before,
                       const std::vector<std::int32_t>& successors) {
  while (parent >= 0 && successors[static_cast<std::size_t>(parent)] < 0)
    parent = before[static_cast<std::size_t>(parent)].parent;
  return parent < 0 ? -1 : successors[static_cast<std::size_t>(parent)];
}

void sort_by_place(std::vector<Use>& uses) {
  std::stable_sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
    return std::tuple(a.line, a.column, a.end_line, a.end_column) <
           std::tuple(b.line, b.column, b.end_line, b.end_column);
  });
}

}  // namespace

void take_uses(FileFacts& facts, const std::vector<Definition>& before, std::vector<Use> sharper) {
  const std::vector<std::int32_t> places = successors(before, facts.definitions);
  for (Use& each : facts.uses) each.parent = successor(each.parent, before, places);
  for (Binding& each : facts.bindings) each.parent = successor(each.parent, before, places);
  if (sharper.empty()) return;
  std::set<Place> proposed;
  for (const Use& each : facts.uses) {
    if (each.kind == UseKind::kConstruction) proposed.emplace(each.line, each.column);
  }
  std::erase_if(facts.uses, [](const Use& each) { return each.kind == UseKind::kConstruction; });
  std::map<std::tuple<Place, Place>, std::string_view> meant;
  for (Use& each : sharper) {
    const Place from{each.line, each.column};
    if (each.kind != UseKind::kConstruction) {
      if (!each.meant.empty())
        meant.emplace(std::tuple(from, Place{each.end_line, each.end_column}), each.meant);
    } else if (!each.maybe || proposed.contains(from)) {
      facts.uses.push_back(std::move(each));
    }
  }
  for (Use& each : facts.uses) {
    if (each.kind == UseKind::kConstruction) continue;
    const auto found = meant.find({{each.line, each.column}, {each.end_line, each.end_column}});
    if (found != meant.end()) each.meant = found->second;
  }
  sort_by_place(facts.uses);
}

}  // namespace ssot
