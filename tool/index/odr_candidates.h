// Which definitions SSOT106 could be about, from facts of any depth: the pre-pass that says what is worth
// Clang's time.
//
// Cheap and too generous on purpose: linkage, types and bodies are the parser's matter
// (checks/odr_clash.cpp).
#pragma once
#include <string_view>
#include <vector>

#include "index/linkage.h"

namespace ssot {

// One place where the name is defined.
struct OdrPlace {
  FileId file{};
  std::uint32_t definition = 0;  // index into its definitions
};

// One qualified name with external linkage, defined in several files that may meet in one program. Where the
// lines [line, end_line] of all places are the same text nobody needs to parse anything: copies are no clash.
struct OdrCandidate {
  std::string_view qualified;
  std::vector<OdrPlace> places;  // sorted by file; two or more, in two files or more
};

// Sorted by name. Definitions must have been read (Request::all_definitions). Empty where nothing says what
// is compiled.
std::vector<OdrCandidate> odr_candidates(const Project& project, const Policy& policy);

// A C++ file that people write, and that some unit reads where there are units.
bool takes_part_in_odr(const Project& project, FileId file);

}  // namespace ssot
