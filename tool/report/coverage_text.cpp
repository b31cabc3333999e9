#include "report/coverage_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

std::size_t old_gaps(const std::vector<Gap>& gaps) {
  return static_cast<std::size_t>(std::ranges::count(gaps, true, &Gap::old));
}

std::string list_counts(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::string> parts;
  for (const auto& [word, number] : counts) parts.push_back(fmt::format("{} {}", number, for_terminal(word)));
  return enumerate(parts);
}

}  // namespace

std::string coverage_words(const Coverage& coverage) {
  std::string words = fmt::format("{} read of {}", coverage.analysed, count_of(coverage.files, "file"));
  const auto add = [&](std::string_view text) { fmt::format_to(std::back_inserter(words), "; {}", text); };
  if (!coverage.analysed_by.empty()) words += fmt::format(" ({})", list_counts(coverage.analysed_by));
  if (!coverage.gaps.empty()) {
    const std::size_t old = old_gaps(coverage.gaps);
    add(count_of(coverage.gaps.size(), "gap") + (old == 0 ? std::string() : fmt::format(" ({} old)", old)));
  }
  if (!coverage.skipped.empty()) add(fmt::format("{} skipped", coverage.skipped.size()));
  if (!coverage.unjudged.empty()) add("no front end for " + list_counts(coverage.unjudged));
  return words;
}

std::string gap_lines(const std::vector<Gap>& gaps, std::size_t most, const Paint& paint) {
  std::string out;
  std::size_t shown = 0;
  for (const Gap& gap : gaps) {
    if (gap.old || shown == most) continue;
    ++shown;
    std::string place = for_terminal(gap.path);
    if (gap.line != 0) place += fmt::format(":{}", gap.line);
    fmt::format_to(std::back_inserter(out), "{}: {} {}\n", paint(Paint::Style::kBold, place),
                   paint(Paint::Style::kCyan, fmt::format("not read [{}]:", gap_kind_name(gap.kind))),
                   for_terminal(gap.reason));
  }
  const std::size_t more = gaps.size() - old_gaps(gaps) - shown;
  if (more > 0)
    fmt::format_to(std::back_inserter(out), "... and {} more not read; --format json lists them all\n", more);
  return out;
}

}  // namespace ssot
