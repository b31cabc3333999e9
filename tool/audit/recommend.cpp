#include "audit/recommend.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace ssot {
namespace {

// What speaks for a definition, each in parts of all rivals' (docs/audit.md).
constexpr double kImportsWeigh = 4;
constexpr double kMethodsWeigh = 2;
constexpr double kPlainNameWeighs = 1;
constexpr double kPublicNameWeighs = 0.5;
constexpr double kNotLegacyWeighs = 2;
constexpr double kNoTestWeighs = 4;

struct Figures {
  std::size_t imports = 0;  // of all rivals
  std::size_t methods = 0;  // different names of all rivals
};

Figures figures_of(const Cluster& cluster) {
  Figures all;
  std::set<std::string_view> methods;
  for (const Member& member : cluster.members) {
    if (!member.rival) continue;
    all.imports += member.imports.size();
    for (const MethodEntry& each : member.type.methods) methods.insert(each.name);
  }
  all.methods = methods.size();
  return all;
}

double share(std::size_t part, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

bool is_plain(const Member& member) {
  return member.type.name.qualifier.empty() && member.type.name.role_word.empty();
}
bool is_public(const Member& member) { return !member.type.at().name.starts_with('_'); }

double merit_of(const Member& member, const Figures& all) {
  return kImportsWeigh * share(member.imports.size(), all.imports) +
         kMethodsWeigh * share(member.type.methods.size(), all.methods) +
         (is_plain(member) ? kPlainNameWeighs : 0) + (is_public(member) ? kPublicNameWeighs : 0) +
         (member.role == Role::kImplementation ? kNotLegacyWeighs : 0) +
         (member.type.test ? 0 : kNoTestWeighs);
}

std::vector<std::string> reasons_for(const Member& member, const Figures& all) {
  std::vector<std::string> reasons;
  if (all.imports > 0)
    reasons.push_back(fmt::format("{} of {} that lead to any of them lead to it", member.imports.size(),
                                  count_of(all.imports, "import")));
  if (all.methods > 0)
    reasons.push_back(fmt::format("it has {} of {} that any of them has", member.type.methods.size(),
                                  count_of(all.methods, "method")));
  if (is_plain(member)) reasons.push_back("it bears the plain name");
  if (!is_public(member))
    reasons.push_back("its name is private: give it a public one when it becomes the only one");
  return reasons;
}

}  // namespace

Recommendation recommend(const Cluster& cluster) {
  for (std::size_t i = 0; i < cluster.members.size(); ++i) {
    const Member& member = cluster.members[i];
    if (member.role == Role::kCanonical) return {i, {member.role_reason}};
  }
  const Figures all = figures_of(cluster);
  Recommendation best;
  double merit = -1;
  for (std::size_t i = 0; i < cluster.compared; ++i) {
    const Member& member = cluster.members[i];
    if (!member.rival) continue;
    const double here = merit_of(member, all);
    if (here <= merit) continue;
    merit = here;
    best.member = i;
  }
  if (best.member) best.reasons = reasons_for(cluster.members[*best.member], all);
  return best;
}

}  // namespace ssot
