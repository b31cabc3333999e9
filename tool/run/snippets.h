// The line of source that a finding points at.
#pragma once
#include <string>
#include <vector>

#include "base/contents.h"
#include "model/finding.h"

namespace ssot {

// Fills `snippet` (the region's first line, at most 240 bytes) and `line_hash` (first 16 hex digits of the
// SHA-256 of that whole line without the white space around it). Findings must be sorted by path: each file
// is read once. `github_line_hashes`: fills those as well, for whole files too.
void add_snippets(std::vector<Finding>& findings, const Contents& contents, unsigned threads,
                  bool github_line_hashes);

}  // namespace ssot
