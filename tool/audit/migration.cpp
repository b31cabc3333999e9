#include "audit/migration.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "base/strongly_connected.h"
#include "base/text.h"

namespace ssot {
namespace {

// The definitions that go, and which of their files import which.
class Going {
 public:
  Going(const Project& project, const Cluster& cluster, const std::vector<std::size_t>& order,
        const AuditConcept& entry)
      : project_(project),
        cluster_(cluster),
        order_(order),
        entry_(entry),
        rests_on_(order.size()),
        needed_by_(order.size(), 0) {
    for (std::size_t k = 0; k < order.size(); ++k) {
      const Member& member = cluster.members[order[k]];
      if (k != entry.recommended && member.rival && member.role != Role::kCanonical &&
          member.type.file != kNoFile)
        by_file_[file_of(k)].push_back(k);
    }
    for (const auto& [file, definitions] : by_file_) {
      for (const std::size_t k : definitions) note_imports(k);
    }
  }

  // What none of the others imports comes first; in a ring what the fewest do. Of several the one with the
  // fewest importers.
  std::vector<MigrationStep> steps() {
    using Place = std::tuple<std::size_t, std::size_t, std::size_t>;
    const auto place_of = [&](std::size_t k) { return Place(needed_by_[k], entry_.definitions[k].files, k); };
    std::set<Place> going;
    for (const auto& [file, definitions] : by_file_) {
      for (const std::size_t k : definitions) going.insert(place_of(k));
    }
    std::vector<MigrationStep> steps;
    while (!going.empty()) {
      const std::size_t next = std::get<2>(*going.begin());
      going.erase(going.begin());
      steps.push_back(step(next));
      for (const std::size_t other : rests_on_[next]) {
        const bool left = going.erase(place_of(other)) > 0;
        --needed_by_[other];
        if (left) going.insert(place_of(other));
      }
    }
    name_rings(steps);
    return steps;
  }

 private:
  FileId file_of(std::size_t k) const { return cluster_.members[order_[k]].type.file; }

  void note_imports(std::size_t k) {
    std::set<FileId> imported;
    for (const Edge& edge : project_.edges(file_of(k))) {
      if (!edge.guessed && edge.to != file_of(k)) imported.insert(edge.to);
    }
    for (const FileId file : imported) {
      const auto others = by_file_.find(file);
      if (others == by_file_.end()) continue;
      for (const std::size_t other : others->second) {
        rests_on_[k].push_back(other);
        ++needed_by_[other];
      }
    }
  }

  MigrationStep step(std::size_t k) const {
    const AuditDefinition& each = entry_.definitions[k];
    MigrationStep step;
    step.definition = k;
    step.imports = each.imports;
    step.files = each.files;
    step.lines = each.lines;
    const AuditDefinition& kept = entry_.definitions[*entry_.recommended];
    const std::string gone =
        fmt::format("{} ({}:{}, {})", each.name, each.path, each.line, count_of(each.lines, "line"));
    step.action =
        each.imports == 0
            ? fmt::format("No import leads to it: see what {} itself does with it, then delete {}.",
                          each.path, gone)
            : fmt::format("Change {} in {} to {} of {}, then delete {}.", count_of(each.imports, "import"),
                          count_of(each.files, "file"), kept.name, kept.path, gone);
    return step;
  }

  void name_rings(std::vector<MigrationStep>& steps) const {
    Adjacency graph;
    graph.first.push_back(0);
    for (const std::vector<std::size_t>& others : rests_on_) {
      for (const std::size_t other : others) graph.targets.push_back(static_cast<std::uint32_t>(other));
      graph.first.push_back(graph.targets.size());
    }
    std::map<std::size_t, std::vector<std::string>> files_of_ring;
    for (const std::vector<std::uint32_t>& ring : strongly_connected(graph)) {
      std::set<std::string> files;
      for (const std::uint32_t k : ring) files.insert(entry_.definitions[k].path);
      for (const std::uint32_t k : ring) files_of_ring[k].assign(files.begin(), files.end());
    }
    for (MigrationStep& each : steps) {
      const auto ring = files_of_ring.find(each.definition);
      if (ring != files_of_ring.end()) each.cycle = ring->second;
    }
  }

  const Project& project_;
  const Cluster& cluster_;
  const std::vector<std::size_t>& order_;
  const AuditConcept& entry_;
  std::map<FileId, std::vector<std::size_t>> by_file_;  // those that go
  std::vector<std::vector<std::size_t>> rests_on_;      // by definition: those whose files its own imports
  std::vector<std::size_t> needed_by_;
};

}  // namespace

std::vector<MigrationStep> migration_of(const Project& project, const Cluster& cluster,
                                        const std::vector<std::size_t>& order, const AuditConcept& entry) {
  if (!entry.recommended) return {};
  return Going(project, cluster, order, entry).steps();
}

}  // namespace ssot
