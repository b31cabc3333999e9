// Markdown for a job's summary or a comment on a pull request: counts by rule, then the findings file by
// file, those with the worst first. No links: what a summary may link to depends on where it is shown.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/text.h"
#include "report/report.h"
#include "report/shown_finding.h"
#include "report/totals.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

// A comment on GitHub holds 65,536 characters; bytes are never fewer. The rest is for the sentence about what
// is left out.
constexpr std::size_t kMostBytes = 65'000;
constexpr std::size_t kPlacesShown = 3;
constexpr std::size_t kGapsShown = 10;
constexpr std::size_t kLongestText = 2'000;

std::string shown(std::string_view text) { return for_markdown(cut_to(text, kLongestText)); }
std::string shown_path(std::string_view path) { return markdown_code(cut_to(path, kLongestText)); }

std::string line_words(const Region& region) {
  return region.line == 0 ? std::string() : fmt::format(" line {}", region.line);
}

std::string block_of(const Finding& finding) {
  std::string out =
      fmt::format("- **{}**{} {} {}: {}\n", severity_name(finding.severity), line_words(finding.region),
                  for_markdown(id_of(finding.rule)), for_markdown(finding.rule), shown(words_of(finding)));
  for (std::size_t i = 0; i < finding.related.size() && i < kPlacesShown; ++i) {
    const Related& place = finding.related[i];
    fmt::format_to(std::back_inserter(out), "  - {}{}{}{}\n", shown_path(place.path),
                   line_words(place.region), place.message.empty() ? "" : ": ", shown(place.message));
  }
  if (finding.related.size() > kPlacesShown)
    fmt::format_to(std::back_inserter(out), "  - and {} more\n", finding.related.size() - kPlacesShown);
  return out;
}

void append_head(std::string& out, const ScanResult& result, const Totals& totals) {
  if (totals.fresh() == 0) {
    out += "## ssot: nothing new was found\n\n";
  } else {
    fmt::format_to(std::back_inserter(out), "## ssot: {}, {} and {}\n\n", count_of(totals.errors, "error"),
                   count_of(totals.warnings, "warning"), count_of(totals.notes, "note"));
  }
  fmt::format_to(std::back_inserter(out), "{} read of {}; {} known, {} suppressed.\n", result.analysed,
                 count_of(result.files, "file"), totals.known, totals.suppressed);
  const Comparison& comparison = result.comparison;
  if (!comparison.base.empty()) {
    fmt::format_to(std::back_inserter(out), "Compared with {}: {} that it has as well, {} mended.\n",
                   for_markdown(comparison.base), count_of(comparison.before, "finding"), comparison.mended);
  }
  if (!comparison.policy_from.empty())
    fmt::format_to(std::back_inserter(out), "Judged by the policy of {}.\n", shown_path(comparison.policy_from));
  if (!comparison.baseline.empty()) {
    fmt::format_to(std::back_inserter(out), "Known debt in {}: +{} new, −{} no longer found{}.\n",
                   shown_path(comparison.baseline), comparison.fresh, comparison.stale,
                   comparison.unsought == 0 ? std::string() : fmt::format(", {} not looked for", comparison.unsought));
  }
}

void append_gaps(std::string& out, const std::vector<Gap>& gaps) {
  if (gaps.empty()) return;
  fmt::format_to(std::back_inserter(out), "\n{} could not be read:\n\n", count_of(gaps.size(), "place"));
  for (std::size_t i = 0; i < gaps.size() && i < kGapsShown; ++i) {
    fmt::format_to(std::back_inserter(out), "- {}{}: {}\n", shown_path(gaps[i].path),
                   gaps[i].line == 0 ? std::string() : fmt::format(" line {}", gaps[i].line),
                   for_markdown(cut_to(gaps[i].reason, 400)));
  }
  if (gaps.size() > kGapsShown)
    fmt::format_to(std::back_inserter(out), "- and {} more\n", gaps.size() - kGapsShown);
}

void append_table(std::string& out, const std::vector<const Finding*>& findings) {
  struct Row {
    std::string name;
    std::map<Severity, std::size_t> counts;
  };
  std::map<std::string, Row> rows;
  for (const Finding* finding : findings) {
    Row& row = rows[id_of(finding->rule)];
    row.name = finding->rule;
    ++row.counts[finding->severity];
  }
  out += "\n| rule | errors | warnings | notes |\n|---|--:|--:|--:|\n";
  for (auto& [id, row] : rows) {
    fmt::format_to(std::back_inserter(out), "| {} {} | {} | {} | {} |\n", for_markdown(id),
                   for_markdown(row.name), row.counts[Severity::kError], row.counts[Severity::kWarning],
                   row.counts[Severity::kNote]);
  }
}

using File = std::vector<const Finding*>;

// The findings of each file, files with the worst first, otherwise in the report's order.
std::vector<File> by_file(const std::vector<const Finding*>& findings) {
  std::vector<File> files;
  for (const Finding* finding : findings) {
    if (files.empty() || files.back().front()->path != finding->path) files.emplace_back();
    files.back().push_back(finding);
  }
  const auto worst = [](const File& file) {
    Severity severity = Severity::kOff;
    for (const Finding* finding : file) severity = std::max(severity, finding->severity);
    return severity;
  };
  std::stable_sort(files.begin(), files.end(),
                   [&](const File& left, const File& right) { return worst(left) > worst(right); });
  return files;
}

// Returns how many did not fit.
std::size_t append_findings(std::string& out, const std::vector<const Finding*>& findings) {
  std::size_t shown = 0;
  for (const File& file : by_file(findings)) {
    std::string heading = "\n### " + shown_path(path_of(*file.front())) + "\n\n";
    for (const Finding* finding : file) {
      const std::string block = block_of(*finding);
      if (out.size() + heading.size() + block.size() > kMostBytes) return findings.size() - shown;
      out += heading + block;
      heading.clear();
      ++shown;
    }
  }
  return 0;
}

}  // namespace

std::string render_markdown(const ScanResult& result) {
  const std::vector<const Finding*> findings = fresh_findings(result);
  std::string out;
  append_head(out, result, count(result));
  if (!findings.empty()) append_table(out, findings);
  append_gaps(out, result.gaps);
  const std::size_t left_out = append_findings(out, findings);
  if (left_out > 0) {
    fmt::format_to(std::back_inserter(out), "\n{} left out here; another format has them all.\n",
                   left_out == 1 ? "1 finding is" : fmt::format("{} findings are", left_out));
  }
  return out;
}

}  // namespace ssot
