#include "tree/likeness.h"

#include <algorithm>
#include <cstring>
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

// How many bytes both begin with, up to the end of a line.
std::size_t common_start(std::string_view a, std::string_view b) {
  constexpr std::size_t kBlock = 64;
  std::size_t same = 0;
  const std::size_t size = std::min(a.size(), b.size());
  while (same + kBlock <= size && std::memcmp(a.data() + same, b.data() + same, kBlock) == 0) same += kBlock;
  const std::size_t end = a.substr(0, same).rfind('\n');
  return end == std::string_view::npos ? 0 : end + 1;
}

// Cuts `text` behind its first line that reads `wanted`. False: there is none.
bool cut_behind(std::string_view& text, std::string_view wanted) {
  constexpr std::size_t kWorthSearching = 8;
  const char* const first = text.data();
  while (!text.empty()) {
    if (wanted.size() >= kWorthSearching && !text.starts_with(wanted)) {
      // Straight to where it stands next, instead of line by line.
      const void* found = memmem(text.data(), text.size(), wanted.data(), wanted.size());
      if (found == nullptr) return false;
      const auto place = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
      const bool at_start = place == 0 ? text.data() == first : text[place - 1] == '\n';
      text.remove_prefix(place);
      if (!at_start) {
        next_line(text);
        continue;
      }
    }
    if (next_line(text) == wanted) return true;
  }
  return false;
}

bool is_contained(std::string_view copy, std::string_view original) {
  const std::size_t same = common_start(copy, original);
  copy.remove_prefix(same);
  original.remove_prefix(same);
  while (!copy.empty()) {
    if (!cut_behind(original, next_line(copy))) return false;
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
