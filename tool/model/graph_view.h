// A graph, or a part of one, ready to be drawn: made by run from the Project, rendered by report.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace ssot {

struct GraphView {
  struct Edge {
    std::uint32_t from = 0;  // index into `nodes`
    std::uint32_t to = 0;
    int line = 0;            // of the first import that makes it
    std::size_t imports = 1;  // importing statements
    bool guessed = false;    // resolved by unique suffix only
  };
  std::vector<std::string> nodes;         // paths, sorted
  std::vector<Edge> edges;                // sorted by from, to
  std::vector<std::uint32_t> highlighted;  // nodes asked for (--from, --to, --around)
};

}  // namespace ssot
