// What `ssot audit` says on a terminal: about one screen. The page and the JSON have everything; each list
// here says how much it leaves out.

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "report/audit_formats.h"
#include "report/byte_words.h"
#include "report/coverage_text.h"
#include "report/paint.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr std::size_t kConceptsShown = 6;
constexpr std::size_t kDefinitionsShown = 2;
constexpr std::size_t kPathsShown = 3;
constexpr std::size_t kFoldersShown = 3;
constexpr std::size_t kGapsShown = 3;
constexpr std::size_t kOthersShown = 5;
constexpr std::size_t kHintsShown = 3;
constexpr std::size_t kLongestText = 200;
constexpr std::size_t kLongestStep = 400;
// A score of so many points is shown in green, and in magenta; below that in red.
constexpr int kGood = 90;
constexpr int kFair = 50;

std::string shown(std::string_view text) { return for_terminal(cut_to(text, kLongestText)); }

// "a, b and 3 more".
std::string enumerate_with_rest(std::vector<std::string> items, std::size_t all) {
  if (all > items.size()) items.push_back(fmt::format("{} more", all - items.size()));
  return enumerate(items);
}

void append_score(std::string& out, const Paint& paint, const Score& score) {
  const Paint::Style style = score.points >= kGood   ? Paint::Style::kGreen
                             : score.points >= kFair ? Paint::Style::kMagenta
                                                     : Paint::Style::kRed;
  auto to = std::back_inserter(out);
  fmt::format_to(to, "score {}: {} of {} and {} of {} are where they should be; {}\n",
                 paint(style, fmt::format("{} of 100", score.points)), score.right_definitions,
                 count_of(score.definitions, "definition"), score.right_imports,
                 count_of(score.imports, "import"),
                 count_of(score.backups, "left-over copy", "left-over copies"));
  if (score.possible > score.points)
    fmt::format_to(to, "      {} of 100 if what is recommended here were declared\n", score.possible);
}

void append_head(std::string& out, const Paint& paint, const Inventory& inventory) {
  auto to = std::back_inserter(out);
  if (!inventory.title.empty())
    fmt::format_to(to, "{}\n", paint(Paint::Style::kBold, shown(inventory.title)));
  append_score(out, paint, inventory.score);
  if (inventory.trend.size() > 1) {
    const TrendPoint& before = inventory.trend[inventory.trend.size() - 2];
    fmt::format_to(to, "      {} of 100 on {}, with {}\n", before.score, shown(before.date),
                   count_of(before.backups, "left-over copy", "left-over copies"));
  }
  fmt::format_to(to, "{}\n",
                 coverage_words({inventory.files, inventory.analysed, inventory.analysed_by,
                                 inventory.unjudged, inventory.gaps, inventory.skipped}));
  out += gap_lines(inventory.gaps, kGapsShown, paint);
  std::vector<std::string> only;
  for (std::size_t i = 0; i < inventory.only.size() && i < kPathsShown; ++i)
    only.push_back(shown(inventory.only[i]));
  if (!only.empty())
    fmt::format_to(to, "only concepts that touch {}\n", enumerate_with_rest(only, inventory.only.size()));
}

// "app/ws/manager.py:12 (legacy, 40 imports)".
std::string definition_words(const AuditDefinition& definition) {
  return fmt::format("{}:{} ({}, {})", shown(definition.path), definition.line, role_name(definition.role),
                     count_of(definition.imports, "import"));
}

void append_part(std::string& out, const Paint& paint, std::string_view name, std::string_view words) {
  fmt::format_to(std::back_inserter(out), "   {} {}\n", paint(Paint::Style::kDim, fmt::format("{:<5}", name)),
                 words);
}

// The one to keep, then those that most depend on.
void append_definitions(std::string& out, const Paint& paint, const AuditConcept& each) {
  std::vector<const AuditDefinition*> others;
  for (const AuditDefinition& definition : each.definitions) others.push_back(&definition);
  if (each.recommended) {
    const AuditDefinition& keep = each.definitions[*each.recommended];
    std::erase(others, &keep);
    std::string words = definition_words(keep);
    if (!each.recommended_reasons.empty()) words += ": " + shown(each.recommended_reasons.front());
    append_part(out, paint, "keep", words);
  }
  std::ranges::stable_sort(others, std::greater<>(), &AuditDefinition::imports);
  for (std::size_t i = 0; i < others.size() && i < kDefinitionsShown; ++i) {
    std::string words = definition_words(*others[i]);
    if (i + 1 == kDefinitionsShown && others.size() > kDefinitionsShown)
      words += fmt::format(" and {} more", others.size() - kDefinitionsShown);
    append_part(out, paint, i > 0 ? "" : each.recommended ? "also" : "has", words);
  }
}

