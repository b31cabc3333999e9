#include "run/graph_parts.h"

#include <algorithm>
#include <limits>
#include <map>

#include "base/path.h"
#include "base/strongly_connected.h"

namespace ssot {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// The nodes that are kept, in order, with the edges between them that `keep` accepts.
template <class Keep>
GraphView part_of(const GraphView& graph, const std::vector<bool>& kept, Keep keep,
                  std::vector<std::uint32_t>& now) {
  GraphView part;
  now.assign(graph.nodes.size(), kNone);
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    if (!kept[node]) continue;
    now[node] = static_cast<std::uint32_t>(part.nodes.size());
    part.nodes.push_back(graph.nodes[node]);
    if (!graph.files.empty()) part.files.push_back(graph.files[node]);
  }
  for (const GraphView::Edge& edge : graph.edges) {
    if (now[edge.from] == kNone || now[edge.to] == kNone || !keep(edge)) continue;
    part.edges.push_back(edge);
    part.edges.back().from = now[edge.from];
    part.edges.back().to = now[edge.to];
  }
  return part;
}

Adjacency adjacency_of(const GraphView& graph) {
  Adjacency found;
  found.first.assign(graph.nodes.size() + 1, 0);
  for (const GraphView::Edge& edge : graph.edges) ++found.first[edge.from + 1];
  for (std::size_t node = 0; node < graph.nodes.size(); ++node) found.first[node + 1] += found.first[node];
  for (const GraphView::Edge& edge : graph.edges) found.targets.push_back(edge.to);  // sorted by `from`
  return found;
}

}  // namespace

GraphView by_folder(const GraphView& files, std::vector<std::uint32_t>& folder_of) {
  std::map<std::string, std::vector<std::uint32_t>> folders;
  for (std::uint32_t file = 0; file < files.nodes.size(); ++file) {
    const std::string_view folder = ssot::folder_of(files.nodes[file]);
    folders[folder.empty() ? "." : std::string(folder)].push_back(file);
  }
  GraphView view;
  folder_of.assign(files.nodes.size(), 0);
  for (const auto& [folder, inside] : folders) {
    for (const std::uint32_t file : inside) folder_of[file] = static_cast<std::uint32_t>(view.nodes.size());
    view.nodes.push_back(folder);
    view.files.push_back(inside.size());
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, GraphView::Edge> edges;
  for (const GraphView::Edge& edge : files.edges) {
    const std::pair ends{folder_of[edge.from], folder_of[edge.to]};
    if (ends.first == ends.second) continue;
    const auto [at, added] =
        edges.try_emplace(ends, GraphView::Edge{ends.first, ends.second, 0, edge.imports, edge.guessed});
    if (added) continue;
    at->second.imports += edge.imports;
    at->second.guessed = at->second.guessed && edge.guessed;
  }
  for (const auto& [ends, edge] : edges) view.edges.push_back(edge);
  return view;
}

// Breadth first; each node remembers the node that reached it first.
GraphView chain_between(const GraphView& graph, std::uint32_t from, std::uint32_t to) {
  const Adjacency next = adjacency_of(graph);
  std::vector<std::uint32_t> reached_by(graph.nodes.size(), kNone);
  std::vector<std::uint32_t> queue{from};
  bool arrived = false;
  for (std::size_t at = 0; at < queue.size() && !arrived; ++at)
    for (std::size_t i = next.first[queue[at]]; i < next.first[queue[at] + 1] && !arrived; ++i) {
      const std::uint32_t target = next.targets[i];
      arrived = target == to;
      if (reached_by[target] != kNone || (target == from && !arrived)) continue;
      reached_by[target] = queue[at];
      queue.push_back(target);
    }
  if (!arrived) return {};
  std::vector<bool> kept(graph.nodes.size());
  std::map<std::uint32_t, std::uint32_t> hops;
  std::uint32_t node = to;
  do {
    kept[node] = true;
    hops.emplace(reached_by[node], node);
    node = reached_by[node];
  } while (node != from);
  kept[from] = true;
  std::vector<std::uint32_t> now;
  const auto on_chain = [&](const GraphView::Edge& edge) {
    const auto hop = hops.find(edge.from);
    return hop != hops.end() && hop->second == edge.to;
  };
  GraphView part = part_of(graph, kept, on_chain, now);
  part.highlighted = {now[from], now[to]};
  return part;
}

GraphView around(const GraphView& graph, std::uint32_t centre, int hops) {
  std::vector<std::vector<std::uint32_t>> near(graph.nodes.size());
  for (const GraphView::Edge& edge : graph.edges) {
    near[edge.from].push_back(edge.to);
    near[edge.to].push_back(edge.from);
  }
  std::vector<bool> kept(graph.nodes.size());
  kept[centre] = true;
  std::vector<std::uint32_t> rim{centre};
  for (int hop = 0; hop < hops && !rim.empty(); ++hop) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t node : rim)
      for (const std::uint32_t other : near[node]) {
        if (kept[other]) continue;
        kept[other] = true;
        next.push_back(other);
      }
    rim = std::move(next);
  }
  std::vector<std::uint32_t> now;
  GraphView part = part_of(graph, kept, [](const GraphView::Edge&) { return true; }, now);
  part.highlighted = {now[centre]};
  return part;
}

GraphView cycles_of(const GraphView& graph) {
  const auto groups = strongly_connected(adjacency_of(graph));
  std::vector<bool> kept(graph.nodes.size());
  std::vector<std::size_t> group_of(graph.nodes.size());
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (const std::uint32_t node : groups[group]) {
      kept[node] = true;
      group_of[node] = group;
    }
  std::vector<std::uint32_t> now;
  const auto inside = [&](const GraphView::Edge& edge) { return group_of[edge.from] == group_of[edge.to]; };
  GraphView part = part_of(graph, kept, inside, now);
  part.only_cycles = true;
  for (const auto& group : groups) {
    auto& nodes = part.cycles.emplace_back();
    for (const std::uint32_t node : group) nodes.push_back(now[node]);
  }
  return part;
}

}  // namespace ssot
