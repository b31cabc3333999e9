// Depths 2 and 3, only for the files that a rule turns on: what Clang says of them replaces what depth 1 saw.
#pragma once
#include <string>
#include <vector>

#include "base/contents.h"
#include "index/project.h"
#include "model/unit.h"
#include "run/clang_readers.h"

namespace ssot {

struct Sharpening {
  std::vector<FileFacts> facts;  // definitions, details and uses of those candidates that Clang read
  std::vector<Gap> gaps;         // of the others, and of units with errors
  std::size_t units = 0;         // translation units that were parsed
  std::size_t alone = 0;         // files that were parsed by themselves
};

// Each candidate is read inside a translation unit that reaches it, where there is one (depth 3), else alone
// (depth 2). `candidates` sorted and unique; what is not C or C++ is passed over. Units are read from `root`
// on disk, files alone from `contents`. Of those `with_bodies` (sorted, a subset) function bodies are parsed
// too, and their uses are
// known.
Sharpening sharpen(const Project& project, const std::vector<FileId>& candidates,
                   const std::vector<FileId>& with_bodies, const std::string& root,
                   const Contents& contents, ClangReaders& clang);

}  // namespace ssot
