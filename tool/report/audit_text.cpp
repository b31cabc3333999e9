// What `ssot audit` says on a terminal: about one screen. The page and the JSON have everything; each list
// here says how much it leaves out.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "report/audit_formats.h"
#include "report/byte_words.h"
#include "report/paint.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr std::size_t kConceptsShown = 7;
constexpr std::size_t kDefinitionsShown = 3;
constexpr std::size_t kPathsShown = 3;
constexpr std::size_t kFoldersShown = 4;
constexpr std::size_t kGapsShown = 3;
constexpr std::size_t kOthersShown = 5;
constexpr std::size_t kLongestSentence = 200;

std::string shown(std::string_view text) { return for_terminal(cut_to(text, kLongestSentence)); }

std::string place_of(const AuditDefinition& definition) {
  return fmt::format("{}:{}", for_terminal(definition.path), definition.line);
}

// "a, b and 3 more".
std::string enumerate_with_rest(std::vector<std::string> items, std::size_t all) {
  if (all > items.size()) items.push_back(fmt::format("{} more", all - items.size()));
  return enumerate(items);
}

std::string list_counts(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::string> parts;
  for (const auto& [word, number] : counts) parts.push_back(fmt::format("{} {}", number, for_terminal(word)));
  return enumerate(parts);
}

void append_score(std::string& out, const Paint& paint, const Inventory& inventory) {
  const Score& score = inventory.score;
  const Paint::Style style = score.points >= 90   ? Paint::Style::kGreen
                             : score.points >= 50 ? Paint::Style::kMagenta
                                                  : Paint::Style::kRed;
  auto to = std::back_inserter(out);
  fmt::format_to(to, "score {}", paint(style, fmt::format("{} of 100", score.points)));
  if (score.possible > score.points)
    fmt::format_to(to, " ({} if what is recommended here were declared)", score.possible);
  fmt::format_to(to, ": {} of {} and {} of {} are where they should be; {}\n", score.right_definitions,
                 count_of(score.definitions, "definition"), score.right_imports,
                 count_of(score.imports, "import"),
                 count_of(score.backups, "left-over copy", "left-over copies"));
}

void append_coverage(std::string& out, const Paint& paint, const Inventory& inventory) {
  auto to = std::back_inserter(out);
  fmt::format_to(to, "{} read of {}", inventory.analysed, count_of(inventory.files, "file"));
  if (!inventory.analysed_by.empty()) fmt::format_to(to, " ({})", list_counts(inventory.analysed_by));
  if (!inventory.gaps.empty()) fmt::format_to(to, "; {}", count_of(inventory.gaps.size(), "gap"));
  if (!inventory.skipped.empty()) fmt::format_to(to, "; {} skipped", inventory.skipped.size());
  if (!inventory.unjudged.empty())
    fmt::format_to(to, "; no front end for {}", list_counts(inventory.unjudged));
  out += '\n';
  for (std::size_t i = 0; i < inventory.gaps.size() && i < kGapsShown; ++i) {
    const Gap& gap = inventory.gaps[i];
    fmt::format_to(to, "  {}{}: {} {}\n", for_terminal(gap.path),
                   gap.line == 0 ? std::string() : fmt::format(":{}", gap.line),
                   paint(Paint::Style::kCyan, fmt::format("not read [{}]:", gap_kind_name(gap.kind))),
                   shown(gap.reason));
  }
  if (inventory.gaps.size() > kGapsShown)
    fmt::format_to(to, "  ... and {} more not read; --format json lists them all\n",
                   inventory.gaps.size() - kGapsShown);
}

// "app/ws/manager.py:12 (legacy, 40 imports)".
std::string definition_words(const AuditDefinition& definition) {
  return fmt::format("{} ({}, {})", place_of(definition), role_name(definition.role),
                     count_of(definition.imports, "import"));
}

void append_part(std::string& out, const Paint& paint, std::string_view name, std::string_view words) {
  fmt::format_to(std::back_inserter(out), "   {} {}\n", paint(Paint::Style::kDim, fmt::format("{:<6}", name)),
                 words);
}

