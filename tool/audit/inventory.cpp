#include "audit/inventory.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <set>

#include "audit/clusters.h"
#include "audit/clutter.h"
#include "audit/concept_members.h"
#include "audit/describe.h"
#include "audit/pictures.h"
#include "audit/score.h"
#include "base/parallel.h"
#include "base/text.h"

namespace ssot {
namespace {

bool lies_below(std::string_view path, const std::string& folder) {
  return folder.empty() || path == folder ||
         (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

// Something of it is defined or used below one of the PATHs.
bool is_asked_for(const Project& project, const Subject& subject, const std::vector<std::string>& only) {
  const auto below = [&](std::string_view path) {
    return std::any_of(only.begin(), only.end(),
                       [&](const std::string& each) { return lies_below(path, each); });
  };
  if (only.empty()) return true;
  for (const Taking& taking : subject.takings) {
    if (taking.file != kNoFile && below(project.path(taking.file))) return true;
  }
  return std::any_of(subject.cluster.members.begin(), subject.cluster.members.end(),
                     [&](const Member& member) {
                       return below(member.type.facts->path) ||
                              std::any_of(member.imports.begin(), member.imports.end(),
                                          [&](const Reach& each) { return below(project.path(each.from)); });
                     });
}

Right right_by_policy(const ConceptIndex& concepts, const std::vector<Subject>& subjects) {
  Right right;
  for (const Taking& taking : concepts.takings()) {
    const bool lawful = taking.kind == Taking::Kind::kCanonical || taking.kind == Taking::Kind::kPart ||
                        taking.kind == Taking::Kind::kAllowed;
    if (lawful && taking.by == Taking::By::kImport) right.imports.emplace(taking.file, taking.import);
  }
  for (const Subject& subject : subjects) {
    for (const Member& member : subject.cluster.members) {
      if (member.declared) right.definitions.insert(place_key(member.type.file, member.type.definition));
    }
  }
  return right;
}

// WebSocketManager, whose words are those of the key "manager websocket", is websocket-manager; unique among
// `taken`.
std::string id_from(std::string_view name, const std::string& key, std::set<std::string>& taken) {
  const std::vector<std::string_view> one_word = split(key, ' ');
  std::vector<std::string> parts;
  for (const std::string& word : words_of(name)) {
    std::string clean;
    for (const char c : word) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) clean += c;
    }
    if (clean.empty()) continue;
    const bool joins =
        !parts.empty() && std::find(one_word.begin(), one_word.end(), parts.back() + clean) != one_word.end();
    if (joins) {
      parts.back() += clean;
    } else {
      parts.push_back(std::move(clean));
    }
  }
  std::string id = fmt::format("{}", fmt::join(parts, "-"));
  if (id.empty()) id = "concept";
  std::string unique = id;
  for (int i = 2; !taken.insert(unique).second; ++i) unique = id + "-" + std::to_string(i);
  return unique;
}

BriefConcept brief_of(const Project& project, const Subject& subject) {
  BriefConcept brief;
  brief.name = name_of(project, subject);
  brief.definitions = subject.cluster.rivals();
  brief.imports = counted_in(subject.cluster).imports.size();
  brief.hurt = static_cast<std::size_t>(subject.cluster.hurt + 0.5);
  brief.path = subject.cluster.members.front().type.facts->path;
  return brief;
}

std::vector<AuditConcept> described(const AuditInput& input, const std::vector<const Subject*>& shown) {
  std::vector<AuditConcept> concepts(shown.size());
  std::vector<std::unique_ptr<Reached>> reached(std::max(1U, input.threads));
  parallel_for(shown.size(), input.threads, [&](std::size_t i, unsigned worker) {
    if (!reached[worker]) reached[worker] = std::make_unique<Reached>(input.project);
    concepts[i] = describe(input, *shown[i], *reached[worker]);
  });
  return concepts;
}

}  // namespace

Inventory take_inventory(const AuditInput& input) {
  const DiscoveryInput discovery{input.project, input.policy, input.left_over, input.contents, input.threads};
  Discovery found = find_clusters(discovery);
  std::vector<Counted> counted;
  for (const Cluster& each : found.clusters) counted.push_back(counted_in(each));
  const std::vector<Subject> subjects = subjects_of(discovery, input.concepts, std::move(found.clusters));

  Inventory inventory;
  inventory.only = input.only;
  inventory.hints = std::move(found.notes);
  inventory.clutter = clutter_of(input.project.tree());
  std::size_t backups = 0;
  for (const ClutterFolder& each : inventory.clutter) backups += each.files;
  inventory.score = score_of(counted, right_by_policy(input.concepts, subjects), backups);

  std::vector<const Subject*> shown;
  std::size_t discovered = 0;
  std::vector<const Subject*> others;
  for (const Subject& each : subjects) {
    if (!is_asked_for(input.project, each, input.only)) continue;
    const bool whole = each.declared != nullptr || discovered++ < input.most;
    (whole ? shown : others).push_back(&each);
  }
  inventory.concepts = described(input, shown);
  std::set<std::string> taken;
  for (const AuditConcept& each : inventory.concepts) {
    if (each.declared) taken.insert(each.id);
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    AuditConcept& each = inventory.concepts[i];
    if (!each.declared) each.id = id_from(each.name, shown[i]->cluster.key, taken);
  }
  for (const Subject* each : others) {
    inventory.others.push_back(brief_of(input.project, *each));
    inventory.others.back().id = id_from(inventory.others.back().name, each->cluster.key, taken);
  }
  inventory.graph = picture_of_tree(input.project);
  return inventory;
}

}  // namespace ssot
