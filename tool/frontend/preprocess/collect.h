// Gathers what many units were found to read, from many threads, into one UnitGraph.
#pragma once
#include <atomic>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "frontend/preprocess/unit.h"
#include "model/unit.h"

namespace ssot::preprocess {

// What one thread saw; a thread writes to its own only.
class Collected {
 public:
  // `result` is whole: no query was unknown. May come again for the same unit.
  void take(std::uint32_t unit, const UnitReader& reader, std::atomic<std::uint32_t>& clock);

  struct Several {
    Content* content;
    std::uint32_t site;
    std::uint32_t target;
    std::uint32_t unit;
    auto operator<=>(const Several&) const = default;
  };
  // A shadowed spelling: (content, site, folders that hold it) → the first unit.
  using ShadowKey = std::pair<std::pair<Content*, std::uint32_t>, std::vector<File*>>;

  std::vector<Several> several;
  std::map<ShadowKey, std::uint32_t> shadowed;

 private:
  void note_shadow(const Edge& edge, std::uint32_t unit, const UnitReader& reader);

  std::map<std::pair<std::pair<Content*, std::uint32_t>, std::uint32_t>, std::uint32_t*> shadow_cache_;
};

// `results[i]` is what unit i, that is, command i, was found to read; consumed.
UnitGraph make_graph(Files& files, const std::vector<CompileCommand>& commands,
                     std::vector<UnitResult>& results, std::vector<Collected>& collected, unsigned threads);

}  // namespace ssot::preprocess
