// What formats for other programs show of a finding, alike in all of them.
#pragma once
#include <string>
#include <vector>

#include "model/scan_result.h"

namespace ssot {

// Those that somebody must act on: neither known nor suppressed.
std::vector<const Finding*> fresh_findings(const ScanResult& result);

// What is wrong and what to do, as sentences of one line, harmless wherever a person reads it.
std::string words_of(const Finding& finding);

// Where a format knows no file without a line.
inline int line_of(const Region& region) { return region.line == 0 ? 1 : region.line; }
inline int end_line_of(const Region& region) {
  return region.end_line < line_of(region) ? line_of(region) : region.end_line;
}

// "app/a.py"; a finding about the whole tree lies at its root.
inline std::string path_of(const Finding& finding) { return finding.path.empty() ? "." : finding.path; }

// The same from the root of the repository: servers that show a commit look there. `folder` is
// ScanResult::folder.
std::string in_repository(const std::string& folder, const std::string& path);

}  // namespace ssot
