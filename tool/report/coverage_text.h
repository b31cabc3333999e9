// What was read and what was not, in words for a terminal: the same words whichever command read it.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/source_file.h"
#include "report/paint.h"

namespace ssot {

// A run's coverage, by whatever result holds it.
struct Coverage {
  std::size_t files;
  std::size_t analysed;
  const std::map<std::string, std::size_t>& analysed_by;
  const std::map<std::string, std::size_t>& unjudged;
  const std::vector<Gap>& gaps;
  const std::vector<Skipped>& skipped;
};

// "9 read of 30 files (2 cpp and 7 python); 2 gaps; 1 skipped; no front end for 12 typescript".
std::string coverage_words(const Coverage& coverage);

// The first `most` gaps, a line each, and how many more there are. Gaps that a change has not made are
// counted by coverage_words and not shown.
std::string gap_lines(const std::vector<Gap>& gaps, std::size_t most, const Paint& paint);

}  // namespace ssot
