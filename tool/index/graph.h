// Questions about the graph of files: rings. Plain functions over a Project; nothing is
// stored.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "index/project.h"

namespace ssot {

// Which edges count.
using EdgeFilter = std::function<bool(const Edge&)>;

// The groups of files that reach each other through counted edges (strongly connected components of two files
// or more; Tarjan, SIAM J. Comput. 1972, without recursion). Each sorted; the groups sorted by first file.
std::vector<std::vector<FileId>> components(const Project& project, const EdgeFilter& counts);

// A shortest ring inside one component, as its edges in order. Among rings of the same length the one whose
// first file comes first by path, and of those the one whose imports come first in their files.
std::vector<Edge> shortest_ring(const Project& project, std::span<const FileId> component,
                                const EdgeFilter& counts);

}  // namespace ssot
