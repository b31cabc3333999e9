// What it would take to touch a definition: four parts, each with its sentence (docs/audit.md has the scale).
#pragma once
#include <cstddef>
#include <vector>

#include "audit/clusters.h"
#include "model/inventory.h"

namespace ssot {

// How many files reach a file through imports, however many stand between. Counts each file once and keeps
// the answers.
class Reached {
 public:
  explicit Reached(const Project& project) : project_(project), seen_(project.size(), 0) {}
  std::size_t by(FileId file);

 private:
  const Project& project_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t round_ = 0;
  std::vector<FileId> queue_;
  std::unordered_map<std::uint32_t, std::size_t> known_;
};

// Per cent of the methods of either that are not the same by name and parameters.
int drift_between(const TypeEntry& a, const TypeEntry& b);

// `entry` has its counts; `canonical` is null for the one to keep.
Risk risk_of(const AuditDefinition& entry, const TypeEntry& type, const TypeEntry* canonical);

}  // namespace ssot
