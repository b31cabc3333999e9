// How a sketch goes through the branches of `#if`: back at each `#else`, on from the last one at `#endif`.
#include <algorithm>

#include "frontend/cpp/sketch_reader.h"

namespace ssot::cpp {

void SketchReader::open_condition(const Directive& directive) {
  // A head is kept only while that costs little: ten thousand nested conditions in one head are no program.
  const bool keep =
      head_.size() <= (branches_.size() < 64 ? kLongestHead : 64) && saved_heads_.size() < 4 * kLongestHead;
  Branches branches;
  branches.at_if = state_;
  branches.guard = directive.guard;
  branches.head_begin = saved_heads_.size();
  branches.head_size = keep ? head_.size() : 0;
  branches.nodes = nodes_.size();
  branches.open_begin = dangling_.size();
  if (keep) saved_heads_.insert(saved_heads_.end(), head_.tokens.begin(), head_.tokens.end());
  branches_.push_back(branches);
  if (!directive.guard) ++conditional_;
}

// What this branch opened and leaves open ends where the last branch's counterpart ends.
void SketchReader::leave_branch(Branches& branches) {
  if (!branches.error && !branches.ended) {
    branches.best_end = state_;
    branches.ended = true;
  }
  std::vector<std::int32_t> open;
  for (std::int32_t node = state_.node; static_cast<std::size_t>(node) >= branches.nodes && open.size() < 16;
       node = nodes_[static_cast<std::size_t>(node)].parent) {
    open.push_back(nodes_[static_cast<std::size_t>(node)].definition);
  }
  dangling_.insert(dangling_.end(), open.rbegin(), open.rend());
}

void SketchReader::turn_condition() {
  if (branches_.empty()) return;
  Branches& branches = branches_.back();
  leave_branch(branches);
  state_ = branches.at_if;
  branches.error = false;
  const auto begin = saved_heads_.begin() + static_cast<std::ptrdiff_t>(branches.head_begin);
  head_.tokens.assign(begin, begin + static_cast<std::ptrdiff_t>(branches.head_size));
}

void SketchReader::close_condition() {
  if (branches_.empty()) return;
  const Branches branches = branches_.back();
  branches_.pop_back();
  if (branches.error && branches.ended) {
    const bool same = state_.node == branches.best_end.node;
    state_ = branches.best_end;
    if (!same) head_.tokens.clear();
  } else if (dangling_.size() > branches.open_begin) {
    std::vector<std::int32_t> open;
    for (std::int32_t node = state_.node;
         static_cast<std::size_t>(node) >= branches.nodes && open.size() < 16;
         node = nodes_[static_cast<std::size_t>(node)].parent) {
      open.push_back(node);
    }
    std::reverse(open.begin(), open.end());
    const std::size_t count = dangling_.size() - branches.open_begin;
    for (std::size_t i = 0; i < count && !open.empty() && twins_.size() < 64; ++i) {
      const std::int32_t definition = dangling_[branches.open_begin + i];
      if (definition >= 0) twins_.emplace_back(open[i % open.size()], definition);
    }
  }
  dangling_.resize(std::min(dangling_.size(), branches.open_begin));
  saved_heads_.resize(branches.head_begin);
  if (!branches.guard) --conditional_;
}

}  // namespace ssot::cpp
