// Which item stands above which in its column.
#include <algorithm>
#include <cstdint>
#include <utility>

#include "report/layered_parts.h"

namespace ssot::layered {
namespace {

constexpr int kMostSweeps = 24;
constexpr int kSweepsInVain = 4;  // after so many without fewer crossings, more bring nothing

using Ranks = std::vector<std::vector<std::uint32_t>>;

std::vector<std::uint32_t> positions(const Layers& layers) {
  std::vector<std::uint32_t> out(layers.items.size());
  for (const auto& rank : layers.ranks) {
    for (std::uint32_t at = 0; at < rank.size(); ++at) out[rank[at]] = at;
  }
  return out;
}

// Sorts one rank by the mean position of each item's neighbours on one side; what has none stays about where
// it is.
void order_by_barycentre(Layers& layers, std::vector<std::uint32_t>& order,
                         const std::vector<std::uint32_t>& position, bool from_the_left) {
  constexpr std::uint64_t kFine = 4096;  // parts of a position, in place of fractions
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
  for (const std::uint32_t item : order) {
    const auto& beside = from_the_left ? layers.items[item].before : layers.items[item].after;
    std::uint64_t key = position[item] * kFine;
    if (!beside.empty()) {
      std::uint64_t sum = 0;
      for (const std::uint32_t other : beside) sum += position[other] * kFine;
      key = sum / beside.size();
    }
    keyed.emplace_back(key, item);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = keyed[at].second;
}

void sweep(Layers& layers, bool from_the_left) {
  std::vector<std::uint32_t> position = positions(layers);
  const std::size_t count = layers.ranks.size();
  for (std::size_t step = 1; step < count; ++step) {
    auto& order = layers.ranks[from_the_left ? step : count - 1 - step];
    order_by_barycentre(layers, order, position, from_the_left);
    for (std::uint32_t at = 0; at < order.size(); ++at) position[order[at]] = at;
  }
}

// How many of the lines between a rank and the next cross: pairs whose ends stand the other way round than
// their beginnings, counted with a tree of sums (Barth, Mutzel and Jünger, "Simple and Efficient Bilayer
// Cross Counting", 2002).
std::size_t crossings_behind(const Layers& layers, std::size_t rank,
                             const std::vector<std::uint32_t>& position) {
  const std::size_t width = layers.ranks[rank + 1].size();
  std::vector<std::size_t> sums(width + 1);
  std::size_t seen = 0;
  std::size_t count = 0;
  for (const std::uint32_t item : layers.ranks[rank]) {
    std::vector<std::uint32_t> ends;
    for (const std::uint32_t other : layers.items[item].after) ends.push_back(position[other]);
    for (const std::uint32_t end : ends) {
      std::size_t not_below = 0;
      for (std::size_t at = end + 1; at > 0; at -= at & (~at + 1)) not_below += sums[at];
      count += seen - not_below;
    }
    for (const std::uint32_t end : ends) {
      for (std::size_t at = end + 1; at <= width; at += at & (~at + 1)) ++sums[at];
    }
    seen += ends.size();
  }
  return count;
}

}  // namespace

std::size_t crossings(const Layers& layers) {
  const std::vector<std::uint32_t> position = positions(layers);
  std::size_t count = 0;
  for (std::size_t rank = 0; rank + 1 < layers.ranks.size(); ++rank)
    count += crossings_behind(layers, rank, position);
  return count;
}

void reduce_crossings(Layers& layers) {
  Ranks best = layers.ranks;
  std::size_t fewest = crossings(layers);
  int in_vain = 0;
  for (int turn = 0; turn < kMostSweeps && in_vain < kSweepsInVain && fewest > 0; ++turn) {
    sweep(layers, turn % 2 == 0);
    const std::size_t now = crossings(layers);
    ++in_vain;
    if (now < fewest) {
      fewest = now;
      best = layers.ranks;
      in_vain = 0;
    }
  }
  layers.ranks = std::move(best);
}

}  // namespace ssot::layered
