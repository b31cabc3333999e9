#include "frontend/preprocess/join_graphs.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace ssot::preprocess {
namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers numbers_in(const std::vector<std::string>& all, const std::vector<std::string>& names) {
  Numbers numbers;
  for (const std::string& name : names)
    numbers.push_back(
        static_cast<std::uint32_t>(std::lower_bound(all.begin(), all.end(), name) - all.begin()));
  return numbers;
}

void renumber(Numbers& values, const Numbers& to) {
  for (std::uint32_t& value : values) value = to[value];
  std::sort(values.begin(), values.end());
}

void renumber_files(UnitGraph& graph, const Numbers& to) {
  for (UnitGraph::Unit& unit : graph.units) {
    unit.file = to[unit.file];
    renumber(unit.reached, to);
  }
  for (UnitGraph::Directive& directive : graph.directives) {
    directive.file = to[directive.file];
    directive.target = to[directive.target];
  }
  for (UnitGraph::Shadowed& shadowed : graph.shadowed) {
    shadowed.file = to[shadowed.file];
    for (std::uint32_t& file : shadowed.found) file = to[file];
  }
}

auto place(const UnitGraph::Directive& directive) { return std::tie(directive.file, directive.line); }

void merge_directives(std::vector<UnitGraph::Directive>& all) {
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.file, a.line, a.target) < std::tie(b.file, b.line, b.target);
  });
  std::vector<UnitGraph::Directive> merged;
  for (UnitGraph::Directive& directive : all) {
    if (!merged.empty() && place(merged.back()) == place(directive) &&
        merged.back().target == directive.target) {
      Numbers& units = merged.back().units;
      units.insert(units.end(), directive.units.begin(), directive.units.end());
      std::sort(units.begin(), units.end());
      units.erase(std::unique(units.begin(), units.end()), units.end());
    } else {
      merged.push_back(std::move(directive));
    }
  }
  for (std::size_t index = 0; index < merged.size(); ++index) {
    const bool alone = (index == 0 || place(merged[index - 1]) != place(merged[index])) &&
                       (index + 1 == merged.size() || place(merged[index + 1]) != place(merged[index]));
    Numbers& units = merged[index].units;
    if (alone && units.size() > 1) units.erase(units.begin() + 1, units.end());
  }
  all = std::move(merged);
}

}  // namespace

UnitGraph join_graphs(UnitGraph graph, UnitGraph other, const std::vector<std::uint32_t>& units) {
  std::vector<std::string> all = graph.files;
  all.insert(all.end(), other.files.begin(), other.files.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  renumber_files(graph, numbers_in(all, graph.files));
  renumber_files(other, numbers_in(all, other.files));
  graph.files = std::move(all);
  for (std::size_t index = 0; index < units.size() && index < other.units.size(); ++index) {
    UnitGraph::Unit& unit = graph.units[units[index]];
    const std::uint32_t command = unit.command;
    unit = std::move(other.units[index]);
    unit.command = command;
  }
  for (UnitGraph::Directive& directive : other.directives) {
    renumber(directive.units, units);
    graph.directives.push_back(std::move(directive));
  }
  merge_directives(graph.directives);
  for (UnitGraph::Shadowed& shadowed : other.shadowed) {
    shadowed.unit = units[shadowed.unit];
    graph.shadowed.push_back(std::move(shadowed));
  }
  std::sort(graph.shadowed.begin(), graph.shadowed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.file, a.line, a.unit, a.found) < std::tie(b.file, b.line, b.unit, b.found);
  });
  return graph;
}

}  // namespace ssot::preprocess
