#include "index/graph.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace ssot {
namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

// Rings through every file of a component are compared only up to this many steps; beyond it the first few
// starts decide.
constexpr std::size_t kRingSteps = 20'000'000;

class Tarjan {
 public:
  Tarjan(const Project& project, const EdgeFilter& counts)
      : project_(project),
        counts_(counts),
        index_(project.size(), kUnseen),
        low_(project.size()),
        on_stack_(project.size()) {}

  std::vector<std::vector<FileId>> run() && {
    for (std::uint32_t i = 0; i < project_.size(); ++i) {
      if (index_[i] == kUnseen) visit(i);
    }
    std::sort(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  struct Frame {
    std::uint32_t file;
    std::size_t next_edge;
  };

  void open(std::uint32_t file) {
    index_[file] = low_[file] = counter_++;
    stack_.push_back(file);
    on_stack_[file] = true;
    frames_.push_back({file, 0});
  }

  void visit(std::uint32_t start) {
    open(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const std::uint32_t file = frame.file;
      const auto edges = project_.edges(FileId{file});
      if (frame.next_edge < edges.size()) {
        const Edge& edge = edges[frame.next_edge++];
        const auto to = static_cast<std::uint32_t>(edge.to);
        if (index_[to] != kUnseen && !on_stack_[to]) continue;
        if (!counts_(edge)) continue;
        if (index_[to] == kUnseen) {
          open(to);
        } else {
          low_[file] = std::min(low_[file], index_[to]);
        }
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) low_[frames_.back().file] = std::min(low_[frames_.back().file], low_[file]);
      if (low_[file] == index_[file]) close(file);
    }
  }

  void close(std::uint32_t root) {
    std::vector<FileId> component;
    std::uint32_t file;
    do {
      file = stack_.back();
      stack_.pop_back();
      on_stack_[file] = false;
      component.push_back(FileId{file});
    } while (file != root);
    if (component.size() < 2) return;
    std::sort(component.begin(), component.end());
    found_.push_back(std::move(component));
  }

  const Project& project_;
  const EdgeFilter& counts_;
  std::vector<std::uint32_t> index_, low_;
  std::vector<bool> on_stack_;
  std::vector<std::uint32_t> stack_;
  std::vector<Frame> frames_;
  std::vector<std::vector<FileId>> found_;
  std::uint32_t counter_ = 0;
};

// Breadth first from `starts`; each file remembers the edge that reached it first.
class Search {
 public:
  Search(const Project& project, const EdgeFilter& counts) : project_(project), counts_(counts) {}

  // The chain to the first file that `arrived` accepts, no longer than `limit` edges.
  std::vector<Edge> chain(std::span<const FileId> starts, const std::function<bool(FileId)>& arrived,
                          std::size_t limit) {
    reached_by_.clear();
    std::vector<FileId> layer(starts.begin(), starts.end());
    for (const FileId start : layer) reached_by_.emplace(start, Edge{start, start, 0, false});
    for (std::size_t depth = 0; depth < limit && !layer.empty(); ++depth) {
      std::vector<FileId> next;
      for (const FileId file : layer) {
        for (const Edge& edge : project_.edges(file)) {
          ++steps_;
          if (!counts_(edge)) continue;
          if (arrived(edge.to)) return trace(edge);
          if (reached_by_.emplace(edge.to, edge).second) next.push_back(edge.to);
        }
      }
      layer = std::move(next);
    }
    return {};
  }

  std::size_t steps() const { return steps_; }

 private:
  std::vector<Edge> trace(Edge edge) const {
    std::vector<Edge> chain{edge};
    while (true) {
      const Edge& before = reached_by_.at(chain.back().from);
      if (before.from == before.to) break;
      chain.push_back(before);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  const Project& project_;
  const EdgeFilter& counts_;
  std::unordered_map<FileId, Edge> reached_by_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<std::vector<FileId>> components(const Project& project, const EdgeFilter& counts) {
  return Tarjan(project, counts).run();
}

std::vector<Edge> shortest_ring(const Project& project, std::span<const FileId> component,
                                const EdgeFilter& counts) {
  const auto inside = [&](FileId file) {
    return std::binary_search(component.begin(), component.end(), file);
  };
  const EdgeFilter within = [&](const Edge& edge) { return counts(edge) && inside(edge.to); };
  Search search(project, within);
  std::vector<Edge> best;
  for (const FileId start : component) {
    const std::size_t limit = best.empty() ? component.size() : best.size() - 1;
    if (limit < 2 || search.steps() > kRingSteps) break;
    const FileId starts[] = {start};
    std::vector<Edge> ring = search.chain(
        starts, [&](FileId file) { return file == start; }, limit);
    if (!ring.empty()) best = std::move(ring);
  }
  return best;
}

std::vector<Edge> shortest_chain(const Project& project, std::span<const FileId> from,
                                 const std::function<bool(FileId)>& arrived, const EdgeFilter& counts) {
  return Search(project, counts).chain(from, arrived, project.size());
}

}  // namespace ssot
