#include "run/sharpen.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/files.h"
#include "run/project_macros.h"
#include "run/unit_cover.h"

namespace ssot {
namespace {

class Sharpener {
 public:
  Sharpener(const Project& project, const std::vector<FileId>& candidates,
            const std::vector<FileId>& with_bodies, const std::string& root, const Contents& contents,
            ClangReaders& clang)
      : project_(project),
        units_(project.units()),
        candidates_(candidates),
        with_bodies_(with_bodies),
        root_(root),
        contents_(contents),
        clang_(clang) {}

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
    std::vector<std::string_view> paths;
    for (std::size_t i = 0; i < candidates_.size(); ++i) paths.push_back(path(i));
    const std::vector<UnitChoice> choices = cover(units_.graph, paths);
    std::vector<UnitRequest> requests;
    for (const UnitChoice& choice : choices) {
      UnitRequest request;
      request.command = units_.databases.commands[units_.graph.units[choice.unit].command];
      for (const std::size_t each : choice.wanted) {
        request.files.emplace_back(path(each));
        request.bodies = request.bodies || has_bodies(each);
      }
      requests.push_back(std::move(request));
    }
    out_.units = requests.size();
    std::vector<std::uint64_t> bytes;
    for (const UnitChoice& choice : choices) bytes.push_back(bytes_of(choice.unit));
    auto answers = clang_.read_units(requests, bytes);
    for (std::size_t i = 0; i < answers.size(); ++i) take(choices[i], answers[i]);
  }

  // What one unit reads. What it reaches more than once counts once: a text that includes itself without an
  // end is no larger.
  std::uint64_t bytes_of(std::size_t unit) {
    std::uint64_t sum = 0;
    for (const std::uint32_t file : units_.graph.units[unit].reached) {
      const auto [at, fresh] = sizes_.try_emplace(file, 0);
      const std::string& name = units_.graph.files[file];
      if (fresh) at->second = size_of(name.starts_with('/') ? name : root_ + "/" + name);
      sum += at->second;
    }
    return sum;
  }

  void take(const UnitChoice& choice, Result<UnitAnswer>& answer) {
    const std::string& unit = units_.graph.files[units_.graph.units[choice.unit].file];
    if (!answer.ok()) return gap(unit, GapKind::kWorker, answer.error());
    if (!answer->failure.empty()) return gap(unit, GapKind::kNoUnit, answer->failure);
    if (!answer->errors.empty()) {
      gap(unit, GapKind::kLost,
          fmt::format(
              "Its translation unit does not compile here ({}); what is not sure was left as depth 1 saw it.",
              answer->errors.front()));
    }
    for (FileFacts& facts : answer->facts) {
      const auto asked = std::find_if(choice.wanted.begin(), choice.wanted.end(),
                                      [&](std::size_t each) { return path(each) == facts.path; });
      if (asked == choice.wanted.end() || read_[*asked]) continue;
      read_[*asked] = true;
      add(std::move(facts));
    }
  }

  void read_alone() {
    ProjectMacros macros(project_, contents_);
    std::vector<AloneRequest> requests;
    FileBuffer buffer;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (read_[i] || contents_.read(std::string(path(i)), buffer) != FileBuffer::Status::kOk) continue;
      requests.push_back({.path = std::string(path(i)),
                          .text = std::string(buffer.text()),
                          .macros = macros.for_file(candidates_[i], buffer.text()),
                          .bodies = has_bodies(i)});
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

  bool has_bodies(std::size_t candidate) const {
    return std::binary_search(with_bodies_.begin(), with_bodies_.end(), candidates_[candidate]);
  }

  std::string_view path(std::size_t candidate) const { return project_.path(candidates_[candidate]); }

  const Project& project_;
  const Units& units_;
  const std::vector<FileId>& candidates_;
  const std::vector<FileId>& with_bodies_;
  const std::string& root_;
  const Contents& contents_;
  ClangReaders& clang_;
  std::vector<bool> read_;
  std::unordered_map<std::uint32_t, std::uint64_t> sizes_;  // file of the graph → its bytes
  Sharpening out_;
};

}  // namespace

Sharpening sharpen(const Project& project, const std::vector<FileId>& candidates,
                   const std::vector<FileId>& with_bodies, const std::string& root,
                   const Contents& contents, ClangReaders& clang) {
  return Sharpener(project, candidates, with_bodies, root, contents, clang).run();
}

}  // namespace ssot
