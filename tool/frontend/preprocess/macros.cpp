#include "frontend/preprocess/macros.h"

namespace ssot::preprocess {

void MacroTable::start(bool cplusplus, std::uint32_t names) {
  ++generation_;
  cplusplus_ = cplusplus;
  if (slots_.size() < names) slots_.resize(names + std::size_t{1024});
  pushed_.clear();
}

void MacroTable::push(const Name* name) { pushed_[name].push_back(slot(name)); }

void MacroTable::pop(const Name* name) {
  const auto found = pushed_.find(name);
  if (found == pushed_.end() || found->second.empty()) return;
  slot(name) = found->second.back();
  found->second.pop_back();
}

}  // namespace ssot::preprocess
