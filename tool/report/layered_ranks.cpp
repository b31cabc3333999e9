// Breaking cycles, and which column each node stands in.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "report/layered_parts.h"

namespace ssot::layered {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

// Of each node the edges that leave it, by their index.
Lists leaving(const LayoutGraph& graph) {
  Lists lists(graph.nodes.size());
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge)
    lists[graph.edges[edge].from].push_back(edge);
  return lists;
}

// A walk in depth; an edge that leads back to a node of the way that led here closes a cycle.
class Walk {
 public:
  explicit Walk(const LayoutGraph& graph)
      : graph_(graph), leaving_(leaving(graph)), states_(graph.nodes.size()), closing_(graph.edges.size()) {}

  std::vector<bool> closing() && {
    // Those first that nothing leads to: from them on, edges lead to the right.
    std::vector<bool> led_to(graph_.nodes.size());
    for (const LayoutGraph::Edge& edge : graph_.edges) {
      if (edge.from != edge.to) led_to[edge.to] = true;
    }
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
      if (!led_to[node]) from(node);
    }
    for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) from(node);
    return std::move(closing_);
  }

 private:
  enum class State : std::uint8_t { kNew, kOnTheWay, kDone };

  void from(std::uint32_t start) {
    if (states_[start] != State::kNew) return;
    std::vector<std::pair<std::uint32_t, std::size_t>> way{{start, 0}};  // node, the next of its edges
    states_[start] = State::kOnTheWay;
    while (!way.empty()) {
      const std::uint32_t node = way.back().first;
      if (way.back().second == leaving_[node].size()) {
        states_[node] = State::kDone;
        way.pop_back();
        continue;
      }
      const std::uint32_t edge = leaving_[node][way.back().second++];
      const std::uint32_t to = graph_.edges[edge].to;
      if (states_[to] == State::kOnTheWay) {
        closing_[edge] = true;
      } else if (states_[to] == State::kNew) {
        states_[to] = State::kOnTheWay;
        way.emplace_back(to, 0);
      }
    }
  }

  const LayoutGraph& graph_;
  Lists leaving_;
  std::vector<State> states_;
  std::vector<bool> closing_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> parts_of(const LayoutGraph& graph) {
  // Each node points to a smaller one of its part, or to itself.
  std::vector<std::uint32_t> least(graph.nodes.size());
  std::iota(least.begin(), least.end(), std::uint32_t{0});
  const auto first_of = [&](std::uint32_t node) {
    while (least[node] != node) node = least[node] = least[least[node]];
    return node;
  };
  for (const auto& [from, to] : graph.edges) {
    const auto [low, high] = std::minmax({first_of(from), first_of(to)});
    least[high] = low;
  }
  std::vector<std::vector<std::uint32_t>> parts;
  std::vector<std::size_t> part(graph.nodes.size());
  for (std::uint32_t node = 0; node < graph.nodes.size(); ++node) {
    const std::uint32_t first = first_of(node);
    if (first == node) {
      part[node] = parts.size();
      parts.emplace_back();
    }
    parts[part[first]].push_back(node);
  }
  return parts;
}

std::vector<Link> without_cycles(const LayoutGraph& graph) {
  const std::vector<bool> closing = Walk(graph).closing();
  std::vector<Link> links;
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
    const auto [from, to] = graph.edges[edge];
    if (from == to) continue;
    links.push_back(closing[edge] ? Link{to, from, true, edge} : Link{from, to, false, edge});
  }
  return links;
}

std::vector<int> ranks_of(const LayoutGraph& graph, const std::vector<Link>& links) {
  const std::size_t count = graph.nodes.size();
  std::vector<int> ranks(count);
  Lists after(count);
  std::vector<std::size_t> waiting(count);
  for (const Link& link : links) {
    after[link.from].push_back(link.to);
    ++waiting[link.to];
  }
  std::vector<std::uint32_t> ready;
  for (std::uint32_t node = 0; node < count; ++node) {
    ranks[node] = graph.nodes[node].least_rank;
    if (waiting[node] == 0) ready.push_back(node);
  }
  const std::size_t sources = ready.size();
  for (std::size_t at = 0; at < ready.size(); ++at) {
    for (const std::uint32_t to : after[ready[at]]) {
      ranks[to] = std::max(ranks[to], ranks[ready[at]] + 1);
      if (--waiting[to] == 0) ready.push_back(to);
    }
  }
  for (std::size_t at = 0; at < sources; ++at) {
    const auto& targets = after[ready[at]];
    if (targets.empty()) continue;
    const auto nearest =
        std::min_element(targets.begin(), targets.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return ranks[a] < ranks[b]; });
    ranks[ready[at]] = ranks[*nearest] - 1;
  }
  return ranks;
}

namespace {

constexpr int kPassingHeight = 6;

// Edges to one node pass through the same places of the columns between: as many places as there are columns,
// however many edges.
class Passages {
 public:
  explicit Passages(Layers& layers) : layers_(layers) {}

  std::vector<std::uint32_t> way(const Link& link) {
    std::vector<std::uint32_t> items{link.from};
    for (int rank = layers_.items[link.from].rank + 1; rank < layers_.items[link.to].rank; ++rank)
      items.push_back(place(link, rank));
    items.push_back(link.to);
    for (std::size_t at = 1; at < items.size(); ++at) join(items[at - 1], items[at]);
    return items;
  }

 private:
  std::uint32_t place(const Link& link, int rank) {
    const auto [found, is_new] =
        places_.try_emplace({link.to, link.against, rank}, static_cast<std::uint32_t>(layers_.items.size()));
    if (is_new) layers_.items.push_back({rank, kPassingHeight, {}, {}});
    return found->second;
  }

  void join(std::uint32_t from, std::uint32_t to) {
    if (!joined_.emplace(from, to).second) return;
    layers_.items[from].after.push_back(to);
    layers_.items[to].before.push_back(from);
  }

  struct Key {
    std::uint32_t to;
    bool against;
    int rank;
    auto operator<=>(const Key&) const = default;
  };
  Layers& layers_;
  std::map<Key, std::uint32_t> places_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> joined_;
};

}  // namespace

Layers layers_of(const LayoutGraph& graph, const std::vector<Link>& links) {
  Layers layers;
  const std::vector<int> ranks = ranks_of(graph, links);
  for (std::size_t node = 0; node < graph.nodes.size(); ++node)
    layers.items.push_back({ranks[node], graph.nodes[node].height, {}, {}});
  Passages passages(layers);
  for (const Link& link : links) layers.ways.push_back(passages.way(link));
  for (std::uint32_t item = 0; item < layers.items.size(); ++item) {
    const auto rank = static_cast<std::size_t>(layers.items[item].rank);
    if (layers.ranks.size() <= rank) layers.ranks.resize(rank + 1);
    layers.ranks[rank].push_back(item);
  }
  return layers;
}

}  // namespace ssot::layered
