#include "audit/roles.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "index/class_hierarchy.h"

namespace ssot {
namespace {

bool has_heir(const Cluster& cluster, std::size_t index) {
  return std::any_of(cluster.ties.begin(), cluster.ties.end(), [&](const Tie& tie) {
    return tie.derived && (tie.a == index || tie.b == index) &&
           std::any_of(cluster.members[tie.a == index ? tie.b : tie.a].type.at().bases.begin(),
                       cluster.members[tie.a == index ? tie.b : tie.a].type.at().bases.end(),
                       [&](std::string_view base) {
                         return base_name(base) == cluster.members[index].type.at().name;
                       });
  });
}

void guess(const Cluster& cluster, std::size_t index, Member& member) {
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
  if (base_word && has_heir(cluster, index))
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
  for (std::size_t i = 0; i < cluster.members.size(); ++i) guess(cluster, i, cluster.members[i]);
  find_rivals(cluster);
}

}  // namespace ssot
