// How far down each item stands: beside its neighbours as far as its column has room there.
#include <algorithm>
#include <cstdint>

#include "report/layered_parts.h"

namespace ssot::layered {
namespace {

constexpr int kGap = 12;  // between two items of a column
constexpr int kPasses = 12;

// Least distance between the middles of two items that stand one above the other.
std::int64_t distance(const Item& above, const Item& below) {
  return (above.height + below.height) / 2 + 1 + kGap;
}

std::int64_t floor_of(std::int64_t sum, std::int64_t count) {
  return sum >= 0 ? sum / count : -((-sum + count - 1) / count);
}

// Places one column as near as it can be to what its items wish for (least squares), in its order and with
// its distances: isotonic regression by pooling adjacent violators.
void place(const Layers& layers, const std::vector<std::uint32_t>& order,
           const std::vector<std::int64_t>& wishes, std::vector<std::int64_t>& places) {
  struct Block {
    std::int64_t sum, count;
  };
  std::vector<Block> blocks;
  std::vector<std::int64_t> offsets;
  std::int64_t offset = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    if (at > 0) offset += distance(layers.items[order[at - 1]], layers.items[order[at]]);
    offsets.push_back(offset);
    blocks.push_back({wishes[at] - offset, 1});
    while (blocks.size() > 1) {
      Block& last = blocks[blocks.size() - 1];
      Block& before = blocks[blocks.size() - 2];
      if (before.sum * last.count <= last.sum * before.count) break;
      before = {before.sum + last.sum, before.count + last.count};
      blocks.pop_back();
    }
  }
  std::size_t at = 0;
  for (const Block& block : blocks) {
    const std::int64_t value = floor_of(block.sum, block.count);
    for (std::int64_t left = block.count; left > 0; --left, ++at) places[order[at]] = value + offsets[at];
  }
}

enum class Side { kLeft, kRight, kBoth };

std::int64_t wish(const Layers& layers, std::uint32_t item, Side side,
                  const std::vector<std::int64_t>& places) {
  std::int64_t sum = 0;
  std::int64_t count = 0;
  const auto add = [&](const std::vector<std::uint32_t>& beside) {
    for (const std::uint32_t other : beside) sum += places[other];
    count += static_cast<std::int64_t>(beside.size());
  };
  if (side != Side::kRight) add(layers.items[item].before);
  if (side != Side::kLeft) add(layers.items[item].after);
  return count == 0 ? places[item] : floor_of(sum, count);
}

void place_all(const Layers& layers, Side side, std::vector<std::int64_t>& places) {
  const std::size_t count = layers.ranks.size();
  for (std::size_t step = 0; step < count; ++step) {
    const auto& order = layers.ranks[side == Side::kRight ? count - 1 - step : step];
    std::vector<std::int64_t> wishes;
    for (const std::uint32_t item : order) wishes.push_back(wish(layers, item, side, places));
    place(layers, order, wishes, places);
  }
}

}  // namespace

std::vector<int> places_of(const Layers& layers) {
  std::vector<std::int64_t> places(layers.items.size());
  for (const auto& order : layers.ranks)
    place(layers, order, std::vector<std::int64_t>(order.size()), places);
  for (int pass = 0; pass < kPasses; ++pass)
    place_all(layers, pass % 2 == 0 ? Side::kLeft : Side::kRight, places);
  place_all(layers, Side::kBoth, places);
  std::int64_t top = 0;
  for (std::size_t item = 0; item < places.size(); ++item) {
    const std::int64_t above = places[item] - (layers.items[item].height + 1) / 2;
    if (item == 0 || above < top) top = above;
  }
  std::vector<int> out;
  for (const std::int64_t middle : places) out.push_back(static_cast<int>(middle - top));
  return out;
}

}  // namespace ssot::layered
