#include "git/conversions.h"

#include <algorithm>
#include <utility>

#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

constexpr std::size_t kMostRules = 200;

bool converts(std::string_view attribute) {
  return attribute.starts_with("filter") || attribute.starts_with("ident") ||
         attribute.starts_with("working-tree-encoding");
}

// A pattern of the simplest kind, "*.bin"; all others are not worth understanding.
bool is_simple(std::string_view pattern) {
  return !pattern.empty() && std::all_of(pattern.begin(), pattern.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '*';
  });
}

}  // namespace

void Conversions::add(std::string_view folder, std::string_view attributes) {
  for (std::string_view line : split(attributes, '\n')) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos || line[start] == '#') continue;
    line.remove_prefix(start);
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view pattern = line.substr(0, end);
    bool wanted = false;
    for (std::string_view rest = line.substr(end); !rest.empty();) {
      const std::size_t first = rest.find_first_not_of(" \t");
      if (first == std::string_view::npos) break;
      rest.remove_prefix(first);
      const std::size_t last = std::min(rest.find_first_of(" \t"), rest.size());
      wanted |= converts(rest.substr(0, last));
      rest.remove_prefix(last);
    }
    if (!wanted) continue;
    Rule rule{.folder = std::string(folder), .names = {}};
    if (is_simple(pattern)) {
      if (auto glob = Glob::parse(pattern, GlobKind::kName)) rule.names.push_back(*std::move(glob));
    }
    // Past some hundreds it is cheaper to take every file for one that may differ.
    if (rules_.size() >= kMostRules) rules_.assign(1, Rule{});
    rules_.push_back(std::move(rule));
  }
}

bool Conversions::may_convert(std::string_view path) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
    if (!is_under(path, rule.folder)) return false;
    return rule.names.empty() || rule.names.front().matches(name_of(path));
  });
}

}  // namespace ssot
