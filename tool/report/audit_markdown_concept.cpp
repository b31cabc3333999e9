#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <tuple>

#include "base/text.h"
#include "report/audit_markdown_parts.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr std::size_t kLongestText = 360;
constexpr std::size_t kLongestCode = 160;
constexpr std::size_t kDefinitionsShown = 12;
constexpr std::size_t kDefinitionsInBrief = 5;
constexpr std::size_t kPathsShown = 12;
constexpr std::size_t kStepsShown = 20;
constexpr std::size_t kStepsInBrief = 8;
constexpr std::size_t kRingShown = 6;
constexpr std::size_t kReasonsShown = 4;

auto to(std::string& out) { return std::back_inserter(out); }

// Sentences, or parts of one, as one line that ends in a full stop.
std::string joined(const std::vector<std::string>& sentences) {
  std::string out;
  for (std::size_t i = 0; i < sentences.size() && i < kReasonsShown; ++i) {
    const std::string_view sentence = sentences[i];
    const bool stopped = sentence.ends_with('.');
    out +=
        (i == 0 ? "" : "; ") + audit_markdown_text(sentence.substr(0, sentence.size() - (stopped ? 1 : 0)));
  }
  if (sentences.size() > kReasonsShown) out += fmt::format("; and {} more", sentences.size() - kReasonsShown);
  return out.empty() ? out : out + ".";
}

std::string place_of(const AuditDefinition& definition) {
  return fmt::format("{}:{}", cut_to(definition.path, kLongestCode), definition.line);
}

std::string role_words(const AuditDefinition& definition) {
  return fmt::format("{}{}{}", role_name(definition.role), definition.declared ? " (by the policy)" : "",
                     definition.test ? ", in tests" : "");
}

std::string changed_words(const LastChange& changed) {
  std::string out = audit_markdown_text(changed.date.empty() ? changed.unknown : changed.date);
  if (!changed.author.empty()) out += ", " + audit_markdown_text(changed.author);
  return out;
}

void append_head(std::string& out, const AuditConcept& each, std::size_t number) {
  fmt::format_to(to(out), "\n### {}. {}\n\n", number, audit_markdown_text(each.name));
  fmt::format_to(to(out), "{}: {}, {}, {}.",
                 each.declared ? "Declared by the policy as " + audit_markdown_code(each.id)
                               : std::string("Found by its names and shapes"),
                 count_of(each.definitions.size(), "definition"), count_of(each.paths.size(), "import path"),
                 count_of(each.consumers.size(), "import"));
  const Compliance& compliance = each.compliance;
  if (each.declared)
    fmt::format_to(to(out), " Where they should be: {} of {} and {} of {}.", compliance.right_definitions,
                   count_of(compliance.definitions, "definition that counts", "definitions that count"),
                   compliance.right_imports, count_of(compliance.imports, "import"));
  if (!each.why.empty()) fmt::format_to(to(out), " Why: {}", audit_markdown_text(each.why));
  if (!each.owner.empty()) fmt::format_to(to(out), " Owner: {}.", audit_markdown_text(each.owner));
  out += "\n\n";
  if (!each.evidence.empty())
    fmt::format_to(to(out), "Why these belong together: {}\n\n", joined(each.evidence));
  if (!each.hurt_reasons.empty()) fmt::format_to(to(out), "What it costs: {}\n\n", joined(each.hurt_reasons));
  if (each.recommended) {
    const AuditDefinition& keep = each.definitions[*each.recommended];
    fmt::format_to(to(out), "**Keep** {}: {}\n\n", markdown_code(place_of(keep)),
                   joined(each.recommended_reasons));
  } else {
    fmt::format_to(to(out), "Nothing is recommended: a person must choose. {}\n\n",
                   joined(each.recommended_reasons));
  }
}

// Those that a person asks about first: the one to keep, those that are compared, then those that most
// imports take.
std::vector<std::size_t> first_definitions(const AuditConcept& each, std::size_t most,
                                           const std::vector<std::size_t>& compared) {
  std::vector<std::size_t> order(each.definitions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t index) {
    const AuditDefinition& definition = each.definitions[index];
    const bool is_compared = std::ranges::find(compared, index) != compared.end();
    return std::tuple(index == each.recommended, is_compared, definition.rival, definition.imports);
  };
  if (order.size() > most) {
    std::ranges::stable_sort(order, std::greater<>(), rank);
    order.resize(most);
    std::ranges::sort(order);
  }
  return order;
}

