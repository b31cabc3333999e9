// import-cycle (SSOT301): files import each other in a ring. One finding a group of files that reach each
// other: a shortest ring, every hop of it, and the cheapest edge to cut.
//
// Only imports that run when the module loads count (scopes module and class) unless the option `scopes` says
// more; an edge that was guessed never counts.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "checks/check.h"
#include "checks/places.h"
#include "index/cycle_edges.h"

namespace ssot {
namespace {

const Import& import_of(const Project& project, const Edge& edge) {
  return project.facts(edge.from).imports[edge.import];
}

// Importing statements between two files: what a cut costs. A statement that takes many names is one.
std::size_t cost(const Project& project, const Edge& cut, const EdgeFilter& counts) {
  std::set<std::pair<int, int>> statements;
  for (const Edge& edge : project.edges(cut.from)) {
    if (edge.to != cut.to || !counts(edge)) continue;
    const Import& import = import_of(project, edge);
    statements.emplace(import.line, import.column);
  }
  return statements.size();
}

Finding describe(const Project& project, std::span<const FileId> component, const std::vector<Edge>& ring,
                 const EdgeFilter& counts) {
  const Edge& first = ring.front();
  Finding finding;
  finding.path = project.path(first.from);
  finding.region = region_of(import_of(project, first));
  finding.proof = first.proof;
  std::string chain(project.path(first.from));
  for (const Edge& edge : ring) {
    finding.proof = std::min(finding.proof, edge.proof);
    chain += fmt::format(" → {}", project.path(edge.to));
    finding.related.push_back({std::string(project.path(edge.from)), region_of(import_of(project, edge)),
                               fmt::format("imports {}", project.path(edge.to))});
  }
  finding.detail = chain;
  finding.message = fmt::format("import cycle of {}: {}", count_of(ring.size(), "file"), chain);
  if (component.size() > ring.size()) {
    finding.message += fmt::format(" ({} reach each other in all)", count_of(component.size(), "file"));
  }
  const auto cheapest = std::min_element(ring.begin(), ring.end(), [&](const Edge& a, const Edge& b) {
    return std::tuple(cost(project, a, counts), a.from, a.to) <
           std::tuple(cost(project, b, counts), b.from, b.to);
  });
  finding.advice =
      fmt::format("Cheapest cut: {} imports {} in {} (line {}).", project.path(cheapest->from),
                  project.path(cheapest->to), count_of(cost(project, *cheapest, counts), "statement"),
                  import_of(project, *cheapest).line);
  return finding;
}

void judge(const CheckInput& input, Sink& sink) {
  const EdgeFilter counts = cycle_edges(input.project, input.policy);
  for (const auto& component : components(input.project, counts)) {
    const std::vector<Edge> ring = shortest_ring(input.project, component, counts);
    if (!ring.empty()) sink.report(describe(input.project, component, ring, counts));
  }
}

}  // namespace

constinit const Check import_cycle{judge};

}  // namespace ssot
