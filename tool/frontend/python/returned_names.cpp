#include "frontend/python/returned_names.h"

#include <algorithm>

namespace ssot::python {

void ReturnedNames::pass(int indent, std::int32_t function) {
  ++time_;
  indent_ = indent;
  function_ = function;
  // Definitions are numbered in order of place, so those behind the one around are finished.
  if (!waiting_.empty() && waiting_.rbegin()->first.first > function)
    waiting_.erase(waiting_.lower_bound({function + 1, std::string()}), waiting_.end());
  while (!lowest_.empty() && lowest_.back().indent >= indent) lowest_.pop_back();
  lowest_.push_back({time_, indent});
}

void ReturnedNames::bind(const std::string& name, std::size_t use) {
  waiting_[{function_, name}].push_back({use, time_});
}

void ReturnedNames::bind_anew(std::string_view name) {
  const auto found = waiting_.find({function_, std::string(name)});
  if (found == waiting_.end()) return;
  std::vector<Waiting>& uses = found->second;  // the later, the higher the lowest indent since
  while (!uses.empty() && lowest_since(uses.back().time) >= indent_) uses.pop_back();
  if (uses.empty()) waiting_.erase(found);
}

std::vector<std::size_t> ReturnedNames::take(std::string_view name) {
  std::vector<std::size_t> uses;
  const auto found = waiting_.find({function_, std::string(name)});
  if (found == waiting_.end()) return uses;
  for (const Waiting& each : found->second) uses.push_back(each.use);
  waiting_.erase(found);
  return uses;
}

int ReturnedNames::lowest_since(std::size_t time) const {
  const auto at = std::lower_bound(lowest_.begin(), lowest_.end(), time,
                                   [](const Lowest& each, std::size_t wanted) { return each.time < wanted; });
  return at == lowest_.end() ? indent_ : at->indent;
}

}  // namespace ssot::python
