// Which of the rivals to keep, and why.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "audit/clusters.h"

namespace ssot {

struct Recommendation {
  std::optional<std::size_t> member;
  std::vector<std::string> reasons;  // sentences
};
Recommendation recommend(const Cluster& cluster);

}  // namespace ssot
