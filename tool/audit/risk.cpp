#include "audit/risk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "audit/matrix.h"
#include "base/text.h"

namespace ssot {
namespace {

constexpr int kHigh = 60;
constexpr int kMedium = 30;

// Doubling the files adds the same again, up to `most`.
int points_for(std::size_t files, double each_doubling, int most) {
  return std::min(most,
                  static_cast<int>(std::lround(each_doubling * std::log2(1.0 + static_cast<double>(files)))));
}

void add_consumers(const AuditDefinition& entry, Risk& risk) {
  risk.consumers = points_for(entry.files, 5, 40);
  if (entry.files > 0) risk.reasons.push_back(fmt::format("{} import it", count_of(entry.files, "file")));
}

void add_centrality(const AuditDefinition& entry, Risk& risk) {
  risk.centrality = points_for(entry.reached_by, 2, 20);
  if (entry.reached_by > entry.files)
    risk.reasons.push_back(
        fmt::format("{} reach its file through others", count_of(entry.reached_by, "file")));
}

void add_drift(const TypeEntry& type, const TypeEntry* canonical, Risk& risk) {
  if (canonical == nullptr || type.methods.empty() || canonical->methods.empty()) return;
  const int drift = drift_between(type, *canonical);
  risk.drift = drift * 25 / 100;
  if (drift > 0)
    risk.reasons.push_back(
        fmt::format("{} % of the methods of the two differ from those of the one to keep", drift));
}

void add_tests(const AuditDefinition& entry, Risk& risk) {
  if (entry.test || entry.files == 0) return;
  if (entry.test_files > 0) {
    risk.reasons.push_back(fmt::format("{} import it", count_of(entry.test_files, "test file")));
    return;
  }
  risk.tests = 15;
  risk.reasons.push_back("no test file imports it");
}

}  // namespace

std::size_t Reached::by(FileId file) {
  const auto known = known_.find(static_cast<std::uint32_t>(file));
  if (known != known_.end()) return known->second;
  ++round_;
  queue_.assign(1, file);
  seen_[static_cast<std::size_t>(file)] = round_;
  for (std::size_t i = 0; i < queue_.size(); ++i) {
    for (const Edge& edge : project_.importers(queue_[i])) {
      if (edge.guessed || seen_[static_cast<std::size_t>(edge.from)] == round_) continue;
      seen_[static_cast<std::size_t>(edge.from)] = round_;
      queue_.push_back(edge.from);
    }
  }
  return known_[static_cast<std::uint32_t>(file)] = queue_.size() - 1;
}

int drift_between(const TypeEntry& a, const TypeEntry& b) {
  std::size_t same = 0;
  std::size_t both = 0;
  for (const MethodEntry& each : a.methods) {
    const MethodEntry* other = b.method(each.name);
    if (other == nullptr) continue;
    ++both;
    if (same_parameters(*a.facts, *each.declared, *b.facts, *other->declared)) ++same;
  }
  const std::size_t all = a.methods.size() + b.methods.size() - both;
  return all == 0 ? 0 : static_cast<int>(100 * (all - same) / all);
}

Risk risk_of(const AuditDefinition& entry, const TypeEntry& type, const TypeEntry* canonical) {
  Risk risk;
  add_consumers(entry, risk);
  add_centrality(entry, risk);
  add_drift(type, canonical, risk);
  add_tests(entry, risk);
  risk.points = risk.consumers + risk.centrality + risk.drift + risk.tests;
  risk.level = risk.points >= kHigh     ? RiskLevel::kHigh
               : risk.points >= kMedium ? RiskLevel::kMedium
                                        : RiskLevel::kLow;
  if (risk.reasons.empty()) risk.reasons.push_back("nothing was found that depends on it");
  return risk;
}

}  // namespace ssot
