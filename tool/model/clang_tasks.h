// What is asked of Clang in its worker process, and what it answers. Plain values; worker/tasks.h writes and
// reads them as JSON.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/facts.h"
#include "model/unit.h"

namespace ssot {

// Depth 2: one file alone. Includes are not followed.
struct AloneRequest {
  std::string path;  // from the root
  std::string text;
  // Macros of the project, as depth 1 gathered them: name (with its parameter list, if any) and replacement.
  std::vector<std::pair<std::string, std::string>> macros;
  bool bodies = false;  // parse function bodies too: fills `uses`
};

// Depth 3: files of the tree as one translation unit sees them.
struct UnitRequest {
  CompileCommand command;
  std::vector<std::string>
      files;  // the files asked for, from the root: the unit's own file or headers it reaches
  bool bodies = false;
};
struct UnitAnswer {
  std::vector<FileFacts>
      facts;  // of those asked files that the unit reaches; imports as depth 1 has them; depth kUnit
  std::string failure;  // not empty: the unit could not be parsed at all, in a sentence
  std::vector<std::string>
      errors;  // the first few errors of a unit that was parsed nevertheless: "a/b.cpp:3:7: ..."
};

// Depth 3: every file that one unit reads.
struct ScanAnswer {
  struct Directive {
    std::uint32_t file = 0;  // index into `files`
    std::uint32_t line = 0;
    std::uint32_t target = 0;  // index into `files`
  };
  std::vector<std::string>
      files;  // absolute, lexically normal, the unit's own first, in order of first entry
  std::vector<Directive> directives;
  std::string failure;  // not empty: why scanning stopped; what was found before is kept
};

}  // namespace ssot
