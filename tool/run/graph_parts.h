// Parts of a graph that is ready to be drawn, and the same graph by folder. Values in, values out.
#pragma once
#include <cstdint>
#include <vector>

#include "model/graph_view.h"

namespace ssot {

// Every file by the folder it lies in; imports inside a folder are no edges. `folder_of[i]` is the new node
// of node i.
GraphView by_folder(const GraphView& files, std::vector<std::uint32_t>& folder_of);

// A shortest chain, alone; no nodes when there is none. Both ends are highlighted.
GraphView chain_between(const GraphView& graph, std::uint32_t from, std::uint32_t to);

// What lies within `hops` of a node, along edges in either direction, and all edges between these.
GraphView around(const GraphView& graph, std::uint32_t centre, int hops);

// The groups of nodes that reach each other, and the edges inside them.
GraphView cycles_of(const GraphView& graph);

}  // namespace ssot
