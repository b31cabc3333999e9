// The report for people, in the manner of clang and rustc: where and what, the line itself, other places,
// where the rule is written, what to do.

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/path.h"
#include "report/paint.h"
#include "report/report.h"
#include "report/snippet.h"
#include "report/text_summary.h"
#include "report/totals.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

// Rules about whole files, of which a folder may hold hundreds.
constexpr std::string_view kCopies = "backup-file";
constexpr std::string_view kInNoUnit = "not-in-compile-database";
// So many files of one folder are one line of text.
constexpr std::size_t kFoldFrom = 3;
constexpr std::size_t kNamesShown = 3;

std::string place_text(std::string_view path, const Region& region) {
  std::string out = path.empty() ? std::string("ssot") : for_terminal(path);
  if (region.line != 0) fmt::format_to(std::back_inserter(out), ":{}:{}", region.line, region.column);
  return out;
}

void append_head(std::string& out, const Paint& paint, const Finding& finding, std::string_view place,
                 std::string_view message) {
  fmt::format_to(
      std::back_inserter(out), "{} {} {} {}\n", paint(Paint::Style::kBold, fmt::format("{}:", place)),
      paint.severity(finding.severity) + ":",
      paint(Paint::Style::kBold, fmt::format("{} [{}]:", for_terminal(finding.rule), id_of(finding.rule))),
      message);
}

void append_snippet(std::string& out, const Paint& paint, const Finding& finding) {
  if (finding.snippet.empty() || finding.region.line == 0) return;
  const MarkedLine marked = mark(finding.snippet, finding.region);
  const std::string number = fmt::format("{:>5} | ", finding.region.line);
  fmt::format_to(std::back_inserter(out), "{}{}\n", paint(Paint::Style::kDim, number), marked.text);
  if (marked.underline.empty()) return;
  const std::string margin = std::string(number.size() - 2, ' ') + "| ";
  const std::size_t indent = marked.underline.find('^');
  fmt::format_to(std::back_inserter(out), "{}{}{}\n", paint(Paint::Style::kDim, margin),
                 marked.underline.substr(0, indent),
                 paint(Paint::Style::kGreen, marked.underline.substr(indent)));
}

constexpr std::size_t kRowsShown = 8;
constexpr std::size_t kWidestHere = 48;

// Two definitions side by side, only the rows that differ.
void append_comparison(std::string& out, const Paint& paint, const Finding& finding) {
  if (finding.comparison.empty() || finding.related.empty()) return;
  const auto shown = std::min(finding.comparison.size(), kRowsShown);
  std::vector<std::pair<std::string, std::string>> rows;
  const Related& other = finding.related.front();
  rows.emplace_back(place_text(finding.path, finding.region), place_text(other.path, other.region));
  for (std::size_t i = 0; i < shown; ++i)
    rows.emplace_back(for_terminal(finding.comparison[i].here), for_terminal(finding.comparison[i].there));
  std::size_t width = 0;
  for (const auto& [here, there] : rows) width = std::max(width, std::min(here.size(), kWidestHere));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string row = fmt::format("{:<{}} | {}", rows[i].first, width, rows[i].second);
    row.erase(row.find_last_not_of(' ') + 1);
    fmt::format_to(std::back_inserter(out), "      | {}\n", i == 0 ? paint(Paint::Style::kDim, row) : row);
  }
  if (finding.comparison.size() > shown)
    fmt::format_to(std::back_inserter(out), "      | and {} more\n", finding.comparison.size() - shown);
}

