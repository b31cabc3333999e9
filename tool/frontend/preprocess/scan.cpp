#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <unordered_map>

#include "base/parallel.h"
#include "frontend/preprocess/collect.h"
#include "frontend/preprocess/command_keys.h"
#include "frontend/preprocess/join_graphs.h"
#include "frontend/preprocess/preprocess.h"
#include "frontend/preprocess/start.h"

namespace ssot::preprocess {
namespace {

constexpr int kMostRounds = 40;  // of asking Clang what came up; each answer may bring up more

class Scan {
 public:
  Scan(const std::string& root, const std::vector<CompileCommand>& commands, const Oracle& oracle,
       unsigned threads)
      : commands_(commands),
        oracle_(oracle),
        threads_(std::max(1U, threads)),
        files_(root, names_),
        starts_(files_, names_),
        results_(commands.size()),
        began_(commands.size()),
        collected_(threads_) {
    for (unsigned worker = 0; worker < threads_; ++worker)
      readers_.push_back(std::make_unique<UnitReader>(files_, names_));
  }

  UnitGraph run() {
    find_starts();
    // One unit of each kind of flags first: it brings up most of what Clang must be asked, and most includes
    // that lead to several files.
    settle(first_of_each_start());
    std::vector<std::uint32_t> all(commands_.size());
    for (std::uint32_t unit = 0; unit < all.size(); ++unit) all[unit] = unit;
    settle(all);
    for (std::vector<std::uint32_t> late; !(late = seen_too_early()).empty();) settle(late);
    UnitGraph graph = make_graph(files_, commands_, results_, collected_, threads_);
    return with_unusual(std::move(graph));
  }

 private:
  void find_starts() {
    std::unordered_map<std::string, std::uint32_t> by_key;
    std::vector<std::uint32_t> first;
    for (std::uint32_t unit = 0; unit < commands_.size(); ++unit) {
      CommandKeys keys = command_keys(commands_[unit]);
      const auto [known, fresh] = by_key.emplace(keys.start, static_cast<std::uint32_t>(first.size()));
      if (fresh) {
        first.push_back(unit);
        kind_of_start_.push_back(kinds_.emplace(keys.kind, Kind{unit, {}}).first);
      }
      start_of_.push_back(known->second);
    }
    const std::vector<PreprocessorStart> described = oracle_.start(first);
    for (std::size_t index = 0; index < first.size(); ++index) {
      PreprocessorStart none;
      none.failure = "Clang did not answer";
      starts_.add(index < described.size() ? described[index] : none, commands_[first[index]],
                  &kind_of_start_[index]->second.answers);
    }
    first_ = std::move(first);
  }

  const std::vector<std::uint32_t>& first_of_each_start() const { return first_; }

  // Reads these units, asks Clang what they wanted to know, and reads those again, until nothing is unknown.
  void settle(std::vector<std::uint32_t> units) {
    for (int round = 0; !units.empty(); ++round) {
      parallel_for(units.size(), threads_,
                   [&](std::size_t index, unsigned worker) { read(units[index], worker); });
      std::erase_if(units, [&](std::uint32_t unit) { return results_[unit].unknown.empty(); });
      if (round >= kMostRounds) {
        for (const std::uint32_t unit : units) results_[unit].unusual = "asks too much";
        return;
      }
      ask(units);
    }
  }

  void read(std::uint32_t unit, unsigned worker) {
    const Start& start = starts_[start_of_[unit]];
    UnitResult& result = results_[unit];
    began_[unit] = clock_.load();
    if (!start.failure.empty() || !start.unusual.empty()) {
      result = {};
      result.failure = start.failure;
      result.unusual = start.unusual;
      return;
    }
    result = readers_[worker]->read(start, commands_[unit].file);
    if (result.unusual.empty() && result.unknown.empty())
      collected_[worker].take(unit, *readers_[worker], clock_);
  }

  // What one kind of flags wants to know, the others will too.
  void ask(const std::vector<std::uint32_t>& units) {
    std::vector<std::string> queries;
    for (const std::uint32_t unit : units)
      queries.insert(queries.end(), results_[unit].unknown.begin(), results_[unit].unknown.end());
    std::sort(queries.begin(), queries.end());
    queries.erase(std::unique(queries.begin(), queries.end()), queries.end());
    if (queries.empty()) return;
    for (auto& [key, kind] : kinds_) {
      std::vector<std::string> open;
      for (const std::string& query : queries) {
        if (!kind.answers.contains(query)) open.push_back(query);
      }
      if (open.empty()) continue;
      const std::vector<long long> values = oracle_.ask(kind.command, open);
      for (std::size_t index = 0; index < open.size(); ++index)
        kind.answers[open[index]] = index < values.size() ? values[index] : 0;
    }
  }

  // Units that followed an include before it was known to lead to several files: which unit goes where is not
  // written down yet.
  std::vector<std::uint32_t> seen_too_early() {
    std::vector<std::uint32_t> noticed(files_.file_count());
    for (const File& file : files_.files()) {
      const Content* content = file.content.load();
      if (content == nullptr || !content->has_several) continue;
      for (std::uint32_t site = 0; site < content->source->includes; ++site)
        noticed[file.number] = std::max(noticed[file.number], content->sites[site].several.load());
    }
    std::vector<std::uint32_t> late;
    for (std::uint32_t unit = 0; unit < commands_.size(); ++unit) {
      const bool early = std::any_of(results_[unit].reached.begin(), results_[unit].reached.end(),
                                     [&](std::uint32_t file) { return noticed[file] > began_[unit]; });
      if (early) late.push_back(unit);
    }
    return late;
  }

  UnitGraph with_unusual(UnitGraph graph) {
    std::vector<std::uint32_t> unusual;
    for (std::uint32_t unit = 0; unit < commands_.size(); ++unit) {
      if (!results_[unit].unusual.empty()) unusual.push_back(unit);
    }
    if (unusual.empty()) return graph;
    return join_graphs(std::move(graph), oracle_.scan(unusual), unusual);
  }

  struct Kind {
    std::uint32_t command = 0;  // one with such flags
    Answers answers;
  };

  const std::vector<CompileCommand>& commands_;
  const Oracle& oracle_;
  unsigned threads_;
  NameTable names_;
  Files files_;
  Starts starts_;
  std::map<std::string, Kind> kinds_;
  std::vector<std::map<std::string, Kind>::iterator> kind_of_start_;
  std::vector<std::uint32_t> start_of_;  // by unit
  std::vector<std::uint32_t> first_;     // by start: its first unit
  std::vector<UnitResult> results_;
  std::vector<std::uint32_t> began_;  // by unit: what the clock said
  std::atomic<std::uint32_t> clock_ = 0;
  std::vector<Collected> collected_;
  std::vector<std::unique_ptr<UnitReader>> readers_;
};

}  // namespace

UnitGraph scan(const std::string& root, const std::vector<CompileCommand>& commands, const Oracle& oracle,
               unsigned threads) {
  return Scan(root, commands, oracle, threads).run();
}

}  // namespace ssot::preprocess
