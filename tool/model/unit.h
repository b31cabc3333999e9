// Translation units: what a compile database says about them, and what they were found to read.
//
// Plain values only. Absolute paths are lexically normal; paths "of the tree" are from the root, as in
// FileFacts.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/facts.h"

namespace ssot {

// One entry of a compile database, read and folded; nothing in it is ever run.
struct CompileCommand {
  std::string file;                    // absolute
  std::string directory;               // absolute; relative arguments start here
  std::vector<std::string> arguments;  // [0]: the compiler as the database names it; `@file` already expanded
  std::string output;                  // as written; may be empty
  std::uint32_t database = 0;          // index into CompileDatabases::files
  std::vector<std::uint32_t>
      programs;  // indices into CompileDatabases::programs that link this unit; sorted; empty: unknown
};

// How much one database said.
struct DatabaseCounts {
  std::size_t entries = 0;          // as written, those that could not be read too
  std::size_t other_languages = 0;  // of them: assembler, Swift, Fortran …; no unit of ours
  std::string
      programs_from;  // "build.ninja", "CMake's file API" …; empty: nothing says what is linked together
};

// Everything that was found of compile databases, in a fixed order.
struct CompileDatabases {
  std::vector<std::string> files;      // absolute paths of compile_commands.json (or compile_flags.txt)
  std::vector<DatabaseCounts> counts;  // as long as `files`
  std::vector<CompileCommand>
      commands;  // sorted by file, then database; duplicates with the same relevant flags folded
  std::vector<std::string> programs;  // names of link targets ("bin/clang", "lib/libx.a"), sorted
  std::size_t entries = 0;            // before folding
  std::vector<Gap> gaps;              // what could not be read, each with its place
};

// One directory of a unit's search path.
struct SearchDirectory {
  enum class Kind : std::uint8_t { kQuoted, kAngled, kSystem, kFramework };
  std::string path;  // absolute
  Kind kind = Kind::kAngled;
};

// What a unit's preprocessor starts with, as Clang says for the flags of a command.
struct PreprocessorStart {
  std::string predefines;                    // text of `#define` lines, those of -D and -U included
  std::vector<SearchDirectory> directories;  // in order of search, after Clang removed duplicates
  std::vector<std::string> forced;           // -include files, absolute
  std::vector<std::string> forced_macros;    // -imacros files, absolute
  std::string unusual;  // not empty: why only Clang can read this unit (modules, precompiled headers …)
  std::string failure;  // not empty: why Clang refused the command
};

// What the units of one compile database run were found to include. Files are numbers into `files`.
struct UnitGraph {
  struct Unit {
    std::uint32_t command = 0;  // index into CompileDatabases::commands
    std::uint32_t file = 0;
    std::vector<std::uint32_t> reached;  // every file it reads, itself too; sorted
    std::string failure;  // not empty: why it could not be read; then `reached` is what was found before
  };
  // One `#include` that some unit followed. A directive that leads to several files has one entry for each.
  struct Directive {
    std::uint32_t file = 0;
    std::uint32_t line = 0;  // of the `#`
    std::uint32_t target = 0;
    std::vector<std::uint32_t>
        units;  // indices into `units`; sorted; of a directive with one target only the first unit
  };
  // One spelling that a unit looks for along its search path, where several directories hold it.
  struct Shadowed {
    std::uint32_t unit = 0;
    std::uint32_t file = 0;  // who includes
    std::uint32_t line = 0;
    std::vector<std::uint32_t>
        found;  // in order of the search path; the first wins; only files of the tree, two or more
  };
  std::vector<std::string>
      files;  // from the root when in the tree, else absolute; a tree's path never starts with '/'
  std::vector<Unit> units;            // in the order of the commands
  std::vector<Directive> directives;  // sorted by file, line, target
  std::vector<Shadowed> shadowed;     // sorted by file, line, unit; at most one a (file, line, found)

  bool empty() const { return units.empty(); }
};

// What is known of the tree's translation units; empty where no compile database was found.
struct Units {
  CompileDatabases databases;
  UnitGraph graph;
};

}  // namespace ssot
