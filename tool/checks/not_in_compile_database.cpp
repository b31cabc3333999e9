// not-in-compile-database (SSOT907): a source file that no translation unit compiles, or a header that none
// reads, in the part of the tree that a compile database covers: such files are judged without the compiler's
// knowledge, and may be dead.
//
// A database covers the smallest folder that holds all of its units. A folder of which nothing is in any unit
// is one finding.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/path.h"
#include "base/text.h"
#include "checks/check.h"

namespace ssot {
namespace {

struct Count {
  std::size_t files = 0;
  std::size_t out = 0;
};

bool is_source(std::string_view path) {
  const std::string_view extension = extension_of(path);
  for (const std::string_view each : {"cpp", "cc", "cxx", "c++", "C", "c", "m", "mm", "cu", "cppm", "ixx"}) {
    if (extension == each) return true;
  }
  return false;
}

// The folder that both paths lie in.
std::string_view common_folder(std::string_view folder, std::string_view path) {
  while (!is_under(path, folder)) folder = folder_of(folder);
  return folder;
}

class Coverage {
 public:
  explicit Coverage(const Project& project)
      : project_(project), units_(project.unit_lookup()), out_(project.size()) {}

  void judge(Sink& sink) {
    if (units_.empty()) return;
    find_covered_folders();
    doubt_what_failed_units_may_read();
    for (std::size_t i = 0; i < project_.size(); ++i) count(FileId{static_cast<std::uint32_t>(i)});
    for (std::size_t i = 0; i < project_.size(); ++i) {
      if (out_[i]) report(project_.files()[i].path, sink);
    }
  }

 private:
  // By database: units of the tree's own files.
  void find_covered_folders() {
    std::map<std::uint32_t, std::string_view> folders;
    for (const UnitGraph::Unit& unit : project_.units().graph.units) {
      const auto file = units_.file_of(unit.file);
      if (!file) continue;
      const std::string_view path = project_.path(*file);
      const std::uint32_t database = project_.units().databases.commands[unit.command].database;
      const auto [at, added] = folders.try_emplace(database, folder_of(path));
      if (!added) at->second = common_folder(at->second, path);
    }
    for (const auto& [database, folder] : folders) covered_.push_back(folder);
  }

  // A unit that could not be read to its end may read more than it was seen to.
  void doubt_what_failed_units_may_read() {
    doubtful_.assign(project_.size(), false);
    std::vector<FileId> waiting;
    const auto visit = [&](FileId file) {
      if (doubtful_[static_cast<std::size_t>(file)]) return;
      doubtful_[static_cast<std::size_t>(file)] = true;
      waiting.push_back(file);
    };
    for (const UnitGraph::Unit& unit : project_.units().graph.units) {
      if (unit.failure.empty()) continue;
      if (const auto own = units_.file_of(unit.file)) visit(*own);
      for (const std::uint32_t number : unit.reached) {
        if (const auto file = units_.file_of(number)) visit(*file);
      }
    }
    while (!waiting.empty()) {
      const FileId file = waiting.back();
      waiting.pop_back();
      for (const Edge& edge : project_.edges(file)) visit(edge.to);
    }
  }

  void count(FileId file) {
    const FileFacts& facts = project_.facts(file);
    if (facts.language != Language::kCpp) return;
    const bool covered = std::any_of(covered_.begin(), covered_.end(),
                                     [&](std::string_view folder) { return is_under(facts.path, folder); });
    const bool out = covered && units_.units_of(file).empty() && !doubtful_[static_cast<std::size_t>(file)];
    out_[static_cast<std::size_t>(file)] = out;
    for (std::string_view folder = folder_of(facts.path);; folder = folder_of(folder)) {
      Count& counted = folders_[folder];
      ++counted.files;
      counted.out += out ? 1 : 0;
      if (folder.empty()) break;
    }
  }

  // The largest folder around a file of which every C++ file is in no unit.
  std::string_view whole_folder(std::string_view path) const {
    std::string_view found;
    for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
      const Count& counted = folders_.at(folder);
      if (counted.out != counted.files) break;
      if (counted.files > 1) found = folder;
    }
    return found;
  }

  void report(std::string_view path, Sink& sink) {
    Finding finding;
    finding.proof = Proof::kUnit;
    const std::string_view folder = whole_folder(path);
    if (!folder.empty()) {
      if (folder == reported_) return;
      reported_ = folder;
      finding.path = folder;
      finding.detail = "folder";
      finding.message = fmt::format("{} of this folder are in no translation unit of a compile database",
                                    count_of(folders_.at(folder).files, "file"));
      finding.advice = "Build them, delete them, or exclude the folder.";
    } else if (is_source(path)) {
      finding.path = path;
      finding.detail = "source";
      finding.message = "no compile database compiles this file";
      finding.advice = "Add it to the build, delete it, or exclude it.";
    } else {
      finding.path = path;
      finding.detail = "header";
      finding.message = "no translation unit of a compile database reads this header";
      finding.advice = "Include it where it is needed, delete it, or exclude it.";
    }
    sink.report(std::move(finding));
  }

  const Project& project_;
  const UnitLookup& units_;
  std::vector<bool> out_;       // by file
  std::vector<bool> doubtful_;  // by file
  std::vector<std::string_view> covered_;
  std::map<std::string_view, Count> folders_;
  std::string_view reported_;
};

void judge(const CheckInput& input, Sink& sink) { Coverage(input.project).judge(sink); }

}  // namespace

constinit const Check not_in_compile_database{judge};

}  // namespace ssot
