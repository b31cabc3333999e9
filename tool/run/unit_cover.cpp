#include "run/unit_cover.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <unordered_map>

namespace ssot {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
// A unit costs about as much as it reads; starting one costs as much as some files.
constexpr std::uint64_t kStart = 20;
// A unit that could not be read to its end is taken where no other sees the file.
constexpr std::uint64_t kFailed = 1'000'000;

// In each step the unit that sees most of the rest for its cost (Chvátal, Mathematics of Operations Research,
// 1979). What a unit sees of the rest only shrinks, so its last figure is a bound, and few of them are looked
// at in a step.
class Cover {
 public:
  Cover(const UnitGraph& graph, const std::vector<std::string_view>& wanted)
      : graph_(graph), done_(wanted.size()) {
    std::unordered_map<std::string_view, std::size_t> numbers;
    for (std::size_t i = 0; i < wanted.size(); ++i) numbers.emplace(wanted[i], i);
    std::vector<std::size_t> number_of(graph.files.size(), kNone);
    for (std::size_t i = 0; i < graph.files.size(); ++i) {
      if (const auto found = numbers.find(graph.files[i]); found != numbers.end())
        number_of[i] = found->second;
    }
    seen_.resize(graph.units.size());
    for (std::size_t u = 0; u < seen_.size(); ++u) {
      for (const std::uint32_t file : graph.units[u].reached) {
        if (number_of[file] != kNone) seen_[u].push_back(number_of[file]);
      }
      std::sort(seen_[u].begin(), seen_[u].end());
      push(u);
    }
  }

  std::vector<UnitChoice> choose() && {
    std::vector<UnitChoice> choices;
    while (!bids_.empty()) {
      const Bid best = bids_.top();
      bids_.pop();
      drop_done(best.unit);
      if (seen_[best.unit].size() < best.count) {
        push(best.unit);
        continue;
      }
      for (const std::size_t each : seen_[best.unit]) done_[each] = true;
      choices.push_back({.unit = best.unit, .wanted = std::move(seen_[best.unit])});
    }
    return choices;
  }

 private:
  struct Bid {
    std::uint64_t count = 0;
    std::uint64_t cost = 1;
    std::size_t unit = 0;
    // Of equal bids the earlier unit is the better one, so that every run chooses alike.
    friend bool operator<(const Bid& a, const Bid& b) {
      const std::uint64_t left = a.count * b.cost;
      const std::uint64_t right = b.count * a.cost;
      return left != right ? left < right : a.unit > b.unit;
    }
  };

  void push(std::size_t unit) {
    if (seen_[unit].empty()) return;
    const UnitGraph::Unit& read = graph_.units[unit];
    bids_.push({.count = seen_[unit].size(),
                .cost = (read.failure.empty() ? 1 : kFailed) * (kStart + read.reached.size()),
                .unit = unit});
  }

  void drop_done(std::size_t unit) {
    std::erase_if(seen_[unit], [&](std::size_t each) { return done_[each]; });
  }

  const UnitGraph& graph_;
  std::vector<std::vector<std::size_t>> seen_;  // unit → what it sees of the rest, as far as it was looked at
  std::vector<bool> done_;
  std::priority_queue<Bid> bids_;
};

}  // namespace

std::vector<UnitChoice> cover(const UnitGraph& graph, const std::vector<std::string_view>& wanted) {
  return Cover(graph, wanted).choose();
}

}  // namespace ssot