void append_definitions(std::string& out, const Paint& paint, const AuditConcept& each) {
  std::size_t first = 0;
  if (each.recommended && *each.recommended < each.definitions.size()) {
    const AuditDefinition& keep = each.definitions[*each.recommended];
    std::string words = definition_words(keep);
    if (!each.recommended_reasons.empty()) words += ": " + shown(each.recommended_reasons.front());
    append_part(out, paint, "keep", words);
    first = 1;
  }
  std::vector<std::string> rest;
  for (std::size_t i = first; i < each.definitions.size() && rest.size() < kDefinitionsShown; ++i)
    rest.push_back(definition_words(each.definitions[i]));
  if (!rest.empty())
    append_part(out, paint, first == 0 ? "has" : "beside",
                enumerate_with_rest(rest, each.definitions.size() - first));
}

// Those that most imports take.
void append_paths(std::string& out, const Paint& paint, const AuditConcept& each) {
  std::vector<const AuditPath*> paths;
  for (const AuditPath& path : each.paths) paths.push_back(&path);
  std::ranges::stable_sort(paths, std::greater<>(), &AuditPath::imports);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < paths.size() && i < kPathsShown; ++i)
    words.push_back(fmt::format("{} ({})", for_terminal(paths[i]->path), paths[i]->imports));
  if (!words.empty()) append_part(out, paint, "by", enumerate_with_rest(words, paths.size()));
}

void append_concept(std::string& out, const Paint& paint, const AuditConcept& each, std::size_t number) {
  fmt::format_to(std::back_inserter(out), "{}. {}: {} ({}), {}, {}\n", number,
                 paint(Paint::Style::kBold, for_terminal(each.id)), for_terminal(each.name),
                 each.declared ? "declared" : "found", count_of(each.definitions.size(), "definition"),
                 count_of(each.compliance.imports, "import"));
  append_definitions(out, paint, each);
  append_paths(out, paint, each);
  if (!each.migration.empty()) append_part(out, paint, "next", shown(each.migration.front().action));
}

void append_concepts(std::string& out, const Paint& paint, const Inventory& inventory) {
  out += '\n';
  if (inventory.concepts.empty()) {
    out += "No concept has more than one definition here.\n";
    return;
  }
  for (std::size_t i = 0; i < inventory.concepts.size() && i < kConceptsShown; ++i)
    append_concept(out, paint, inventory.concepts[i], i + 1);
  const std::size_t all = inventory.concepts.size() + inventory.others.size();
  if (all <= kConceptsShown) return;
  std::vector<std::string> names;
  for (std::size_t i = kConceptsShown; i < inventory.concepts.size() && names.size() < kOthersShown; ++i)
    names.push_back(for_terminal(inventory.concepts[i].id));
  for (std::size_t i = 0; i < inventory.others.size() && names.size() < kOthersShown; ++i)
    names.push_back(for_terminal(inventory.others[i].id));
  const std::size_t rest = all - std::min(kConceptsShown, inventory.concepts.size());
  fmt::format_to(std::back_inserter(out), "Not shown: {}\n", enumerate_with_rest(names, rest));
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
    const ClutterFolder& folder = clutter[i];
    fmt::format_to(to, "   {}: {}, {} ({} identical, {} older, {} changed, {} without an original)\n",
                   for_terminal(folder.folder), count_of(folder.files, "file"), byte_words(folder.bytes),
                   folder.identical, folder.older, folder.changed, folder.orphans);
  }
  if (clutter.size() > kFoldersShown)
    fmt::format_to(to, "   ... and {}\n", count_of(clutter.size() - kFoldersShown, "more folder"));
}

void append_next(std::string& out, const Paint& paint, const Inventory& inventory) {
  out += '\n';
  for (const std::string& hint : inventory.hints)
    fmt::format_to(std::back_inserter(out), "{} {}\n", paint(Paint::Style::kGreen, "hint:"), shown(hint));
  fmt::format_to(std::back_inserter(out),
                 "{} ssot audit --format html=audit.html writes the page: every definition, import and "
                 "comparison, with a plan\n",
                 paint(Paint::Style::kGreen, "help:"));
}

}  // namespace

std::string render_audit_text(const Inventory& inventory, const AuditStyle& style) {
  const Paint paint(style.color);
  std::string out;
  if (!inventory.title.empty())
    fmt::format_to(std::back_inserter(out), "{}\n", paint(Paint::Style::kBold, shown(inventory.title)));
  append_score(out, paint, inventory);
  append_coverage(out, paint, inventory);
  append_concepts(out, paint, inventory);
  append_clutter(out, inventory.clutter);
  if (!style.quiet) append_next(out, paint, inventory);
  return out;
}

}  // namespace ssot
