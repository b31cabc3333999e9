#include "tree/likeness.h"

#include <algorithm>
#include <unordered_set>

namespace ssot {
namespace {

// Cuts the first line off, without its end.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t") + 1 - first);
}

// Lines that files of one project share although none was copied: license texts, imports, `return result;`'s
// braces.
bool is_telling(std::string_view line) {
  constexpr std::size_t kShort = 8;
  if (line.size() < kShort) return false;
  for (const std::string_view start :
       {"//", "/*", "*", "#", "import ", "from ", "\"\"\"", "'''", "using ", "namespace "}) {
    if (line.starts_with(start)) return false;
  }
  return true;
}

bool is_contained(std::string_view copy, std::string_view original) {
  while (!copy.empty()) {
    const std::string_view wanted = next_line(copy);
    for (;;) {
      if (original.empty()) return false;
      if (next_line(original) == wanted) break;
    }
  }
  return true;
}

}  // namespace

Likeness compare(std::string_view copy, std::string_view original, Depth depth) {
  Likeness likeness;
  likeness.identical = copy == original;
  likeness.contained = likeness.identical || is_contained(copy, original);
  if (depth == Depth::kOrder) return likeness;
  std::unordered_set<std::string_view> lines;
  if (!likeness.contained) {
    while (!original.empty()) {
      if (const std::string_view line = trimmed(next_line(original)); is_telling(line)) lines.insert(line);
    }
  }
  while (!copy.empty()) {
    const std::string_view line = trimmed(next_line(copy));
    if (!is_telling(line)) continue;
    ++likeness.telling;
    if (likeness.contained || lines.contains(line)) ++likeness.shared;
  }
  return likeness;
}

}  // namespace ssot
