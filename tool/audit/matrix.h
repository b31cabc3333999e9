// Methods against definitions: what is the same, what differs, what is missing.
#pragma once
#include <cstddef>
#include <vector>

#include "audit/clusters.h"
#include "model/inventory.h"

namespace ssot {

// `order[k]` is the member that is definition k, the recommended one first.
Matrix matrix_of(const Cluster& cluster, const std::vector<std::size_t>& order, const Contents& contents);

// Whether whoever calls the one may not be able to call the other: names, kinds and defaults of parameters;
// in C++ their number.
bool same_parameters(const FileFacts& facts_a, const Definition& a, const FileFacts& facts_b,
                     const Definition& b);

}  // namespace ssot
