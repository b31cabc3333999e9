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
    int line = 0;             // of the first import that makes it; 0 between folders
    std::size_t imports = 1;  // importing statements
    bool guessed = false;     // resolved by unique suffix only
  };
  std::vector<std::string> nodes;          // paths, sorted; of a folder "." or without a slash at the end
  std::vector<Edge> edges;                 // sorted by from, to
  std::vector<std::uint32_t> highlighted;  // nodes asked for (--from, --to, --around)
  std::vector<std::size_t> files;          // at folder level: how many files each node stands for; else empty
  // With --cycles: the nodes that reach each other, each group sorted; the view holds nothing else.
  std::vector<std::vector<std::uint32_t>> cycles;
  bool only_cycles = false;
};

}  // namespace ssot
