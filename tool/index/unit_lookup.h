// Translation units, asked by files of the project: who reads a file, what it is linked into, whether two
// files can meet in one program, and what one `#include` was found to lead to.
//
// Built once by `link`; empty, and free, where there are no units. It knows files and lines, no definitions.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/unit.h"

namespace ssot {

enum class FileId : std::uint32_t;

// Whether definitions of two files can come together in one program.
enum class Meeting : std::uint8_t {
  kApart,    // never: units of different databases, or of programs that are all known and have none in common
  kUnknown,  // one database compiles both, and it does not say what is linked
  kMeet,     // units of both are linked into one program
};

class UnitLookup {
 public:
  UnitLookup() = default;
  // `units` and the paths of `by_path` must outlive it.
  UnitLookup(const Units& units, const std::unordered_map<std::string_view, FileId>& by_path,
             std::size_t files);

  bool empty() const { return !units_ || units_->graph.empty(); }

  // Units (indices into UnitGraph::units) that read the file, sorted.
  std::span<const std::uint32_t> units_of(FileId file) const;
  // Some unit's own file.
  bool is_compiled(FileId file) const;
  // The file of the project behind a number of UnitGraph::files; nothing when it is not one.
  std::optional<FileId> file_of(std::uint32_t number) const;
  // The unit compiles C, where one name may well mean several types.
  bool is_c(std::uint32_t unit) const { return c_[unit]; }

  // What links the C++ units that read the file.
  struct Programs {
    std::vector<std::uint32_t> known;      // indices into CompileDatabases::programs, sorted
    std::vector<std::uint32_t> databases;  // of all these units, sorted
    std::vector<std::uint32_t> unlinked;   // databases that do not say what links some of these units; sorted
  };
  Programs programs_of(FileId file) const;
  static Meeting meeting(const Programs& a, const Programs& b);

  // What units found for the `#include` of that line: entries of UnitGraph::directives, by target.
  std::span<const UnitGraph::Directive> directives(FileId file, std::uint32_t line) const;
  // All of one file.
  std::span<const UnitGraph::Directive> directives(FileId file) const;

 private:
  void count_readers(std::size_t files);
  void index_directives(std::size_t files);
  void intern_programs();

  const Units* units_ = nullptr;
  std::vector<FileId> file_of_;          // by number of UnitGraph::files
  std::vector<std::size_t> first_unit_;  // by file, into unit_numbers_
  std::vector<std::uint32_t> unit_numbers_;
  std::vector<bool> compiled_;                                          // by file
  std::vector<bool> c_;                                                 // by unit
  std::vector<std::pair<std::uint32_t, std::uint32_t>> directives_of_;  // by file, into UnitGraph::directives
  std::vector<std::uint32_t> program_set_;                              // by unit, into program_sets_
  std::vector<const std::vector<std::uint32_t>*> program_sets_;
};

}  // namespace ssot
