#include "frontend/preprocess/collect.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/parallel.h"
#include "base/path.h"

namespace ssot::preprocess {
namespace {

void lower_to(std::atomic<std::uint32_t>& value, std::uint32_t candidate) {
  std::uint32_t known = value.load(std::memory_order_relaxed);
  while (candidate < known && !value.compare_exchange_weak(known, candidate, std::memory_order_relaxed)) {
  }
}

class GraphMaker {
 public:
  GraphMaker(Files& files, const std::vector<CompileCommand>& commands, std::vector<UnitResult>& results)
      : files_(files), commands_(commands), results_(results) {}

  UnitGraph make(std::vector<Collected>& collected, unsigned threads) {
    name_files();
    make_units(threads);
    number_includes();
    make_directives(collected);
    make_shadowed(collected);
    return std::move(graph_);
  }

 private:
  // Files of a graph are sorted by name, so that their numbers depend on nothing else.
  void name_files() {
    std::vector<std::string> names;
    names.reserve(files_.file_count());
    for (const File& file : files_.files()) names.push_back(files_.name_of(file));
    std::vector<std::string> sorted = names;
    for (std::size_t unit = 0; unit < results_.size(); ++unit) {
      if (results_[unit].reached.empty()) sorted.push_back(missing_name(unit));
    }
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    graph_.files = std::move(sorted);
    for (const std::string& name : names) number_.push_back(number_of(name));
  }

  std::string missing_name(std::size_t unit) const { return files_.name_of_missing(commands_[unit].file); }

  std::uint32_t number_of(const std::string& name) const {
    return static_cast<std::uint32_t>(std::lower_bound(graph_.files.begin(), graph_.files.end(), name) -
                                      graph_.files.begin());
  }

  void make_units(unsigned threads) {
    graph_.units.resize(results_.size());
    parallel_for(results_.size(), threads, [&](std::size_t index, unsigned) {
      UnitGraph::Unit& unit = graph_.units[index];
      UnitResult& result = results_[index];
      unit.command = static_cast<std::uint32_t>(index);
      unit.failure = std::move(result.failure);
      unit.reached = std::move(result.reached);
      for (std::uint32_t& file : unit.reached) file = number_[file];
      unit.file = unit.reached.empty() ? number_of(missing_name(index)) : unit.reached.front();
      if (unit.reached.empty()) unit.reached.push_back(unit.file);
      std::sort(unit.reached.begin(), unit.reached.end());
      unit.reached.erase(std::unique(unit.reached.begin(), unit.reached.end()), unit.reached.end());
    });
  }

  // The name of each content that includes something: the first by name, in the tree where it has one there.
  void number_includes() {
    for (const File& file : files_.files()) {
      const Content* content = file.content.load();
      if (content == nullptr) continue;
      const std::uint32_t number = number_[file.number];
      const auto rank = [&](std::uint32_t which) {
        return std::pair(graph_.files[which].starts_with('/'), which);
      };
      const auto [known, fresh] = owner_.emplace(content, number);
      if (!fresh && rank(number) < rank(known->second)) known->second = number;
      lines_of(*content);
    }
  }

  void lines_of(const Content& content) {
    std::vector<std::uint32_t>& lines = lines_[&content];
    if (!lines.empty()) return;
    lines.resize(content.source->includes);
    for (const Directive& directive : content.source->directives) {
      if (directive.kind <= Directive::Kind::kIncludeMacros) lines[directive.site] = directive.line;
    }
  }

  void make_directives(std::vector<Collected>& collected) {
    for (const auto& [content, file] : owner_) {
      for (std::uint32_t site = 0; site < content->source->includes; ++site) {
        const Site& seen = content->sites[site];
        const std::uint32_t target = seen.target.load();
        if (target == 0 || seen.several.load() != 0) continue;
        graph_.directives.push_back({file, lines_[content][site], number_[target - 1], {seen.unit.load()}});
      }
    }
    std::vector<Collected::Several> several;
    for (Collected& part : collected) several.insert(several.end(), part.several.begin(), part.several.end());
    std::sort(several.begin(), several.end());
    for (const Collected::Several& one : several)
      graph_.directives.push_back(
          {owner_[one.content], lines_[one.content][one.site], number_[one.target], {one.unit}});
    merge_directives();
  }

