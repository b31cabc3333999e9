// Where the look-up of a C++ chain of names begins: its links, and the scope that it stands in. Internal to
// index.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/meanings.h"

namespace ssot {

inline constexpr std::size_t kMostCppLinks = 32;  // of a chain

struct CppStart {
  std::vector<std::string> links;
  std::string scope;     // innermost, without anonymous namespaces
  bool in_full = false;  // "::a::b"
};

// Nothing where the first link is a local name, or where no fact tells the scope.
std::optional<CppStart> cpp_start(const Project& project, const Standing& standing, std::string_view chain);

// "a.b::c" → a, b, c.
std::vector<std::string> cpp_links(std::string_view chain);

// "a::b" of "a::b::c"; "" of "c".
std::string_view scope_around(std::string_view qualified);

}  // namespace ssot
