#include "index/unit_lookup.h"

#include <algorithm>
#include <map>

#include "base/path.h"
#include "index/project.h"

namespace ssot {
namespace {

// `-x c++`, `-xc++`, `--language=c++`, `/TP`: the last one that names a language of a source wins; one is
// enough here.
bool asks_for_cpp(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& each = arguments[i];
    if (each == "/TP" || each.starts_with("-xc++") || each.starts_with("--language=c++")) return true;
    if (each == "-x" && i + 1 < arguments.size() && arguments[i + 1].starts_with("c++")) return true;
  }
  return false;
}

bool have_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (*left == *right) return true;
    if (*left < *right) {
      ++left;
    } else {
      ++right;
    }
  }
  return false;
}

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

UnitLookup::UnitLookup(const Units& units, const std::unordered_map<std::string_view, FileId>& by_path,
                       std::size_t files)
    : units_(&units) {
  if (empty()) return;
  file_of_.reserve(units.graph.files.size());
  for (const std::string& path : units.graph.files) {
    const auto found = by_path.find(path);
    file_of_.push_back(found == by_path.end() ? kNoFile : found->second);
  }
  count_readers(files);
  index_directives(files);
  intern_programs();
}

void UnitLookup::count_readers(std::size_t files) {
  first_unit_.assign(files + 1, 0);
  compiled_.assign(files, false);
  const auto& units = units_->graph.units;
  // A unit that could not be read was compiled all the same.
  const auto each_file = [&](std::uint32_t unit, const auto& visit) {
    bool own = false;
    for (const std::uint32_t number : units[unit].reached) {
      own = own || number == units[unit].file;
      if (file_of_[number] != kNoFile) visit(static_cast<std::size_t>(file_of_[number]));
    }
    if (!own && file_of_[units[unit].file] != kNoFile)
      visit(static_cast<std::size_t>(file_of_[units[unit].file]));
  };
  for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
    each_file(unit, [&](std::size_t file) { ++first_unit_[file + 1]; });
    const FileId own = file_of_[units[unit].file];
    if (own != kNoFile) compiled_[static_cast<std::size_t>(own)] = true;
  }
  for (std::size_t i = 0; i < files; ++i) first_unit_[i + 1] += first_unit_[i];
  unit_numbers_.resize(first_unit_[files]);
  std::vector<std::size_t> next(first_unit_.begin(), first_unit_.end());
  for (std::uint32_t unit = 0; unit < units.size(); ++unit)
    each_file(unit, [&](std::size_t file) { unit_numbers_[next[file]++] = unit; });
}

void UnitLookup::index_directives(std::size_t files) {
  directives_of_.assign(files, {0, 0});
  const auto& all = units_->graph.directives;
  for (std::size_t start = 0; start < all.size();) {
    std::size_t end = start;
    while (end < all.size() && all[end].file == all[start].file) ++end;
    const FileId file = file_of_[all[start].file];
    if (file != kNoFile)
      directives_of_[static_cast<std::size_t>(file)] = {static_cast<std::uint32_t>(start),
                                                        static_cast<std::uint32_t>(end)};
    start = end;
  }
}

// Thousands of units are linked into the same few lists of programs.
void UnitLookup::intern_programs() {
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  for (const UnitGraph::Unit& unit : units_->graph.units) {
    const CompileCommand& command = units_->databases.commands[unit.command];
    const auto [at, added] =
        known.emplace(command.programs, static_cast<std::uint32_t>(program_sets_.size()));
    if (added) program_sets_.push_back(&command.programs);
    program_set_.push_back(at->second);
    const std::string_view extension = extension_of(command.file);
    c_.push_back((extension == "c" || extension == "m") && !asks_for_cpp(command.arguments));
  }
}

std::span<const std::uint32_t> UnitLookup::units_of(FileId file) const {
  if (empty()) return {};
  const auto index = static_cast<std::size_t>(file);
  return std::span(unit_numbers_).subspan(first_unit_[index], first_unit_[index + 1] - first_unit_[index]);
}

bool UnitLookup::is_compiled(FileId file) const {
  return !empty() && compiled_[static_cast<std::size_t>(file)];
}

std::optional<FileId> UnitLookup::file_of(std::uint32_t number) const {
  const FileId file = file_of_[number];
  return file == kNoFile ? std::nullopt : std::optional(file);
}

UnitLookup::Programs UnitLookup::programs_of(FileId file) const {
  Programs programs;
  std::vector<std::uint32_t> sets;
  for (const std::uint32_t unit : units_of(file)) {
    if (c_[unit]) continue;
    const CompileCommand& command = units_->databases.commands[units_->graph.units[unit].command];
    const auto add = [&](std::vector<std::uint32_t>& databases) {
      if (databases.empty() || databases.back() != command.database) databases.push_back(command.database);
    };
    add(programs.databases);
    if (command.programs.empty()) {
      add(programs.unlinked);
    } else {
      sets.push_back(program_set_[unit]);
    }
  }
  sort_unique(programs.databases);
  sort_unique(programs.unlinked);
  sort_unique(sets);
  for (const std::uint32_t set : sets)
    programs.known.insert(programs.known.end(), program_sets_[set]->begin(), program_sets_[set]->end());
  sort_unique(programs.known);
  return programs;
}

Meeting UnitLookup::meeting(const Programs& a, const Programs& b) {
  if (have_common(a.known, b.known)) return Meeting::kMeet;
  const bool unknown = have_common(a.unlinked, b.databases) || have_common(a.databases, b.unlinked);
  return unknown ? Meeting::kUnknown : Meeting::kApart;
}

std::span<const UnitGraph::Directive> UnitLookup::directives(FileId file) const {
  if (empty()) return {};
  const auto [begin, end] = directives_of_[static_cast<std::size_t>(file)];
  return std::span(units_->graph.directives).subspan(begin, end - begin);
}

std::span<const UnitGraph::Directive> UnitLookup::directives(FileId file, std::uint32_t line) const {
  const auto all = directives(file);
  const auto before = [](const UnitGraph::Directive& each, std::uint32_t wanted) {
    return each.line < wanted;
  };
  const auto after = [](std::uint32_t wanted, const UnitGraph::Directive& each) {
    return wanted < each.line;
  };
  const auto first = std::lower_bound(all.begin(), all.end(), line, before);
  const auto last = std::upper_bound(first, all.end(), line, after);
  return {first, last};
}

}  // namespace ssot
