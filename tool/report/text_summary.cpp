#include "report/text_summary.h"

#include <fmt/format.h>

#include <iterator>
#include <vector>

#include "base/text.h"
#include "report/coverage_text.h"
#include "report/report.h"
#include "report/totals.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

// More gaps than this are counted: a person has seen enough to look, and the JSON report has them all.
constexpr std::size_t kGapsShown = 10;

std::string verdict_words(const Totals& totals, const Paint& paint) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t number, Paint::Style style, std::string_view word) {
    if (number != 0) parts.push_back(paint(style, count_of(number, word)));
  };
  add(totals.errors, Paint::Style::kRed, "error");
  add(totals.warnings, Paint::Style::kMagenta, "warning");
  add(totals.notes, Paint::Style::kCyan, "note");
  return parts.empty() ? paint(Paint::Style::kGreen, "clean") : enumerate(parts);
}

// "12 known findings of ssot.baseline.json (+2 new, −1 no longer found)": every run says how the debt moves.
std::string known_words(const Comparison& comparison, const Totals& totals) {
  if (comparison.baseline.empty())
    return totals.known == 0 ? std::string() : fmt::format("{} known", totals.known);
  // A report of a change leaves out what is known in the base as well.
  const std::size_t known = comparison.base.empty() ? totals.known : comparison.known;
  std::string words = fmt::format("{} of {} (+{} new, −{} no longer found", count_of(known, "known finding"),
                                  for_terminal(comparison.baseline), comparison.fresh, comparison.stale);
  if (comparison.unsought != 0) words += fmt::format(", {} not looked for", comparison.unsought);
  return words + ")";
}

// "12 findings of HEAD not shown, 1 mended"
std::string change_words(const Comparison& comparison) {
  if (comparison.base.empty()) return {};
  std::string words = fmt::format("{} of {} not shown", count_of(comparison.before, "finding"),
                                  for_terminal(comparison.base));
  if (comparison.mended != 0) words += fmt::format(", {} mended", comparison.mended);
  return words;
}

std::string summary_line(const ScanResult& result, const Paint& paint) {
  const Totals totals = count(result);
  std::string line = "ssot: " + verdict_words(totals, paint);
  const auto add = [&](std::string_view text) { fmt::format_to(std::back_inserter(line), "; {}", text); };
  if (const std::string known = known_words(result.comparison, totals); !known.empty()) add(known);
  if (const std::string change = change_words(result.comparison); !change.empty()) add(change);
  if (totals.suppressed != 0) add(fmt::format("{} suppressed", totals.suppressed));
  if (!result.comparison.policy_from.empty())
    add(fmt::format("policy of {}", for_terminal(result.comparison.policy_from)));
  add(coverage_words(
      {result.files, result.analysed, result.analysed_by, result.unjudged, result.gaps, result.skipped}));
  return line + '\n';
}

}  // namespace

std::string summary_text(const ScanResult& result, const Paint& paint) {
  std::string out = gap_lines(result.gaps, kGapsShown, paint);
  for (const auto& [subject, reason, asked] : result.not_judged) {
    if (!asked) continue;
    fmt::format_to(std::back_inserter(out), "{} {}: {}\n", paint(Paint::Style::kCyan, "not judged:"),
                   for_terminal(subject), for_terminal(reason));
  }
  out += summary_line(result, paint);
  for (const std::string& hint : result.hints) {
    fmt::format_to(std::back_inserter(out), "{} {}\n", paint(Paint::Style::kGreen, "hint:"),
                   for_terminal(hint));
  }
  return out;
}

std::string render_timings(const ScanResult& result) {
  std::string out;
  for (const Timing& timing : result.timings) {
    fmt::format_to(std::back_inserter(out), "{:>10.1f} ms  {}\n", timing.seconds * 1000, timing.stage);
  }
  return out;
}

}  // namespace ssot
