#include "audit/concept_members.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "audit/roles.h"
#include "base/parallel.h"
#include "model/place.h"

namespace ssot {
namespace {

bool is_claimable(const Definition& each) {
  const bool type = each.kind == DefinitionKind::kClass || each.kind == DefinitionKind::kStruct;
  return type && !each.declaration && !each.local && each.parent < 0 && each.specialisation.empty();
}

// The definition in `file` that a symbol of the policy names; -1: none.
std::int32_t definition_of(const Project& project, const FoundSymbol& symbol) {
  if (symbol.file == kNoFile) return -1;
  const FileFacts& facts = project.facts(symbol.file);
  for (std::size_t i = 0; i < facts.definitions.size(); ++i) {
    const Definition& each = facts.definitions[i];
    if (!each.declaration && each.qualified == symbol.symbol->right) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// Where a canonical symbol, a part or a factory is defined: there, or where what it hands on comes from.
PlaceKey place_of_symbol(const Project& project, const FoundSymbol& symbol) {
  std::int32_t definition = definition_of(project, symbol);
  FileId file = symbol.file;
  if (definition < 0 && file != kNoFile) {
    const Definer followed = project.follow(file, symbol.symbol->right);
    file = followed.file;
    definition = followed.definition;
  }
  return file == kNoFile || definition < 0 ? place_key(kNoFile, -1) : place_key(file, definition);
}

PlaceKey key_of(const TypeEntry& type) { return place_key(type.file, type.definition); }

class Gathering {
 public:
  Gathering(const DiscoveryInput& input, const FoundConcept& found) : input_(input), found_(found) {}

  // Everything the policy names, in the project and in left-over copies.
  void add_claimed(Cluster& cluster) {
    for (std::size_t i = 0; i < input_.project.size(); ++i)
      add_claimed_of(input_.project.facts(FileId{static_cast<std::uint32_t>(i)}),
                     FileId{static_cast<std::uint32_t>(i)}, cluster);
    for (const auto* symbols : {&found_.canonical, &found_.parts}) {
      for (const FoundSymbol& symbol : *symbols) add(place_of_symbol(input_.project, symbol), cluster);
    }
    cluster.compared = cluster.members.size();
    for (const FileFacts& facts : input_.left_over) add_claimed_of(facts, kNoFile, cluster);
    for (const FoundSymbol& symbol : found_.factories) add(place_of_symbol(input_.project, symbol), cluster);
  }

 private:
  void add_claimed_of(const FileFacts& facts, FileId file, Cluster& cluster) {
    for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
      const Definition& each = facts.definitions[k];
      if (!is_claimable(each) || !found_.policy->claims(each.name, each.qualified)) continue;
      add_entry(facts, file, static_cast<std::int32_t>(k), cluster);
    }
  }
  void add(PlaceKey place, Cluster& cluster) {
    const FileId file{static_cast<std::uint32_t>(place >> 32U)};
    if (file == kNoFile) return;
    add_entry(input_.project.facts(file), file, static_cast<std::int32_t>(place & 0xffffffffU), cluster);
  }
  void add_entry(const FileFacts& facts, FileId file, std::int32_t definition, Cluster& cluster) {
    if (!seen_.emplace(&facts, definition).second) return;
    cluster.members.push_back({.type = type_entry(facts, file, definition, input_.policy)});
  }

  const DiscoveryInput& input_;
  const FoundConcept& found_;
  std::set<std::pair<const FileFacts*, std::int32_t>> seen_;
};

void read_members(const DiscoveryInput& input, Cluster& cluster) {
  std::vector<TypeEntry> types;
  for (Member& member : cluster.members) types.push_back(std::move(member.type));
  for (TypeEntry& each : types) {
    each.methods.clear();
    each.by_name.clear();
    each.text.clear();
  }
  add_methods(input.project, types, input.threads);
  MethodWeights weights;
  std::vector<const TypeEntry*> compared;
  std::vector<TypeEntry> first(types.begin(), types.begin() + static_cast<std::ptrdiff_t>(cluster.compared));
  for (const TypeEntry& each : first) {
    weights.learn(each);
    compared.push_back(&each);
  }
  cluster.ties =
      ties_between(input.project, first, fingerprints_of(compared, input.contents, input.threads), weights);
  for (std::size_t i = 0; i < types.size(); ++i) cluster.members[i].type = std::move(types[i]);
}

bool is_allowed(const Concept& policy_concept, Date today, std::string_view path) {
  return std::any_of(policy_concept.allow.begin(), policy_concept.allow.end(), [&](const Allow& allow) {
    return (!allow.until || *allow.until >= today) && allow.path.matches(path) &&
           std::find(allow.rules.begin(), allow.rules.end(), "duplicate-definition") != allow.rules.end();
  });
}

// What the policy says of a member goes before what its name says.
void declare_roles(const Project& project, const Policy& policy, Subject& subject) {
  const FoundConcept& found = *subject.declared;
  const auto say = [&](const std::vector<FoundSymbol>& symbols, const char* what, auto assign) {
    for (const FoundSymbol& symbol : symbols) {
      const PlaceKey place = place_of_symbol(project, symbol);
      for (Member& member : subject.cluster.members) {
        if (member.type.file == kNoFile || key_of(member.type) != place) continue;
        member.role_reason = fmt::format("{} in {}", what, to_text(symbol.symbol->place));
        member.declared = true;
        assign(member);
      }
    }
  };
  for (Member& member : subject.cluster.members) {
    const bool by_role = member.role == Role::kImplementation || member.role == Role::kLegacy || member.rival;
    const bool allowed = is_allowed(*found.policy, policy.today, member.type.facts->path);
    const bool type = member.type.at().kind != DefinitionKind::kFunction;
    // A test's class that a wide glob catches (`TestSessionManager`) is nothing to choose from.
    member.rival = type && by_role && !allowed && !member.type.test && member.role != Role::kBackup;
    if (member.type.file == kNoFile || !found.is_implementation(member.type.file)) continue;
    member.rival = false;
    member.declared = true;
    member.role_reason = "the policy calls its file the private implementation";
  }
  say(found.parts, "a part", [](Member& member) { member.rival = false; });
  say(found.factories, "a factory", [](Member& member) {
    member.role = Role::kFactory;
    member.rival = false;
  });
  say(found.canonical, "canonical", [](Member& member) {
    member.role = Role::kCanonical;
    member.rival = true;
  });
}

bool shares_a_rival(const Cluster& a, const Cluster& b) {
  return std::any_of(a.members.begin(), a.members.end(), [&](const Member& mine) {
    return mine.type.file != kNoFile &&
           std::any_of(b.members.begin(), b.members.end(), [&](const Member& other) {
             return other.rival && other.type.file != kNoFile && key_of(mine.type) == key_of(other.type);
           });
  });
}

// Members of the cluster that the policy does not name: they are what somebody may have forgotten.
void absorb(Cluster& into, Cluster& cluster) {
  std::set<std::pair<const FileFacts*, std::int32_t>> seen;
  for (const Member& each : into.members) seen.emplace(each.type.facts, each.type.definition);
  std::vector<Member> late(
      std::make_move_iterator(into.members.begin() + static_cast<std::ptrdiff_t>(into.compared)),
      std::make_move_iterator(into.members.end()));
  into.members.erase(into.members.begin() + static_cast<std::ptrdiff_t>(into.compared), into.members.end());
  for (std::size_t i = 0; i < cluster.members.size(); ++i) {
    Member& each = cluster.members[i];
    if (!seen.emplace(each.type.facts, each.type.definition).second) continue;
    (i < cluster.compared ? into.members : late).push_back({.type = std::move(each.type)});
  }
  into.compared = into.members.size();
  std::move(late.begin(), late.end(), std::back_inserter(into.members));
  into.key = cluster.key;
  into.evidence.insert(into.evidence.end(), cluster.evidence.begin(), cluster.evidence.end());
}

void add_reaches_to(const DiscoveryInput& input, std::vector<Subject>& subjects) {
  std::vector<Cluster> clusters;
  for (Subject& each : subjects) clusters.push_back(std::move(each.cluster));
  add_reaches(input.project, clusters, input.threads);
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    weigh(clusters[i]);
    subjects[i].cluster = std::move(clusters[i]);
  }
}

}  // namespace

std::vector<Subject> subjects_of(const DiscoveryInput& input, const ConceptIndex& concepts,
                                 std::vector<Cluster> clusters) {
  std::vector<Subject> subjects;
  for (const FoundConcept& found : concepts.all()) {
    Subject subject{.declared = &found, .cluster = {}, .takings = {}};
    Gathering(input, found).add_claimed(subject.cluster);
    for (auto each = clusters.begin(); each != clusters.end();) {
      const bool same = shares_a_rival(subject.cluster, *each);
      if (same) absorb(subject.cluster, *each);
      each = same ? clusters.erase(each) : each + 1;
    }
    read_members(input, subject.cluster);
    guess_roles(subject.cluster);
    declare_roles(input.project, input.policy, subject);
    subjects.push_back(std::move(subject));
  }
  add_reaches_to(input, subjects);
  for (const Taking& taking : concepts.takings()) subjects[taking.concept_index].takings.push_back(taking);
  for (Cluster& each : clusters) subjects.push_back({nullptr, std::move(each), {}});
  return subjects;
}

}  // namespace ssot
