#include "index/graph.h"

#include <algorithm>
#include <limits>

#include "base/strongly_connected.h"

namespace ssot {
namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

// Rings through every file of a component are compared only up to this many steps; beyond it the first few
// starts decide.
constexpr std::size_t kRingSteps = 20'000'000;

// The edges of a component that stay in it, by the place of each file in the sorted component: a search from
// every file of a ring of thousands looks at each edge thousands of times.
class Ring {
 public:
  Ring(const Project& project, std::span<const FileId> component, const EdgeFilter& counts) {
    for (const FileId file : component) {
      first_.push_back(edges_.size());
      for (const Edge& edge : project.edges(file)) {
        const auto to = std::lower_bound(component.begin(), component.end(), edge.to);
        if (to == component.end() || *to != edge.to || !counts(edge)) continue;
        edges_.push_back(&edge);
        targets_.push_back(static_cast<std::uint32_t>(to - component.begin()));
      }
    }
    first_.push_back(edges_.size());
    reached_in_.assign(component.size(), kUnseen);
    reached_by_.resize(component.size());
  }

  // The shortest way from a file back to itself, of at most `limit` edges.
  std::vector<Edge> through(std::uint32_t start, std::size_t limit) {
    std::vector<std::uint32_t> layer{start}, next;
    reached_in_[start] = start;
    for (std::size_t depth = 0; depth < limit && !layer.empty(); ++depth) {
      for (const std::uint32_t file : layer) {
        for (std::size_t i = first_[file]; i < first_[file + 1]; ++i) {
          ++steps_;
          const std::uint32_t to = targets_[i];
          if (to == start) return trace(start, file, *edges_[i]);
          if (reached_in_[to] == start) continue;
          reached_in_[to] = start;
          reached_by_[to] = {file, i};
          next.push_back(to);
        }
      }
      layer.swap(next);
      next.clear();
    }
    return {};
  }

  std::size_t steps() const { return steps_; }

 private:
  struct Reached {
    std::uint32_t from;
    std::size_t edge;
  };

  std::vector<Edge> trace(std::uint32_t start, std::uint32_t last, const Edge& closing) const {
    std::vector<Edge> ring{closing};
    for (std::uint32_t file = last; file != start; file = reached_by_[file].from)
      ring.push_back(*edges_[reached_by_[file].edge]);
    std::reverse(ring.begin(), ring.end());
    return ring;
  }

  std::vector<std::size_t> first_;
  std::vector<const Edge*> edges_;
  std::vector<std::uint32_t> targets_;
  std::vector<std::uint32_t> reached_in_;  // the start of the search that saw the file last
  std::vector<Reached> reached_by_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<std::vector<FileId>> components(const Project& project, const EdgeFilter& counts) {
  Adjacency graph;
  for (std::uint32_t file = 0; file < project.size(); ++file) {
    graph.first.push_back(graph.targets.size());
    for (const Edge& edge : project.edges(FileId{file}))
      if (counts(edge)) graph.targets.push_back(static_cast<std::uint32_t>(edge.to));
  }
  graph.first.push_back(graph.targets.size());
  std::vector<std::vector<FileId>> found;
  for (const auto& component : strongly_connected(graph)) {
    auto& files = found.emplace_back();
    for (const std::uint32_t file : component) files.push_back(FileId{file});
  }
  return found;
}

std::vector<Edge> shortest_ring(const Project& project, std::span<const FileId> component,
                                const EdgeFilter& counts) {
  Ring ring(project, component, counts);
  std::vector<Edge> best;
  for (std::uint32_t start = 0; start < component.size(); ++start) {
    const std::size_t limit = best.empty() ? component.size() : best.size() - 1;
    if (limit < 2 || ring.steps() > kRingSteps) break;
    std::vector<Edge> found = ring.through(start, limit);
    if (!found.empty()) best = std::move(found);
  }
  return best;
}

}  // namespace ssot
