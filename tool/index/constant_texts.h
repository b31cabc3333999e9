// Which text a chain of names stands for: constants of functions, modules and classes, members of enumerations.
//
// Only texts that the Request asked for were read (Request::texts), so an empty answer means: one of the others, or not known.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/meanings.h"

namespace ssot {

class ConstantTexts {
 public:
  explicit ConstantTexts(const Project& project) : project_(project) {}

  // Several where a name is bound to one of several.
  std::vector<std::string_view> of(const Standing& standing, std::string_view chain);

 private:
  // What a scope of a file binds to a literal: (definition or -1, name) → values.
  using Bound = std::map<std::pair<std::int32_t, std::string_view>, std::vector<std::string_view>>;
  const Bound& bound_in(FileId file);
  std::vector<std::string_view> find(FileId file, std::int32_t scope, std::string_view name);
  std::vector<std::string_view> local(const Standing& standing, std::string_view name);
  std::vector<std::string_view> of_own_class(const Standing& standing, std::string_view member);
  std::vector<std::string_view> of_cpp(const Standing& standing, std::string_view chain);

  const Project& project_;
  std::unordered_map<FileId, Bound> bound_;
  // C++: by the last name; only names that stand for one text wherever they are bound.
  std::unordered_map<std::string_view, std::string_view> cpp_names_;
  bool cpp_read_ = false;
};

}  // namespace ssot