void append_definitions(std::string& out, const AuditConcept& each, std::size_t most,
                        const std::vector<std::size_t>& compared) {
  out += "| # | definition | role | lines | imports | last change | risk |\n|--:|---|---|--:|--:|---|---|\n";
  for (const std::size_t i : first_definitions(each, most, compared)) {
    const AuditDefinition& definition = each.definitions[i];
    std::string name;
    if (definition.name != each.name) name = " " + audit_markdown_cell(definition.name);
    fmt::format_to(to(out), "| {} | {}{} | {} | {} | {} | {} | {}, {} |\n", i + 1,
                   markdown_cell_code(place_of(definition)), name, role_words(definition), definition.lines,
                   definition.imports, changed_words(definition.changed),
                   risk_level_name(definition.risk.level), definition.risk.points);
  }
  out += audit_markdown_rest(each.definitions.size(), most, "definition");
}

void append_paths(std::string& out, const AuditConcept& each) {
  if (each.paths.empty()) return;
  std::vector<const AuditPath*> paths;
  for (const AuditPath& path : each.paths) paths.push_back(&path);
  std::ranges::stable_sort(paths, std::greater<>(), &AuditPath::imports);
  out += "\n**Import paths**\n\n| path | state | imports | files |\n|---|---|--:|--:|\n";
  for (std::size_t i = 0; i < paths.size() && i < kPathsShown; ++i) {
    const AuditPath& path = *paths[i];
    fmt::format_to(to(out), "| {} | {}{} | {} | {} |\n", audit_markdown_cell(path.path),
                   audit_markdown_text(path.state), path.dead ? ", nobody imports it" : "", path.imports,
                   path.files);
  }
  out += audit_markdown_rest(paths.size(), kPathsShown, "path");
}

std::string step_line(const MigrationStep& step) {
  std::string out = "- [ ] " + audit_markdown_text(step.action);
  if (!step.cycle.empty()) {
    std::vector<std::string> files;
    for (std::size_t i = 0; i < step.cycle.size() && i < kRingShown; ++i)
      files.push_back(audit_markdown_code(step.cycle[i]));
    if (step.cycle.size() > kRingShown)
      files.push_back(fmt::format("{} more", step.cycle.size() - kRingShown));
    fmt::format_to(to(out), " They import each other, so in one step: {}.", enumerate(files));
  }
  return out + "\n";
}

void append_migration(std::string& out, const AuditConcept& each, std::size_t most) {
  if (each.migration.empty()) return;
  out += "\n**In this order**\n\n";
  for (std::size_t i = 0; i < each.migration.size() && i < most; ++i) out += step_line(each.migration[i]);
  out += audit_markdown_rest(each.migration.size(), most, "step");
}

}  // namespace

std::string audit_markdown_text(std::string_view text) { return for_markdown(cut_to(text, kLongestText)); }

std::string audit_markdown_code(std::string_view text) { return markdown_code(cut_to(text, kLongestCode)); }

std::string audit_markdown_cell(std::string_view text) {
  return markdown_cell_code(cut_to(text, kLongestCode));
}

std::string audit_markdown_rest(std::size_t all, std::size_t shown, std::string_view one,
                                std::string_view more) {
  return all <= shown ? std::string() : fmt::format("\nNot shown: {}.\n", count_of(all - shown, one, more));
}

std::string audit_markdown_concept(const AuditConcept& each, std::size_t number, Length length) {
  std::string out;
  append_head(out, each, number);
  if (length == Length::kShort) {
    append_definitions(out, each, kDefinitionsInBrief, {});
    append_migration(out, each, kStepsInBrief);
    return out;
  }
  const std::vector<std::size_t> columns = audit_markdown_columns(each);
  std::vector<std::size_t> compared;
  for (const std::size_t column : columns) compared.push_back(each.matrix.columns[column]);
  append_definitions(out, each, kDefinitionsShown, compared);
  append_paths(out, each);
  append_audit_markdown_matrix(out, each, columns);
  append_audit_markdown_picture(out, each.graph);
  append_migration(out, each, kStepsShown);
  return out;
}

}  // namespace ssot
