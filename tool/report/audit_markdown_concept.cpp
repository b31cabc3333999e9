#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/text.h"
#include "report/audit_markdown_parts.h"
#include "report/report.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr std::size_t kLongestText = 300;
constexpr std::size_t kLongestCode = 160;
constexpr std::size_t kDefinitionsShown = 12;
constexpr std::size_t kDefinitionsInBrief = 5;
constexpr std::size_t kPathsShown = 12;
constexpr std::size_t kColumnsShown = 6;
constexpr std::size_t kRowsShown = 15;
constexpr std::size_t kStepsShown = 20;
constexpr std::size_t kStepsInBrief = 8;
constexpr std::size_t kRingShown = 6;
constexpr std::size_t kReasonsShown = 4;
constexpr MermaidLimits kPicture{.edges = 40, .bytes = 5'000};

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
                 each.declared ? "Declared by the policy" : "Found by its names and shapes",
                 count_of(each.definitions.size(), "definition"), count_of(each.paths.size(), "import path"),
                 count_of(each.consumers.size(), "import"));
  const Compliance& compliance = each.compliance;
  if (each.declared)
    fmt::format_to(to(out), " {} of {} and {} of {} are where they should be.", compliance.right_definitions,
                   count_of(compliance.definitions, "definition"), compliance.right_imports,
                   count_of(compliance.imports, "import"));
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

void append_definitions(std::string& out, const AuditConcept& each, std::size_t most) {
  out += "| # | definition | role | lines | imports | last change | risk |\n|--:|---|---|--:|--:|---|---|\n";
  for (std::size_t i = 0; i < each.definitions.size() && i < most; ++i) {
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

std::string_view cell_words(const MatrixCell& cell) {
  switch (cell.state) {
    case CellState::kSame:
      return "same";
    case CellState::kDiffers:
      return "differs";
    case CellState::kMissing:
      return "missing";
  }
  return {};
}

bool same_everywhere(const MatrixRow& row) {
  return std::ranges::all_of(row.cells,
                             [](const MatrixCell& cell) { return cell.state == CellState::kSame; });
}

void append_row(std::string& out, const MatrixRow& row, std::size_t columns) {
  fmt::format_to(to(out), "| {} |", audit_markdown_cell(row.method));
  for (std::size_t i = 0; i < columns; ++i) {
    const MatrixCell& cell = row.cells[i];
    fmt::format_to(to(out), " {}{}{} |", cell_words(cell), cell.how.empty() ? "" : ": ",
                   audit_markdown_text(cell.how));
  }
  out += '\n';
}

// The columns have the numbers of the definitions' table.
void append_matrix(std::string& out, const AuditConcept& each) {
  const Matrix& matrix = each.matrix;
  if (matrix.columns.size() < 2 || matrix.rows.empty()) return;
  std::vector<const MatrixRow*> rows;
  for (const MatrixRow& row : matrix.rows)
    if (!same_everywhere(row)) rows.push_back(&row);
  out += "\n**How their methods differ** from the first definition that has them";
  const std::size_t same = matrix.rows.size() - rows.size();
  if (same > 0)
    fmt::format_to(to(out), " ({} the same everywhere)",
                   same == 1 ? "1 method is" : fmt::format("{} methods are", same));
  out += "\n\n";
  if (rows.empty()) return;
  const std::size_t columns = std::min(matrix.columns.size(), kColumnsShown);
  out += "| method |";
  for (std::size_t i = 0; i < columns; ++i)
    fmt::format_to(to(out), " definition {} |", matrix.columns[i] + 1);
  out += "\n|---|";
  for (std::size_t i = 0; i < columns; ++i) out += "---|";
  out += '\n';
  for (std::size_t i = 0; i < rows.size() && i < kRowsShown; ++i) append_row(out, *rows[i], columns);
  out += audit_markdown_rest(rows.size(), kRowsShown, "method");
  out += audit_markdown_rest(matrix.columns.size() + matrix.columns_left_out, kColumnsShown,
                             "definition that has methods", "definitions that have methods");
}

std::string step_line(const AuditConcept& each, const MigrationStep& step) {
  std::string out = fmt::format("- [ ] {}: {}", markdown_code(place_of(each.definitions[step.definition])),
                                audit_markdown_text(step.action));
  if (step.imports > 0)
    fmt::format_to(to(out), " Changes {} in {}.", count_of(step.imports, "import"),
                   count_of(step.files, "file"));
  if (step.lines > 0)
    fmt::format_to(to(out), " {} with it.",
                   step.lines == 1 ? "1 line goes" : fmt::format("{} lines go", step.lines));
  if (!step.cycle.empty()) {
    std::vector<std::string> files;
    for (std::size_t i = 0; i < step.cycle.size() && i < kRingShown; ++i)
      files.push_back(audit_markdown_code(step.cycle[i]));
    if (step.cycle.size() > kRingShown)
      files.push_back(fmt::format("{} more", step.cycle.size() - kRingShown));
    fmt::format_to(to(out), " In a ring, so together: {}.", enumerate(files));
  }
  return out + "\n";
}

void append_migration(std::string& out, const AuditConcept& each, std::size_t most) {
  if (each.migration.empty()) return;
  out += "\n**In this order**\n\n";
  for (std::size_t i = 0; i < each.migration.size() && i < most; ++i)
    out += step_line(each, each.migration[i]);
  out += audit_markdown_rest(each.migration.size(), most, "step");
}

// The definitions are drawn with a thick line.
void append_picture(std::string& out, const AuditGraph& graph) {
  if (graph.edges.empty()) return;
  GraphView view;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const AuditGraph::Node& node = graph.nodes[i];
    view.nodes.push_back(cut_to(node.path, kLongestCode));
    if (graph.folders) view.files.push_back(node.files);
    if (node.role) view.highlighted.push_back(i);
  }
  for (const AuditGraph::Edge& edge : graph.edges)
    view.edges.push_back({.from = edge.from, .to = edge.to, .line = 0, .imports = edge.imports});
  out += "\n**Who imports them**\n\n```mermaid\n" + render_graph_mermaid(view, kPicture) + "```\n";
  if (graph.left_out > 0)
    fmt::format_to(to(out), "\n{} not in this picture.\n",
                   graph.left_out == 1 ? "1 file is" : fmt::format("{} files are", graph.left_out));
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
  const bool full = length == Length::kLong;
  append_definitions(out, each, full ? kDefinitionsShown : kDefinitionsInBrief);
  if (full) {
    append_paths(out, each);
    append_matrix(out, each);
    append_picture(out, each.graph);
  }
  append_migration(out, each, full ? kStepsShown : kStepsInBrief);
  return out;
}

}  // namespace ssot
