// The compliance score. Its formula, and why deleting a rule cannot raise it: docs/audit.md.
#pragma once
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "audit/clusters.h"
#include "model/inventory.h"

namespace ssot {

using ImportPlace = std::pair<FileId, std::uint32_t>;

// What counts of one cluster, whatever the policy says of it.
struct Counted {
  std::vector<PlaceKey> rivals;
  std::vector<PlaceKey> members;              // all of the project
  std::set<ImportPlace> imports;              // that lead to any of them
  std::set<ImportPlace> recommended_imports;  // those by the path that most take to the one to keep
};
Counted counted_in(const Cluster& cluster);

// What the policy says is right, of all concepts.
struct Right {
  std::set<PlaceKey> definitions;
  std::set<ImportPlace> imports;
};

Score score_of(const std::vector<Counted>& clusters, const Right& right, std::size_t backups);

}  // namespace ssot
