#include "audit/describe.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "audit/concept_paths.h"
#include "audit/matrix.h"
#include "audit/migration.h"
#include "audit/pictures.h"
#include "audit/recommend.h"

namespace ssot {
namespace {

constexpr std::size_t kMostPairs = 1000;

// Members in the order in which they are shown.
std::vector<std::size_t> order_of(const Cluster& cluster, const Recommendation& keep) {
  std::vector<std::size_t> order(cluster.members.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto key = [&](std::size_t i) {
    const Member& member = cluster.members[i];
    return std::tuple(keep.member != i, !member.rival, member.role, std::string_view(member.type.facts->path),
                      member.type.at().line);
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

class Describing {
 public:
  Describing(const AuditInput& input, const Subject& subject, Reached& reached)
      : input_(input),
        subject_(subject),
        cluster_(subject.cluster),
        reached_(reached),
        keep_(recommend(cluster_)),
        order_(order_of(cluster_, keep_)),
        place_(order_.size()) {
    for (std::size_t k = 0; k < order_.size(); ++k) place_[order_[k]] = k;
  }

  AuditConcept describe() {
    out_.name = name_of(input_.project, subject_);
    if (subject_.declared != nullptr) {
      out_.declared = true;
      out_.id = subject_.declared->policy->id;
      out_.why = subject_.declared->policy->why;
      out_.owner = subject_.declared->policy->owner;
    }
    out_.evidence = cluster_.evidence;
    out_.hurt = static_cast<std::size_t>(std::lround(cluster_.hurt));
    out_.hurt_reasons = cluster_.hurt_reasons;
    for (const std::size_t member : order_) out_.definitions.push_back(definition(cluster_.members[member]));
    if (keep_.member) out_.recommended = 0;
    out_.recommended_reasons = keep_.reasons;
    add_risks();
    add_paths(input_.project, input_.policy, subject_, place_, out_);
    if (subject_.declared == nullptr) point_at_path();
    out_.matrix = matrix_of(cluster_, order_, input_.contents);
    add_similarity();
    out_.migration = migration_of(input_.project, cluster_, order_, out_);
    add_compliance();
    add_graph();
    return std::move(out_);
  }

 private:
  AuditDefinition definition(const Member& member) {
    const TypeEntry& type = member.type;
    const Definition& at = type.at();
    AuditDefinition entry;
    entry.path = type.facts->path;
    entry.line = at.line;
    entry.end_line = at.end_line;
    entry.language = language_name(type.facts->language);
    entry.kind = definition_kind_name(at.kind);
    entry.name = at.name;
    entry.qualified = at.qualified;
    entry.lines = type.lines();
    entry.methods = type.methods.size();
    entry.role = member.role;
    entry.declared = member.declared;
    entry.role_reason = member.role_reason;
    entry.rival = member.rival;
    entry.test = type.test;
    entry.imports = member.imports.size();
    std::set<FileId> files;
    for (const Reach& each : member.imports) {
      if (files.insert(each.from).second && input_.policy.is_test(input_.project.path(each.from)))
        ++entry.test_files;
    }
    entry.files = files.size();
    if (type.file != kNoFile) entry.reached_by = reached_.by(type.file);
    return entry;
  }

  void add_risks() {
    const TypeEntry* kept = keep_.member ? &cluster_.members[*keep_.member].type : nullptr;
    for (std::size_t k = 0; k < order_.size(); ++k) {
      const TypeEntry& type = cluster_.members[order_[k]].type;
      out_.definitions[k].risk = risk_of(out_.definitions[k], type, kept == &type ? nullptr : kept);
    }
  }

  // Of those that lead to the one to keep, the path that most take.
  void point_at_path() {
    AuditPath* best = nullptr;
    for (AuditPath& each : out_.paths) {
      const bool leads =
          std::find(each.definitions.begin(), each.definitions.end(), 0U) != each.definitions.end();
      if (out_.recommended && leads && (best == nullptr || each.imports > best->imports)) best = &each;
    }
    if (best != nullptr) best->right = true;
  }

  void add_similarity() {
    for (const Tie& tie : cluster_.ties) {
      if (tie.derived && (place_[tie.a] == 0 || place_[tie.b] == 0))
        out_.definitions[std::max(place_[tie.a], place_[tie.b])].kin = true;
      if (tie.methods == 0 && tie.body == 0) continue;
      const auto [a, b] = std::minmax(place_[tie.a], place_[tie.b]);
      out_.similarity.push_back({a, b, tie.methods, tie.body});
    }
    if (out_.similarity.size() > kMostPairs) {
      out_.evidence.push_back(
          fmt::format("Of {} pairs that have something in common the {} most alike are listed",
                      out_.similarity.size(), kMostPairs));
      std::stable_sort(
          out_.similarity.begin(), out_.similarity.end(),
          [](const Similarity& a, const Similarity& b) { return a.methods + a.body > b.methods + b.body; });
      out_.similarity.resize(kMostPairs);
    }
    std::sort(out_.similarity.begin(), out_.similarity.end(), [](const Similarity& a, const Similarity& b) {
      return std::tuple(a.a, a.b) < std::tuple(b.a, b.b);
    });
  }

  void add_compliance() {
    Compliance& compliance = out_.compliance;
    for (const AuditDefinition& each : out_.definitions) {
      if (!each.rival) continue;
      ++compliance.definitions;
      if (each.role == Role::kCanonical) ++compliance.right_definitions;
    }
    if (compliance.definitions > 0)
      compliance.right_definitions = std::max<std::size_t>(1, compliance.right_definitions);
    compliance.imports = out_.consumers.size();
    if (subject_.declared == nullptr) return;  // nobody has said which path is right
    compliance.right_imports = static_cast<std::size_t>(
        std::count_if(out_.consumers.begin(), out_.consumers.end(),
                      [&](const AuditConsumer& each) { return out_.paths[each.by].right; }));
  }

  void add_graph() {
    std::map<FileId, Role> roles;
    std::vector<FileId> others;
    for (std::size_t k = 0; k < order_.size(); ++k) {
      const Member& member = cluster_.members[order_[k]];
      if (member.type.file == kNoFile) continue;
      const auto role = k == 0 && out_.recommended ? Role::kCanonical : member.role;
      const auto [at, fresh] = roles.emplace(member.type.file, role);
      if (!fresh) at->second = std::min(at->second, role);
      for (const Reach& each : member.imports) {
        others.push_back(each.from);
        others.push_back(each.through);
      }
    }
    out_.graph = picture_of(input_.project, roles, others);
  }

  const AuditInput& input_;
  const Subject& subject_;
  const Cluster& cluster_;
  Reached& reached_;
  Recommendation keep_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> place_;
  AuditConcept out_;
};

}  // namespace

std::string name_of(const Project& project, const Subject& subject) {
  std::map<std::string_view, std::size_t> names;
  if (subject.declared != nullptr && !subject.declared->policy->canonical.empty())
    return std::string(subject.declared->policy->canonical.front().last());
  for (const Member& member : subject.cluster.members) {
    if (member.role == Role::kMock || member.type.at().kind == DefinitionKind::kFunction) continue;
    if (member.rival) ++names[member.type.at().name];
    for (const Reach& each : member.imports) {
      if (!each.whole) ++names[project.facts(each.from).imports[each.import].name];
    }
  }
  const auto most = std::max_element(names.begin(), names.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != names.end()) return std::string(most->first);
  if (subject.declared != nullptr) return subject.declared->policy->id;
  return std::string(subject.cluster.members.front().type.at().name);
}

AuditConcept describe(const AuditInput& input, const Subject& subject, Reached& reached) {
  return Describing(input, subject, reached).describe();
}

}  // namespace ssot
