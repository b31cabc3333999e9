// The one table of the formats of `ssot check`: the command line, its help and its answers come from here.
// Formats of other commands (graphs, facts, the registry) are not in it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/scan_result.h"

namespace ssot {

struct ReportStyle {
  std::string version;  // of ssot
  bool color = false;   // text alone
  bool quiet = false;   // text alone: no summary, no hints
};

struct ReportFormat {
  std::string_view name;
  std::string_view words;  // for whom or what
  std::string (*render)(const ScanResult& result, const ReportStyle& style);
  bool shows_github_hashes = false;  // wants Finding::github_line_hash, which costs a run
};

// The default first.
std::span<const ReportFormat> report_formats();
std::vector<std::string_view> report_format_names();

// Null when there is none.
const ReportFormat* find_report_format(std::string_view name);

}  // namespace ssot
