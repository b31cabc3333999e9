#include "run/sharpen.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "base/files.h"
#include "run/project_macros.h"

namespace ssot {
namespace {

// Which units to parse so that every candidate is seen in one of them: in each step the unit that sees most of the rest,
// of those the one that reads the fewest files (greedy set cover; Chvátal, Mathematics of Operations Research, 1979).
class Cover {
 public:
  Cover(const Project& project, const Units& units, const std::vector<FileId>& candidates) : units_(units) {
    std::unordered_map<std::string_view, std::size_t> wanted;
    for (std::size_t i = 0; i < candidates.size(); ++i) wanted.emplace(project.path(candidates[i]), i);
    std::vector<std::size_t> candidate_of(units.graph.files.size(), kNone);
    for (std::size_t i = 0; i < units.graph.files.size(); ++i) {
      if (const auto found = wanted.find(units.graph.files[i]); found != wanted.end())
        candidate_of[i] = found->second;
    }
    seen_.resize(units.graph.units.size());
    for (std::size_t u = 0; u < seen_.size(); ++u) {
      for (const std::uint32_t file : units.graph.units[u].reached) {
        if (candidate_of[file] != kNone) seen_[u].push_back(candidate_of[file]);
      }
    }
    done_.resize(candidates.size());
  }

  struct Choice {
    std::size_t unit = 0;
    std::vector<std::size_t> candidates;
  };

  // In the order of choice; a candidate that no unit reaches is in none.
  std::vector<Choice> choose() {
    std::vector<Choice> choices;
    for (;;) {
      const std::size_t best = best_unit();
      if (best == kNone) return choices;
      Choice choice{.unit = best, .candidates = rest_of(best)};
      for (const std::size_t each : choice.candidates) done_[each] = true;
      choices.push_back(std::move(choice));
    }
  }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  std::vector<std::size_t> rest_of(std::size_t unit) const {
    std::vector<std::size_t> rest;
    for (const std::size_t each : seen_[unit]) {
      if (!done_[each]) rest.push_back(each);
    }
    return rest;
  }

  std::size_t best_unit() const {
    std::size_t best = kNone;
    std::size_t most = 0;
    for (std::size_t u = 0; u < seen_.size(); ++u) {
      const auto count = static_cast<std::size_t>(
          std::count_if(seen_[u].begin(), seen_[u].end(), [&](std::size_t each) { return !done_[each]; }));
      const bool better = count > most || (count == most && count > 0 && is_cheaper(u, best));
      if (!better) continue;
      best = u;
      most = count;
    }
    return best;
  }

  // A unit that could not be read to its end comes last.
  bool is_cheaper(std::size_t a, std::size_t b) const {
    const UnitGraph::Unit& one = units_.graph.units[a];
    const UnitGraph::Unit& other = units_.graph.units[b];
    return std::pair(!one.failure.empty(), one.reached.size()) <
           std::pair(!other.failure.empty(), other.reached.size());
  }

  const Units& units_;
  std::vector<std::vector<std::size_t>> seen_;  // unit → candidates it reaches
  std::vector<bool> done_;
};

class Sharpener {
 public:
  Sharpener(const Project& project, const std::vector<FileId>& candidates, const std::string& root,
            ClangReaders& clang)
      : project_(project), units_(project.units()), candidates_(candidates), root_(root), clang_(clang) {}

  Sharpening run() && {
    read_in_units();
    read_alone();
    std::sort(out_.facts.begin(), out_.facts.end(),
              [](const FileFacts& a, const FileFacts& b) { return a.path < b.path; });
    return std::move(out_);
  }

 private:
  void read_in_units() {
    read_.resize(candidates_.size());
    const std::vector<Cover::Choice> choices = Cover(project_, units_, candidates_).choose();
    std::vector<UnitRequest> requests;
    for (const Cover::Choice& choice : choices) {
      UnitRequest request;
      request.command = units_.databases.commands[units_.graph.units[choice.unit].command];
      for (const std::size_t each : choice.candidates) request.files.emplace_back(path(each));
      requests.push_back(std::move(request));
    }
    out_.units = requests.size();
    auto answers = clang_.read_units(requests);
    for (std::size_t i = 0; i < answers.size(); ++i) take(choices[i], answers[i]);
  }

  void take(const Cover::Choice& choice, Result<UnitAnswer>& answer) {
    const std::string& unit = units_.graph.files[units_.graph.units[choice.unit].file];
    if (!answer.ok()) return gap(unit, GapKind::kWorker, answer.error());
    if (!answer->failure.empty()) return gap(unit, GapKind::kNoUnit, answer->failure);
    if (!answer->errors.empty()) {
      gap(unit, GapKind::kLost,
          fmt::format("Its translation unit does not compile here ({}); what is not sure was left as depth 1 saw it.",
                      answer->errors.front()));
    }
    for (FileFacts& facts : answer->facts) {
      const auto asked = std::find_if(choice.candidates.begin(), choice.candidates.end(),
                                      [&](std::size_t each) { return path(each) == facts.path; });
      if (asked == choice.candidates.end() || read_[*asked]) continue;
      read_[*asked] = true;
      add(std::move(facts));
    }
  }

  void read_alone() {
    ProjectMacros macros(project_, root_);
    std::vector<AloneRequest> requests;
    FileBuffer buffer;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (read_[i] || buffer.read(root_ + "/" + std::string(path(i))) != FileBuffer::Status::kOk) continue;
      requests.push_back({.path = std::string(path(i)),
                          .text = std::string(buffer.text()),
                          .macros = macros.for_file(candidates_[i], buffer.text()),
                          .bodies = false});
    }
    out_.alone = requests.size();
    auto answers = clang_.read_alone(requests);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (!answers[i].ok()) {
        gap(requests[i].path, GapKind::kWorker, answers[i].error());
      } else if (answers[i]->path == requests[i].path) {
        add(std::move(*answers[i]));
      }
    }
  }

  void add(FileFacts facts) {
    out_.gaps.insert(out_.gaps.end(), facts.gaps.begin(), facts.gaps.end());
    out_.facts.push_back(std::move(facts));
  }

  void gap(const std::string& path, GapKind kind, std::string reason) {
    out_.gaps.push_back({path, 0, kind, std::move(reason)});
  }

  std::string_view path(std::size_t candidate) const { return project_.path(candidates_[candidate]); }

  const Project& project_;
  const Units& units_;
  const std::vector<FileId>& candidates_;
  const std::string& root_;
  ClangReaders& clang_;
  std::vector<bool> read_;
  Sharpening out_;
};

}  // namespace

Sharpening sharpen(const Project& project, const std::vector<FileId>& candidates, const std::string& root,
                   ClangReaders& clang) {
  return Sharpener(project, candidates, root, clang).run();
}

}  // namespace ssot