void append_finding(std::string& out, const Paint& paint, const Finding& finding) {
  append_head(out, paint, finding, place_text(finding.path, finding.region), for_terminal(finding.message));
  append_snippet(out, paint, finding);
  for (const Related& related : finding.related) {
    fmt::format_to(std::back_inserter(out), "  {}: {} {}\n", place_text(related.path, related.region),
                   paint(Paint::Style::kCyan, "note:"), for_terminal(related.message));
  }
  append_comparison(out, paint, finding);
  if (!finding.written.file.empty() && finding.written.line != 0) {
    fmt::format_to(std::back_inserter(out), "  {} written at {}\n", paint(Paint::Style::kDim, "="),
                   for_terminal(to_text(finding.written)));
  }
  if (!finding.advice.empty()) {
    fmt::format_to(std::back_inserter(out), "  {} {}\n", paint(Paint::Style::kGreen, "help:"),
                   for_terminal(finding.advice));
  }
}

// Findings that are shown as one line: of one rule, one severity and one folder.
using FoldKey = std::tuple<std::string, Severity, std::string>;
using Folds = std::map<FoldKey, std::vector<const Finding*>>;

// About one file; a finding about a whole folder keeps its own words.
bool is_foldable(const Finding& finding) {
  return (finding.rule == kCopies || finding.rule == kInNoUnit) && finding.status == Status::kNew && finding.region.line == 0 &&
         finding.detail != "folder";
}

FoldKey fold_key(const Finding& finding) {
  return {finding.rule, finding.severity, std::string(folder_of(finding.path))};
}

Folds find_folds(const std::vector<Finding>& findings) {
  Folds folds;
  for (const Finding& finding : findings) {
    if (is_foldable(finding)) folds[fold_key(finding)].push_back(&finding);
  }
  std::erase_if(folds, [](const auto& fold) { return fold.second.size() < kFoldFrom; });
  return folds;
}

// "12 left-over copies (3 identical, 9 older)": how many of them are safe to delete.
std::string relations_of(const std::vector<const Finding*>& copies) {
  std::string out;
  for (const std::string_view relation : {"identical", "older", "changed", "orphan"}) {
    const auto number = std::count_if(copies.begin(), copies.end(),
                                      [&](const Finding* copy) { return copy->detail == relation; });
    if (number != 0) out += fmt::format("{}{} {}", out.empty() ? " (" : ", ", number, relation);
  }
  return out.empty() ? out : out + ")";
}

std::string words_of(const std::vector<const Finding*>& fold) {
  if (fold.front()->rule == kInNoUnit)
    return fmt::format("{} files are in no translation unit of a compile database", fold.size());
  return fmt::format("{} left-over copies{}", fold.size(), relations_of(fold));
}

void append_fold(std::string& out, const Paint& paint, const std::vector<const Finding*>& fold) {
  const std::string folder(folder_of(fold.front()->path));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < fold.size() && i < kNamesShown; ++i) {
    names.push_back(for_terminal(name_of(fold[i]->path)));
  }
  if (fold.size() > kNamesShown) names.push_back(fmt::format("{} more", fold.size() - kNamesShown));
  append_head(out, paint, *fold.front(), folder.empty() ? "./" : for_terminal(folder) + "/",
              fmt::format("{}: {}", words_of(fold), enumerate(names)));
}

}  // namespace

std::string render_text(const ScanResult& result, const TextStyle& style) {
  const Paint paint(style.color);
  std::string out;
  const Folds folds = find_folds(result.findings);
  std::set<FoldKey> shown;
  for (const Finding& finding : result.findings) {
    if (finding.status != Status::kNew || finding.severity == Severity::kOff) continue;
    if (is_foldable(finding)) {
      const auto fold = folds.find(fold_key(finding));
      if (fold != folds.end()) {
        if (shown.insert(fold->first).second) append_fold(out, paint, fold->second);
        continue;
      }
    }
    append_finding(out, paint, finding);
  }
  if (!shown.empty() && !style.quiet) {
    fmt::format_to(std::back_inserter(out),
                   "{} --format json lists every file of a folder that is one line here\n",
                   paint(Paint::Style::kGreen, "help:"));
  }
  if (!style.quiet) out += summary_text(result, paint);
  return out;
}

}  // namespace ssot
