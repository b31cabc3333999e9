// How the definitions of a concept differ: method by method, and as a whole.
#include <fmt/format.h>

#include "base/text.h"
#include "report/audit_html_parts.h"

namespace ssot::audit_html {
namespace {

std::string_view cell_sign(CellState state) {
  return state == CellState::kSame ? "=" : state == CellState::kDiffers ? "≠" : "–";
}

void write_cell(HtmlWriter& out, const MatrixCell& cell, bool shows_signature) {
  const auto place = out.element("td", {{"class", cell_state_name(cell.state)}});
  std::string words = fmt::format("{} {}", cell_sign(cell.state), cell_state_name(cell.state));
  if (cell.state == CellState::kDiffers && !cell.how.empty()) words += fmt::format(": {}", cell.how);
  out.text(words);
  if (cell.state != CellState::kMissing && cell.line > 0) out.text(fmt::format(" :{}", cell.line));
  if (shows_signature && !cell.signature.empty()) out.leaf("code", {{"class", "under"}}, cell.signature);
}

void write_matrix_head(HtmlWriter& out, const Subject& subject, const std::string& caption) {
  out.leaf("caption", caption);
  const auto head = out.element("thead");
  const auto row = out.element("tr");
  out.leaf("th", {{"scope", "col"}, {"data-sort", "text"}}, "Method");
  for (const std::size_t column : subject.entry.matrix.columns) {
    const auto cell = out.element("th", {{"scope", "col"}});
    write_definition(out, subject, column);
    if (column >= subject.definitions.size()) continue;
    const AuditDefinition& definition = subject.entry.definitions[column];
    out.text(" ");
    out.name(definition.name);
    const auto under = out.element("span", {{"class", "under"}});
    out.name(definition.path);
  }
}

void write_matrix_row(HtmlWriter& out, const MatrixRow& row) {
  const auto line = out.element("tr");
  {
    const auto name = out.element("th", {{"scope", "row"}});
    const auto code = out.element("code");
    out.name(row.method);
  }
  // The first that has it is what the others are compared with.
  bool first = true;
  for (const MatrixCell& cell : row.cells) {
    write_cell(out, cell, first || cell.state == CellState::kDiffers);
    if (cell.state != CellState::kMissing) first = false;
  }
}

std::string counted(const Matrix& matrix) {
  std::size_t same = 0;
  std::size_t differ = 0;
  std::size_t missing = 0;
  for (const MatrixRow& row : matrix.rows) {
    for (const MatrixCell& cell : row.cells)
      ++(cell.state == CellState::kSame ? same : cell.state == CellState::kDiffers ? differ : missing);
  }
  return fmt::format(
      "{} in {}: {} same, {} differ, {} missing. Each is compared with the first of its row that has the "
      "method.",
      count_of(matrix.rows.size(), "method"), count_of(matrix.columns.size(), "definition"), same, differ,
      missing);
}

}  // namespace

void write_matrix(Page& page, const Subject& subject) {
  HtmlWriter& out = page.out;
  const Matrix& matrix = subject.entry.matrix;
  out.leaf("h4", "Comparison, method by method");
  if (matrix.rows.empty() || matrix.columns.empty()) {
    out.leaf("p", "There are no methods to compare.");
    return;
  }
  {
    const auto words = out.element("p");
    out.text(counted(matrix));
    if (matrix.columns_left_out > 0)
      out.text(fmt::format(" {} with methods {} no column.",
                           count_of(matrix.columns_left_out, "more definition"),
                           matrix.columns_left_out == 1 ? "has" : "have"));
  }
  const std::string caption = "Methods of " + subject.entry.name + " by definition";
  const auto scroll = out.element(
      "div", {{"class", "scroll matrix"}, {"tabindex", 0}, {"role", "group"}, {"aria-label", caption}});
  const auto table = out.element("table");
  write_matrix_head(out, subject, caption);
  const auto body = out.element("tbody");
  for (const MatrixRow& row : matrix.rows) write_matrix_row(out, row);
}

void write_similarity(Page& page, const Subject& subject) {
  HtmlWriter& out = page.out;
  const std::vector<Similarity>& pairs = subject.entry.similarity;
  if (pairs.empty()) return;
  out.leaf("h4", "How alike they are");
  write_long_list(out, pairs.size(), count_of(pairs.size(), "pair"), [&] {
    const std::string caption = "How alike definitions of " + subject.entry.name + " are, in per cent";
    const auto scroll = open_scroll(out, caption);
    const auto table = out.element("table", {{"class", "small"}});
    write_head(out, caption,
               {{"One", Sort::kText},
                {"The other", Sort::kText},
                {"Method names both have", Sort::kNumber},
                {"Text both have", Sort::kNumber}});
    const auto body = out.element("tbody");
    for (const Similarity& pair : pairs) {
      const auto row = out.element("tr");
      for (const std::size_t index : {pair.a, pair.b}) {
        const auto cell = out.element("td");
        write_definition(out, subject, index);
        if (index < subject.definitions.size()) out.text(" " + subject.entry.definitions[index].name);
      }
      out.leaf("td", {{"class", "n"}}, pair.methods);
      out.leaf("td", {{"class", "n"}}, pair.body);
    }
  });
}

}  // namespace ssot::audit_html
