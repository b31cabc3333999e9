#include "report/text_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/text.h"
#include "report/report.h"
#include "report/totals.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

// More gaps than this are counted: a person has seen enough to look, and the JSON report has them all.
constexpr std::size_t kGapsShown = 10;

std::size_t old_gaps(const ScanResult& result) {
  return static_cast<std::size_t>(
      std::count_if(result.gaps.begin(), result.gaps.end(), [](const Gap& gap) { return gap.old; }));
}

// Those that a change has not made are counted, not shown.
std::string gap_lines(const ScanResult& result, const Paint& paint) {
  std::string out;
  std::size_t shown = 0;
  for (const Gap& gap : result.gaps) {
    if (gap.old || shown == kGapsShown) continue;
    ++shown;
    std::string place = for_terminal(gap.path);
    if (gap.line != 0) place += fmt::format(":{}", gap.line);
    fmt::format_to(std::back_inserter(out), "{}: {} {}\n", paint(Paint::Style::kBold, place),
                   paint(Paint::Style::kCyan, fmt::format("not read [{}]:", gap_kind_name(gap.kind))),
                   for_terminal(gap.reason));
  }
  const std::size_t more = result.gaps.size() - old_gaps(result) - shown;
  if (more > 0)
    fmt::format_to(std::back_inserter(out), "... and {} more not read; --format json lists them all\n", more);
  return out;
}

std::string list_counts(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::string> parts;
  for (const auto& [word, number] : counts) parts.push_back(fmt::format("{} {}", number, for_terminal(word)));
  return enumerate(parts);
}

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
  std::string words =
      fmt::format("{} of {} (+{} new, −{} no longer found", count_of(known, "known finding"),
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
  add(fmt::format("{} read of {}", result.analysed, count_of(result.files, "file")));
  if (!result.analysed_by.empty()) line += fmt::format(" ({})", list_counts(result.analysed_by));
  if (!result.gaps.empty()) {
    const std::size_t old = old_gaps(result);
    add(count_of(result.gaps.size(), "gap") + (old == 0 ? std::string() : fmt::format(" ({} old)", old)));
  }
  if (!result.skipped.empty()) add(fmt::format("{} skipped", result.skipped.size()));
  if (!result.unjudged.empty()) add("no front end for " + list_counts(result.unjudged));
  return line + '\n';
}

}  // namespace

std::string summary_text(const ScanResult& result, const Paint& paint) {
  std::string out = gap_lines(result, paint);
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
