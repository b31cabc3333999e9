// How the definitions of a concept differ, and who imports them, small enough for one section.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>

#include "base/text.h"
#include "report/audit_markdown_parts.h"
#include "report/report.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

constexpr std::size_t kColumnsShown = 6;
constexpr std::size_t kRowsShown = 15;
constexpr std::size_t kEdgesShown = 20;
constexpr std::size_t kLongestNode = 120;

auto to(std::string& out) { return std::back_inserter(out); }

std::string cell_words(const MatrixCell& cell) {
  switch (cell.state) {
    case CellState::kSame:
      return "✓";
    case CellState::kDiffers:
      return "≠ " + audit_markdown_text(cell.how);
    case CellState::kMissing:
      return "–";
  }
  return {};
}

std::size_t owners_of(const MatrixRow& row, const std::vector<std::size_t>& columns) {
  return static_cast<std::size_t>(std::ranges::count_if(
      columns, [&](std::size_t column) { return row.cells[column].state != CellState::kMissing; }));
}

bool same_everywhere(const MatrixRow& row) {
  return std::ranges::all_of(row.cells,
                             [](const MatrixCell& cell) { return cell.state == CellState::kSame; });
}

// Methods that are worth a row, since several of the columns have them and they are not all the same; how
// many are not.
struct Rows {
  std::vector<const MatrixRow*> differing;  // those of most columns first
  std::size_t same = 0;                     // in every column of the matrix
  std::size_t alone = 0;                    // in at most one of the columns here
};

Rows rows_of(const Matrix& matrix, const std::vector<std::size_t>& columns) {
  Rows rows;
  for (const MatrixRow& row : matrix.rows) {
    if (same_everywhere(row)) {
      ++rows.same;
    } else if (owners_of(row, columns) < 2) {
      ++rows.alone;
    } else {
      rows.differing.push_back(&row);
    }
  }
  std::ranges::stable_sort(rows.differing, std::greater<>(),
                           [&](const MatrixRow* row) { return owners_of(*row, columns); });
  return rows;
}

void append_table(std::string& out, const Matrix& matrix, const std::vector<std::size_t>& columns,
                  const std::vector<const MatrixRow*>& rows) {
  out += "\n| method |";
  for (const std::size_t column : columns) fmt::format_to(to(out), " {} |", matrix.columns[column] + 1);
  out += "\n|---|";
  for (std::size_t i = 0; i < columns.size(); ++i) out += "---|";
  out += '\n';
  for (std::size_t i = 0; i < rows.size() && i < kRowsShown; ++i) {
    fmt::format_to(to(out), "| {} |", audit_markdown_cell(rows[i]->method));
    for (const std::size_t column : columns)
      fmt::format_to(to(out), " {} |", cell_words(rows[i]->cells[column]));
    out += '\n';
  }
}

// What leads to a definition first, then what most imports make.
std::vector<AuditGraph::Edge> first_edges(const AuditGraph& graph) {
  std::vector<AuditGraph::Edge> edges = graph.edges;
  std::ranges::stable_sort(edges, std::greater<>(), [&](const AuditGraph::Edge& edge) {
    return std::tuple(graph.nodes[edge.to].role.has_value(), edge.imports);
  });
  if (edges.size() > kEdgesShown) edges.resize(kEdgesShown);
  std::ranges::sort(edges, {}, [](const AuditGraph::Edge& edge) { return std::tuple(edge.from, edge.to); });
  return edges;
}

// The nodes that `edges` join, numbered anew.
GraphView view_of(const AuditGraph& graph, const std::vector<AuditGraph::Edge>& edges) {
  std::map<std::uint32_t, std::uint32_t> places;
  for (const AuditGraph::Edge& edge : edges) {
    places[edge.from] = 0;
    places[edge.to] = 0;
  }
  GraphView view;
  for (auto& [node, place] : places) {
    place = static_cast<std::uint32_t>(view.nodes.size());
    view.nodes.push_back(cut_to(graph.nodes[node].path, kLongestNode));
    if (graph.folders) view.files.push_back(graph.nodes[node].files);
    if (graph.nodes[node].role) view.highlighted.push_back(place);
  }
  for (const AuditGraph::Edge& edge : edges)
    view.edges.push_back(
        {.from = places[edge.from], .to = places[edge.to], .line = 0, .imports = edge.imports});
  return view;
}

}  // namespace

std::vector<std::size_t> audit_markdown_columns(const AuditConcept& each) {
  const std::vector<std::size_t>& definitions = each.matrix.columns;
  std::vector<std::size_t> columns(definitions.size());
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  if (columns.size() <= kColumnsShown) return columns;
  std::stable_sort(columns.begin() + 1, columns.end(), [&](std::size_t a, std::size_t b) {
    return each.definitions[definitions[a]].imports > each.definitions[definitions[b]].imports;
  });
  columns.resize(kColumnsShown);
  std::ranges::sort(columns);
  return columns;
}

void append_audit_markdown_matrix(std::string& out, const AuditConcept& each,
                                  const std::vector<std::size_t>& columns) {
  const Matrix& matrix = each.matrix;
  if (columns.size() < 2 || matrix.rows.empty()) return;
  const Rows rows = rows_of(matrix, columns);
  fmt::format_to(to(out), "\n**Methods**: {} to compare, {} in at most one of these, {} the same everywhere.",
                 rows.differing.size(), rows.alone, rows.same);
  if (!rows.differing.empty())
    out += " Numbers as above; ✓ as in the first definition that has it, ≠ differs, – has it not.";
  out += '\n';
  if (!rows.differing.empty()) append_table(out, matrix, columns, rows.differing);
  out += audit_markdown_rest(rows.differing.size(), kRowsShown, "method");
  out += audit_markdown_rest(matrix.columns.size() + matrix.columns_left_out, columns.size(),
                             "definition that has methods", "definitions that have methods");
}

// The definitions are drawn with a thick line.
void append_audit_markdown_picture(std::string& out, const AuditGraph& graph) {
  if (graph.edges.empty()) return;
  const GraphView view = view_of(graph, first_edges(graph));
  fmt::format_to(to(out), "\n**Who imports them**{}\n\n```mermaid\n{}```\n",
                 graph.folders ? " (each box is a folder)" : "", render_graph_mermaid(view));
  out += audit_markdown_rest(graph.edges.size(), view.edges.size(), "arrow between these and other places",
                             "arrows between these and other places");
}

}  // namespace ssot
