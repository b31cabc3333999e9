#include "audit/migration.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/strongly_connected.h"
#include "base/text.h"

namespace ssot {
namespace {

// The definitions that go, and which of their files import which.
class Going {
 public:
  Going(const Project& project, const Cluster& cluster, const std::vector<std::size_t>& order,
        const AuditConcept& entry)
      : project_(project), cluster_(cluster), order_(order), entry_(entry) {
    for (std::size_t k = 0; k < order.size(); ++k) {
      const Member& member = cluster.members[order[k]];
      if (k != entry.recommended && member.rival && member.role != Role::kCanonical &&
          member.type.file != kNoFile)
        going_.push_back(k);
    }
  }

  std::vector<MigrationStep> steps() {
    std::vector<MigrationStep> steps;
    const std::vector<std::vector<std::uint32_t>> rings = strongly_connected(rests_on());
    while (!going_.empty()) {
      const std::size_t next = first_leaf();
      steps.push_back(step(going_[next]));
      going_.erase(going_.begin() + static_cast<std::ptrdiff_t>(next));
    }
    for (MigrationStep& each : steps) name_ring(rings, each);
    return steps;
  }

 private:
  FileId file_of(std::size_t k) const { return cluster_.members[order_[k]].type.file; }

  bool imports(std::size_t from, std::size_t to) const {
    if (file_of(from) == file_of(to)) return false;
    const auto edges = project_.edges(file_of(from));
    return std::any_of(edges.begin(), edges.end(),
                       [&](const Edge& edge) { return edge.to == file_of(to) && !edge.guessed; });
  }

  // By definition.
  Adjacency rests_on() const {
    Adjacency graph;
    graph.first.push_back(0);
    for (std::size_t a = 0; a < order_.size(); ++a) {
      for (const std::size_t b : going_) {
        const bool goes = std::find(going_.begin(), going_.end(), a) != going_.end();
        if (goes && a != b && imports(a, b)) graph.targets.push_back(static_cast<std::uint32_t>(b));
      }
      graph.first.push_back(graph.targets.size());
    }
    return graph;
  }

  // What none of the others imports; in a ring the one that the fewest do. Of several the one with the fewest
  // importers.
  std::size_t first_leaf() const {
    std::size_t best = 0;
    std::pair<std::size_t, std::size_t> least{SIZE_MAX, SIZE_MAX};
    for (std::size_t i = 0; i < going_.size(); ++i) {
      const auto needed = std::count_if(going_.begin(), going_.end(),
                                        [&](std::size_t other) { return imports(other, going_[i]); });
      const std::pair here{static_cast<std::size_t>(needed), entry_.definitions[going_[i]].files};
      if (here < least) {
        least = here;
        best = i;
      }
    }
    return best;
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

  void name_ring(const std::vector<std::vector<std::uint32_t>>& rings, MigrationStep& step) const {
    for (const std::vector<std::uint32_t>& ring : rings) {
      if (std::find(ring.begin(), ring.end(), step.definition) == ring.end()) continue;
      std::set<std::string> files;
      for (const std::uint32_t k : ring) files.insert(entry_.definitions[k].path);
      step.cycle.assign(files.begin(), files.end());
    }
  }

  const Project& project_;
  const Cluster& cluster_;
  const std::vector<std::size_t>& order_;
  const AuditConcept& entry_;
  std::vector<std::size_t> going_;
};

}  // namespace

std::vector<MigrationStep> migration_of(const Project& project, const Cluster& cluster,
                                        const std::vector<std::size_t>& order, const AuditConcept& entry) {
  if (!entry.recommended) return {};
  return Going(project, cluster, order, entry).steps();
}

}  // namespace ssot
