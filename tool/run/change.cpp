#include "run/change.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "run/snippets.h"

namespace ssot {
namespace {

// The key without its n-th, which counts equal ones in one tree.
std::string group_of(const Finding& finding) {
  std::string group;
  for (std::size_t i = 0; i + 1 < finding.key.size(); ++i) {
    group += finding.key[i];
    group += '\0';
  }
  return group;
}

struct Group {
  std::vector<std::size_t> now;   // indices, in order of place
  std::vector<std::size_t> base;
};
using Groups = std::map<std::string, Group, std::less<>>;

// Only what is new in the base makes something new in `now` old.
Groups groups_of(const ScanResult& now, const ScanResult& base, bool is_new) {
  Groups groups;
  for (std::size_t i = 0; i < now.findings.size(); ++i) {
    if ((now.findings[i].status == Status::kNew) == is_new) groups[group_of(now.findings[i])].now.push_back(i);
  }
  for (std::size_t i = 0; i < base.findings.size(); ++i) {
    if (!is_new || base.findings[i].status == Status::kNew) groups[group_of(base.findings[i])].base.push_back(i);
  }
  return groups;
}

// The findings at `places` with the hashes of their lines, in the same order.
std::vector<Finding> with_lines(const std::vector<Finding>& findings, const std::vector<std::size_t>& places,
                                const Contents& contents, unsigned threads) {
  std::vector<Finding> some;
  for (const std::size_t place : places) some.push_back(findings[place]);
  add_snippets(some, contents, threads, /*github_line_hashes=*/false);
  return some;
}

// Which of `group.now` the base has as well; it has fewer of them.
std::vector<std::size_t> old_ones(const Sides& sides, const Group& group, unsigned threads) {
  const auto now = with_lines(sides.now.findings, group.now, sides.contents, threads);
  const auto base = with_lines(sides.base.findings, group.base, sides.base_contents, threads);
  std::map<std::string, std::size_t> lines;
  for (const Finding& each : base) ++lines[each.line_hash];
  std::vector<std::size_t> old;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < now.size(); ++i) {
    const auto line = lines.find(now[i].line_hash);
    const bool same = line != lines.end() && line->second > 0;
    if (same) --line->second;
    (same ? old : others).push_back(group.now[i]);
  }
  for (std::size_t i = 0; old.size() < group.base.size(); ++i) old.push_back(others[i]);
  return old;
}

// New findings of the base that are gone; what has become known or suppressed is still there.
std::size_t mended(const Sides& sides) {
  std::map<std::string, std::size_t, std::less<>> left;
  for (const Finding& each : sides.now.findings) ++left[group_of(each)];
  std::size_t gone = 0;
  for (const Finding& each : sides.base.findings) {
    if (each.status != Status::kNew) continue;
    const auto here = left.find(group_of(each));
    if (here != left.end() && here->second > 0) {
      --here->second;
    } else {
      ++gone;
    }
  }
  return gone;
}

}  // namespace

void leave_what_is_new(const Sides& sides, unsigned threads) {
  sides.now.comparison.mended = mended(sides);
  std::vector<bool> is_old(sides.now.findings.size());
  for (const bool is_new : {true, false}) {
    for (const auto& [key, group] : groups_of(sides.now, sides.base, is_new)) {
      const std::size_t both = std::min(group.now.size(), group.base.size());
      if (is_new) sides.now.comparison.before += both;
      if (both == 0) continue;
      const bool all = both == group.now.size();
      for (const std::size_t each : all ? group.now : old_ones(sides, group, threads)) is_old[each] = true;
    }
  }
  std::size_t place = 0;
  std::erase_if(sides.now.findings, [&](const Finding&) { return is_old[place++]; });
}

void mark_old_gaps(std::vector<Gap>& gaps, const Contents& now, const Contents& base) {
  for (Gap& gap : gaps) {
    const std::string identity = now.identity(gap.path);
    gap.old = !identity.empty() && identity == base.identity(gap.path);
  }
}

}  // namespace ssot
