#include "audit/roles.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "index/class_hierarchy.h"

namespace ssot {
namespace {

// Members that others derive from.
std::set<std::size_t> with_heirs(const Cluster& cluster) {
  std::set<std::size_t> bases;
  const auto names = [&](std::size_t heir, std::size_t base) {
    const auto& written = cluster.members[heir].type.at().bases;
    return std::any_of(written.begin(), written.end(), [&](std::string_view each) {
      return base_name(each) == cluster.members[base].type.at().name;
    });
  };
  for (const Tie& tie : cluster.ties) {
    if (!tie.derived) continue;
    if (names(tie.a, tie.b)) bases.insert(tie.b);
    if (names(tie.b, tie.a)) bases.insert(tie.a);
  }
  return bases;
}

void guess(bool has_heirs, Member& member) {
  const TypeEntry& type = member.type;
  const auto say = [&](Role role, std::string reason) {
    member.role = role;
    member.role_reason = std::move(reason);
  };
  if (type.file == kNoFile) return say(Role::kBackup, "its file is a left-over copy");
  if (type.name.role != Role::kImplementation)
    return say(type.name.role, fmt::format("“{}” in its name", type.name.role_word));
  if (is_interface(type)) return say(Role::kInterface, "its bases or its methods without bodies say so");
  const bool base_word = type.name.qualifier == "base" || type.name.qualifier == "abstract";
  if (base_word && has_heirs)
    return say(Role::kInterface,
               fmt::format("“{}” in its name, and others derive from it", type.name.qualifier));
  say(Role::kImplementation, "nothing says otherwise");
}

bool is_rival_role(Role role) { return role == Role::kImplementation || role == Role::kLegacy; }

// It does what another does, or, in Python, is a second take on a class that works by itself. C++ classes
// derive from each other to be used in each other's place.
bool competes(const Cluster& cluster, const Tie& tie) {
  if (tie.alike) return true;
  const Member& a = cluster.members[tie.a];
  const Member& b = cluster.members[tie.b];
  return tie.derived && a.type.facts->language == Language::kPython && is_rival_role(a.role) &&
         is_rival_role(b.role);
}

void find_rivals(Cluster& cluster) {
  std::map<std::string_view, std::size_t> same_name;
  for (std::size_t i = 0; i < cluster.compared; ++i) ++same_name[cluster.members[i].type.at().name];
  for (const Tie& tie : cluster.ties) {
    if (!competes(cluster, tie)) continue;
    for (const std::size_t i : {tie.a, tie.b}) {
      Member& member = cluster.members[i];
      // Two factories of one name are one too many, whatever they make.
      if (is_rival_role(member.role) || same_name[member.type.at().name] > 1) member.rival = true;
    }
  }
}

}  // namespace

void guess_roles(Cluster& cluster) {
  const std::set<std::size_t> bases = with_heirs(cluster);
  for (std::size_t i = 0; i < cluster.members.size(); ++i) guess(bases.contains(i), cluster.members[i]);
  find_rivals(cluster);
}

}  // namespace ssot
