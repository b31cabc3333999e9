// The macros that are defined at one point of one unit. Emptied in no time for the next unit.
#pragma once
#include <unordered_map>
#include <vector>

#include "frontend/preprocess/source.h"

namespace ssot::preprocess {

class MacroTable {
 public:
  // Forgets everything. `cplusplus` decides which builtin macros there are.
  void start(bool cplusplus, std::uint32_t names);

  void define(const Name* name, const Macro* macro) { slot(name) = {generation_, macro}; }
  void undefine(const Name* name) { slot(name) = {generation_, nullptr}; }
  void push(const Name* name);
  void pop(const Name* name);

  // Null: not defined, or builtin.
  const Macro* find(const Name* name) const {
    if (name->id >= slots_.size() || slots_[name->id].generation != generation_) return nullptr;
    return slots_[name->id].macro;
  }
  // The preprocessor's own macro of that name, and nobody has defined or undefined it.
  bool builtin(const Name* name) const {
    if (!is_builtin(name->special)) return false;
    if (name->id < slots_.size() && slots_[name->id].generation == generation_) return false;
    if (name->special == Special::kQueryCpp) return cplusplus_;
    return name->special != Special::kQueryC || !cplusplus_;
  }
  bool defined(const Name* name) const { return find(name) != nullptr || builtin(name); }
  bool cplusplus() const { return cplusplus_; }

 private:
  struct Slot {
    std::uint32_t generation = 0;
    const Macro* macro = nullptr;  // null: undefined on purpose
  };
  Slot& slot(const Name* name) {
    if (name->id >= slots_.size()) slots_.resize(name->id + std::size_t{1024});
    return slots_[name->id];
  }

  std::vector<Slot> slots_;  // by Name::id; only those of the current generation mean something
  std::uint32_t generation_ = 0;
  bool cplusplus_ = false;
  std::unordered_map<const Name*, std::vector<Slot>> pushed_;  // #pragma push_macro
};

}  // namespace ssot::preprocess
