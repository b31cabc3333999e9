// The entries of a concept's `paths`, asked what they say of a module or a header. Internal to index.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"
#include "policy/policy.h"

namespace ssot {

// How far a path entry is from lawful: what wins when several entries fit one import.
inline int weight(PathState state) {
  switch (state) {
    case PathState::kRemoved:
      return 2;
    case PathState::kDeprecated:
      return 1;
    case PathState::kAllowed:
      return 0;
  }
  return 0;
}

// The entries of a concept's `paths`, asked by module name, by header path and by spelling.
class Entries {
 public:
  Entries(const Concept& policy, const Policy& whole)
      : policy_(policy), today_(whole.today), include_dirs_(whole.include_dirs) {}

  bool empty() const { return policy_.paths.empty(); }

  // A cheap first question: a module name of this many bytes could fit an entry.
  bool may_fit(std::size_t length) const {
    return std::any_of(policy_.paths.begin(), policy_.paths.end(), [&](const PathEntry& entry) {
      return !entry.is_file && (!entry.path.literal() || entry.path.text().size() == length);
    });
  }

  // The entry that speaks of this module; `name` is what is imported from it, empty for the module itself.
  const PathEntry* of_module(std::string_view module, std::string_view name) const {
    return worst([&](const PathEntry& entry) {
      return !entry.is_file && entry.path.matches(module) && speaks_of(entry, name);
    });
  }

  // An include takes no name, so an entry that speaks of names alone says nothing about it.
  const PathEntry* of_header(std::string_view path) const {
    return worst([&](const PathEntry& entry) { return entry.symbols.empty() && names_header(entry, path); });
  }

  bool names_header(const PathEntry& entry, std::string_view path) const {
    if (!entry.is_file) return false;
    if (entry.path.matches(path)) return true;
    return std::any_of(include_dirs_.begin(), include_dirs_.end(), [&](const std::string& dir) {
      const std::string clean = join("", dir);
      return is_under(path, clean) && path.size() > clean.size() + 1 &&
             entry.path.matches(path.substr(clean.empty() ? 0 : clean.size() + 1));
    });
  }

 private:
  static bool speaks_of(const PathEntry& entry, std::string_view name) {
    if (entry.symbols.empty()) return true;
    return std::any_of(entry.symbols.begin(), entry.symbols.end(),
                       [&](const auto& each) { return each.first == name; });
  }

  template <class Fits>
  const PathEntry* worst(const Fits& fits) const {
    const PathEntry* found = nullptr;
    for (const PathEntry& entry : policy_.paths) {
      if (!fits(entry)) continue;
      if (!found || weight(entry.state_on(today_)) > weight(found->state_on(today_))) found = &entry;
    }
    return found;
  }

  const Concept& policy_;
  Date today_;
  const std::vector<std::string>& include_dirs_;
};

}  // namespace ssot
