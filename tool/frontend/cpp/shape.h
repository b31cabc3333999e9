// What the sketch of a file's definitions knows of its brackets, for those who read the code between them.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace ssot::cpp {

enum class ScopeKind : std::uint8_t {
  kFile,
  kNamespace,
  kLinkage,
  kRecord,
  kBody,
  kSkipped,  // balanced braces inside a head: an initialiser, a lambda
  kEnum,
};

struct Shape {
  std::unordered_map<std::uint32_t, ScopeKind>
      braces;  // what the `{` at that byte opens; none inside bodies but records
  std::unordered_set<std::uint32_t>
      parameter_lists;  // bytes of the `(` that open those of functions outside bodies
};

}  // namespace ssot::cpp
