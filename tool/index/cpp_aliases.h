// Under which names C++ code may speak of a class: its own, and those of the tree's aliases.
//
// By spelling alone, so it may name too much; what a name means is settled where it is used (meanings.h).
#pragma once
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "index/project.h"

namespace ssot {

class CppAliases {
 public:
  explicit CppAliases(const Project& project);

  // `names` ("Manager"), and all aliases whose target holds one of them: `using Pointer =
  // std::shared_ptr<ns::Manager>;`.
  std::set<std::string_view> of(const std::vector<std::string_view>& names) const;

 private:
  std::map<std::string_view, std::vector<std::string_view>> named_;  // a word of a target → the aliases
};

// One of `names` is a word of the type.
bool holds_word(std::string_view type, const std::set<std::string_view>& names);

}  // namespace ssot
