// Questions about the graph of files: rings and shortest chains. Plain functions over a Project; nothing is
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

// A shortest chain from one of `from` to a file that `arrived` accepts, as its edges; empty when there is
// none. The first edges in order of place win.
std::vector<Edge> shortest_chain(const Project& project, std::span<const FileId> from,
                                 const std::function<bool(FileId)>& arrived, const EdgeFilter& counts);

}  // namespace ssot