// Those that most imports take; where nobody imports anything there is nothing to say.
void append_paths(std::string& out, const Paint& paint, const AuditConcept& each) {
  std::vector<const AuditPath*> paths;
  for (const AuditPath& path : each.paths)
    if (path.imports > 0) paths.push_back(&path);
  std::ranges::stable_sort(paths, std::greater<>(), &AuditPath::imports);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < paths.size() && i < kPathsShown; ++i)
    words.push_back(fmt::format("{} ({})", shown(paths[i]->path), paths[i]->imports));
  if (!words.empty()) append_part(out, paint, "paths", enumerate_with_rest(words, each.paths.size()));
}

void append_concept(std::string& out, const Paint& paint, const AuditConcept& each, std::size_t number) {
  fmt::format_to(std::back_inserter(out), "{}. {}{}: {}, {}\n", number,
                 paint(Paint::Style::kBold, shown(each.name)),
                 each.declared ? fmt::format(" (declared: {})", shown(each.id)) : std::string(),
                 count_of(each.definitions.size(), "definition"), count_of(each.consumers.size(), "import"));
  append_definitions(out, paint, each);
  append_paths(out, paint, each);
  if (!each.migration.empty())
    append_part(out, paint, "next", for_terminal(cut_to(each.migration.front().action, kLongestStep)));
}

void append_concepts(std::string& out, const Paint& paint, const Inventory& inventory) {
  out += '\n';
  if (inventory.concepts.empty()) {
    out += "Nothing was found that exists more than once.\n";
    return;
  }
  const std::size_t first = std::min(kConceptsShown, inventory.concepts.size());
  for (std::size_t i = 0; i < first; ++i) append_concept(out, paint, inventory.concepts[i], i + 1);
  std::vector<std::string> names;
  for (std::size_t i = first; i < inventory.concepts.size() && names.size() < kOthersShown; ++i)
    names.push_back(shown(inventory.concepts[i].name));
  for (std::size_t i = 0; i < inventory.others.size() && names.size() < kOthersShown; ++i)
    names.push_back(shown(inventory.others[i].name));
  const std::size_t rest = inventory.concepts.size() - first + inventory.others.size();
  if (rest > 0)
    fmt::format_to(std::back_inserter(out), "and {}: {}\n", count_of(rest, "more concept"),
                   enumerate_with_rest(names, rest));
}

// "190 files, 5.0 MB (3 identical, 187 changed)".
std::string folder_words(const ClutterFolder& folder) {
  std::vector<std::string> parts;
  for (const auto& [number, word] :
       {std::pair(folder.identical, "identical"), std::pair(folder.older, "older"),
        std::pair(folder.changed, "changed"), std::pair(folder.orphans, "without an original")})
    if (number > 0) parts.push_back(fmt::format("{} {}", number, word));
  return fmt::format("{}, {} ({})", count_of(folder.files, "file"), byte_words(folder.bytes),
                     enumerate(parts));
}

void append_clutter(std::string& out, const std::vector<ClutterFolder>& clutter) {
  if (clutter.empty()) return;
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  for (const ClutterFolder& folder : clutter) {
    files += folder.files;
    bytes += folder.bytes;
  }
  auto to = std::back_inserter(out);
  fmt::format_to(to, "\nLeft-over copies: {}, {} in {}\n", count_of(files, "file"), byte_words(bytes),
                 count_of(clutter.size(), "folder"));
  for (std::size_t i = 0; i < clutter.size() && i < kFoldersShown; ++i) {
    fmt::format_to(to, "   {}: {}\n", shown(clutter[i].folder), folder_words(clutter[i]));
  }
  if (clutter.size() > kFoldersShown)
    fmt::format_to(to, "   ... and {}\n", count_of(clutter.size() - kFoldersShown, "more folder"));
}

void append_next(std::string& out, const Paint& paint, const std::vector<std::string>& hints) {
  auto to = std::back_inserter(out);
  out += '\n';
  for (std::size_t i = 0; i < hints.size() && i < kHintsShown; ++i)
    fmt::format_to(to, "{} {}\n", paint(Paint::Style::kGreen, "hint:"), shown(hints[i]));
  if (hints.size() > kHintsShown)
    fmt::format_to(to, "{} {} in the other formats\n", paint(Paint::Style::kGreen, "hint:"),
                   count_of(hints.size() - kHintsShown, "more hint"));
  fmt::format_to(to,
                 "{} ssot audit --format html=audit.html writes it all as a page: definitions, imports, "
                 "comparison, plan\n",
                 paint(Paint::Style::kGreen, "help:"));
}

}  // namespace

std::string render_audit_text(const Inventory& inventory, const AuditStyle& style) {
  const Paint paint(style.color);
  std::string out;
  append_head(out, paint, inventory);
  append_concepts(out, paint, inventory);
  append_clutter(out, inventory.clutter);
  if (!style.quiet) append_next(out, paint, inventory.hints);
  return out;
}

}  // namespace ssot
