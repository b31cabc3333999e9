#include "index/cpp_aliases.h"

#include <algorithm>

namespace ssot {
namespace {

bool is_word_byte(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Calls found(word) until it answers true.
template <class Found>
bool any_word(std::string_view type, const Found& found) {
  for (std::size_t i = 0; i < type.size(); ++i) {
    const std::size_t start = i;
    while (i < type.size() && is_word_byte(type[i])) ++i;
    if (i > start && found(type.substr(start, i - start))) return true;
  }
  return false;
}

}  // namespace

CppAliases::CppAliases(const Project& project) {
  for (const FileFacts& file : project.files()) {
    if (file.language != Language::kCpp) continue;
    for (const Definition& each : file.definitions) {
      if (each.kind != DefinitionKind::kAlias) continue;
      any_word(each.target, [&](std::string_view word) {
        if (word != each.name) named_[word].push_back(each.name);
        return false;
      });
    }
  }
}

std::set<std::string_view> CppAliases::of(const std::vector<std::string_view>& names) const {
  std::set<std::string_view> all(names.begin(), names.end());
  std::vector<std::string_view> open = names;
  while (!open.empty()) {
    const auto found = named_.find(open.back());
    open.pop_back();
    if (found == named_.end()) continue;
    for (const std::string_view alias : found->second) {
      if (all.insert(alias).second) open.push_back(alias);
    }
  }
  return all;
}

bool holds_word(std::string_view type, const std::set<std::string_view>& names) {
  return any_word(type, [&](std::string_view word) { return names.contains(word); });
}

}  // namespace ssot
