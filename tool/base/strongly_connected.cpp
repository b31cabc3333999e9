#include "base/strongly_connected.h"

#include <algorithm>
#include <limits>

namespace ssot {
namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

class Tarjan {
 public:
  explicit Tarjan(const Adjacency& graph)
      : graph_(graph),
        index_(graph.first.size() - 1, kUnseen),
        low_(index_.size()),
        on_stack_(index_.size()) {}

  std::vector<std::vector<std::uint32_t>> run() && {
    for (std::uint32_t node = 0; node < index_.size(); ++node) {
      if (index_[node] == kUnseen) visit(node);
    }
    std::sort(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  struct Frame {
    std::uint32_t node;
    std::size_t next;  // index into targets
  };

  void open(std::uint32_t node) {
    index_[node] = low_[node] = counter_++;
    stack_.push_back(node);
    on_stack_[node] = true;
    frames_.push_back({node, graph_.first[node]});
  }

  void visit(std::uint32_t start) {
    open(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const std::uint32_t node = frame.node;
      if (frame.next < graph_.first[node + 1]) {
        const std::uint32_t to = graph_.targets[frame.next++];
        if (index_[to] != kUnseen && !on_stack_[to]) continue;
        if (index_[to] == kUnseen) {
          open(to);
        } else {
          low_[node] = std::min(low_[node], index_[to]);
        }
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) low_[frames_.back().node] = std::min(low_[frames_.back().node], low_[node]);
      if (low_[node] == index_[node]) close(node);
    }
  }

  void close(std::uint32_t root) {
    std::vector<std::uint32_t> component;
    std::uint32_t node;
    do {
      node = stack_.back();
      stack_.pop_back();
      on_stack_[node] = false;
      component.push_back(node);
    } while (node != root);
    if (component.size() < 2) return;
    std::sort(component.begin(), component.end());
    found_.push_back(std::move(component));
  }

  const Adjacency& graph_;
  std::vector<std::uint32_t> index_, low_;
  std::vector<bool> on_stack_;
  std::vector<std::uint32_t> stack_;
  std::vector<Frame> frames_;
  std::vector<std::vector<std::uint32_t>> found_;
  std::uint32_t counter_ = 0;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> strongly_connected(const Adjacency& graph) {
  return Tarjan(graph).run();
}

}  // namespace ssot
