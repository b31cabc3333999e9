// Workflow commands of GitHub Actions. A step shows ten errors, ten warnings and ten notices and drops the
// rest in silence, so the first ten of each are printed and one notice has the true counts.

#include <fmt/format.h>

#include <iterator>

#include "base/text.h"
#include "report/report.h"
#include "report/shown_finding.h"
#include "report/totals.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr std::size_t kShown = 10;

void append_place(std::string& out, const Finding& finding, const std::string& folder) {
  out += "file=" + for_workflow_property(in_repository(folder, path_of(finding)));
  const Region& region = finding.region;
  if (region.line == 0) return;
  fmt::format_to(std::back_inserter(out), ",line={},endLine={}", region.line, end_line_of(region));
  // Columns of a region of several lines are refused.
  if (region.column == 0 || end_line_of(region) != region.line) return;
  fmt::format_to(std::back_inserter(out), ",col={}", region.column);
  if (region.end_column > region.column)
    fmt::format_to(std::back_inserter(out), ",endColumn={}", region.end_column);
}

// The `most` first findings of one severity.
void append_level(std::string& out, const std::vector<const Finding*>& findings, const std::string& folder,
                  Severity severity, std::string_view command, std::size_t most) {
  for (const Finding* finding : findings) {
    if (finding->severity != severity) continue;
    if (most-- == 0) return;
    fmt::format_to(std::back_inserter(out), "::{} ", command);
    append_place(out, *finding, folder);
    fmt::format_to(std::back_inserter(out), ",title={}::{}\n",
                   for_workflow_property(id_of(finding->rule) + " " + finding->rule),
                   for_workflow_data(words_of(*finding)));
  }
}

void append_counts(std::string& out, const ScanResult& result) {
  const Totals totals = count(result);
  if (totals.fresh() == 0 && result.gaps.empty()) return;
  fmt::format_to(std::back_inserter(out), "::notice title=ssot::{}, {} and {}",
                 count_of(totals.errors, "error"), count_of(totals.warnings, "warning"),
                 count_of(totals.notes, "note"));
  if (totals.known > 0) fmt::format_to(std::back_inserter(out), "; {} known", totals.known);
  if (totals.suppressed > 0) fmt::format_to(std::back_inserter(out), "; {} suppressed", totals.suppressed);
  if (!result.gaps.empty())
    fmt::format_to(std::back_inserter(out), "; {} could not be read", count_of(result.gaps.size(), "place"));
  if (totals.errors > kShown || totals.warnings > kShown || totals.notes >= kShown)
    out += "; GitHub shows ten of a kind, another format has them all";
  out += '\n';
}

}  // namespace

std::string render_github(const ScanResult& result) {
  std::string out;
  const std::vector<const Finding*> findings = fresh_findings(result);
  append_level(out, findings, result.folder, Severity::kError, "error", kShown);
  append_level(out, findings, result.folder, Severity::kWarning, "warning", kShown);
  append_level(out, findings, result.folder, Severity::kNote, "notice", kShown - 1);  // the last one counts
  append_counts(out, result);
  return out;
}

}  // namespace ssot