  void merge_directives() {
    std::vector<UnitGraph::Directive>& all = graph_.directives;
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::tie(a.file, a.line, a.target) < std::tie(b.file, b.line, b.target);
    });
    std::vector<UnitGraph::Directive> merged;
    for (UnitGraph::Directive& directive : all) {
      const bool same = !merged.empty() && merged.back().file == directive.file &&
                        merged.back().line == directive.line && merged.back().target == directive.target;
      if (same) {
        merged.back().units.push_back(directive.units.front());
      } else {
        merged.push_back(std::move(directive));
      }
    }
    for (std::size_t index = 0; index < merged.size(); ++index) {
      std::vector<std::uint32_t>& units = merged[index].units;
      std::sort(units.begin(), units.end());
      units.erase(std::unique(units.begin(), units.end()), units.end());
      const auto same_place = [&](std::size_t other) {
        return other < merged.size() && merged[other].file == merged[index].file &&
               merged[other].line == merged[index].line;
      };
      if (!same_place(index + 1) && !same_place(index - 1)) units.erase(units.begin() + 1, units.end());
    }
    all = std::move(merged);
  }

  void make_shadowed(std::vector<Collected>& collected) {
    std::vector<UnitGraph::Shadowed>& all = graph_.shadowed;
    for (const Collected& part : collected) {
      for (const auto& [key, unit] : part.shadowed) {
        UnitGraph::Shadowed shadowed;
        shadowed.unit = unit;
        shadowed.file = owner_[key.first.first];
        shadowed.line = lines_[key.first.first][key.first.second];
        for (const File* file : key.second) shadowed.found.push_back(number_[file->number]);
        all.push_back(std::move(shadowed));
      }
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::tie(a.file, a.line, a.found, a.unit) < std::tie(b.file, b.line, b.found, b.unit);
    });
    all.erase(std::unique(all.begin(), all.end(),
                          [](const auto& a, const auto& b) {
                            return std::tie(a.file, a.line, a.found) == std::tie(b.file, b.line, b.found);
                          }),
              all.end());
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return std::tie(a.file, a.line, a.unit, a.found) < std::tie(b.file, b.line, b.unit, b.found);
    });
  }

  Files& files_;
  const std::vector<CompileCommand>& commands_;
  std::vector<UnitResult>& results_;
  UnitGraph graph_;
  std::vector<std::uint32_t> number_;  // by File::number
  std::unordered_map<const Content*, std::uint32_t> owner_;
  std::unordered_map<const Content*, std::vector<std::uint32_t>> lines_;  // by site
};

}  // namespace

void Collected::take(std::uint32_t unit, const UnitReader& reader, std::atomic<std::uint32_t>& clock) {
  for (const Edge& edge : reader.edges()) {
    Site& site = edge.content->sites[edge.site];
    std::uint32_t target = site.target.load(std::memory_order_relaxed);
    if (target == 0 && site.target.compare_exchange_strong(target, edge.target + 1)) target = edge.target + 1;
    if (target != edge.target + 1 && site.several.load(std::memory_order_relaxed) == 0) {
      std::uint32_t never = 0;
      site.several.compare_exchange_strong(never, clock.fetch_add(1) + 1);
      edge.content->has_several = true;
    }
    lower_to(site.unit, unit);
    if (site.several.load(std::memory_order_relaxed) != 0)
      several.push_back({edge.content, edge.site, edge.target, unit});
    if (edge.shadow != 0) note_shadow(edge, unit, reader);
  }
}

void Collected::note_shadow(const Edge& edge, std::uint32_t unit, const UnitReader& reader) {
  std::uint32_t*& first = shadow_cache_[{{edge.content, edge.site}, edge.shadow}];
  if (first == nullptr) {
    const ShadowKey key{{edge.content, edge.site}, reader.lookups().shadow(edge.shadow)};
    first = &shadowed.emplace(key, unit).first->second;
  }
  *first = std::min(*first, unit);
}

UnitGraph make_graph(Files& files, const std::vector<CompileCommand>& commands,
                     std::vector<UnitResult>& results, std::vector<Collected>& collected, unsigned threads) {
  return GraphMaker(files, commands, results).make(collected, threads);
}

}  // namespace ssot::preprocess
