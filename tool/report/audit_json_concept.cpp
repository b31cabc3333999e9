// One concept of the audit's JSON.

#include "report/audit_json_parts.h"

namespace ssot {
namespace {

constexpr int kPartIndent = 6;
constexpr int kItemIndent = 8;

void write_indices(JsonWriter& json, std::string_view name, const std::vector<std::size_t>& indices) {
  json.name(name);
  json.open('[');
  for (const std::size_t index : indices) json.number(index);
  json.close(']');
}

template <class Item, class Write>
void write_list(JsonWriter& json, std::string_view name, const std::vector<Item>& items, Write write) {
  json.line_break(kPartIndent);
  json.name(name);
  json.open('[');
  for (const Item& item : items) {
    json.line_break(kItemIndent);
    json.open('{');
    write(json, item);
    json.close('}');
  }
  json.close(']');
}

void write_if_any(JsonWriter& json, std::string_view name, const std::string& value) {
  if (!value.empty()) json.text(name, value);
}

void write_changed(JsonWriter& json, const LastChange& changed) {
  json.name("changed");
  json.open('{');
  write_if_any(json, "date", changed.date);
  write_if_any(json, "author", changed.author);
  write_if_any(json, "commit", changed.commit);
  write_if_any(json, "unknown", changed.unknown);
  json.close('}');
}

void write_risk(JsonWriter& json, const Risk& risk) {
  json.name("risk");
  json.open('{');
  json.word("level", risk_level_name(risk.level));
  json.number("points", risk.points);
  json.number("consumers", risk.consumers);
  json.number("centrality", risk.centrality);
  json.number("drift", risk.drift);
  json.number("tests", risk.tests);
  json.texts("reasons", risk.reasons);
  json.close('}');
}

void write_definition(JsonWriter& json, const AuditDefinition& definition) {
  json.path("path", definition.path);
  json.number("line", definition.line);
  json.number("end_line", definition.end_line);
  json.text("language", definition.language);
  json.text("kind", definition.kind);
  json.text("name", definition.name);
  json.text("qualified", definition.qualified);
  json.number("lines", definition.lines);
  json.number("methods", definition.methods);
  json.word("role", role_name(definition.role));
  json.flag("declared", definition.declared);
  json.text("role_reason", definition.role_reason);
  json.flag("rival", definition.rival);
  json.flag("test", definition.test);
  json.flag("kin", definition.kin);
  json.number("imports", definition.imports);
  json.number("files", definition.files);
  json.number("test_files", definition.test_files);
  json.number("reached_by", definition.reached_by);
  write_changed(json, definition.changed);
  write_risk(json, definition.risk);
}

void write_path(JsonWriter& json, const AuditPath& path) {
  json.path("path", path.path);
  if (!path.file.empty()) json.path("file", path.file);
  json.text("state", path.state);
  write_indices(json, "definitions", path.definitions);
  json.number("imports", path.imports);
  json.number("files", path.files);
  json.number("test_files", path.test_files);
  json.flag("dead", path.dead);
  json.flag("right", path.right);
}

void write_consumer(JsonWriter& json, const AuditConsumer& consumer) {
  json.path("path", consumer.path);
  json.number("line", consumer.line);
  write_if_any(json, "name", consumer.name);
  json.number("by", consumer.by);
  write_indices(json, "definitions", consumer.definitions);
  json.flag("test", consumer.test);
}

void write_cell(JsonWriter& json, const MatrixCell& cell) {
  json.open('{');
  json.word("state", cell_state_name(cell.state));
  write_if_any(json, "how", cell.how);
  write_if_any(json, "signature", cell.signature);
  if (cell.line != 0) json.number("line", cell.line);
  json.close('}');
}

void write_matrix(JsonWriter& json, const Matrix& matrix) {
  json.line_break(kPartIndent);
  json.name("matrix");
  json.open('{');
  write_indices(json, "columns", matrix.columns);
  json.number("columns_left_out", matrix.columns_left_out);
  json.name("rows");
  json.open('[');
  for (const MatrixRow& row : matrix.rows) {
    json.line_break(kItemIndent);
    json.open('{');
    json.text("method", row.method);
    json.name("cells");
    json.open('[');
    for (const MatrixCell& cell : row.cells) write_cell(json, cell);
    json.close(']');
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void write_similarity(JsonWriter& json, const Similarity& similarity) {
  json.number("a", similarity.a);
  json.number("b", similarity.b);
  json.number("methods", similarity.methods);
  json.number("body", similarity.body);
}

void write_step(JsonWriter& json, const MigrationStep& step) {
  json.number("definition", step.definition);
  json.text("action", step.action);
  json.number("imports", step.imports);
  json.number("files", step.files);
  json.number("lines", step.lines);
  json.paths("cycle", step.cycle);
}

void write_compliance(JsonWriter& json, const Compliance& compliance) {
  json.line_break(kPartIndent);
  json.name("compliance");
  json.open('{');
  json.number("right_definitions", compliance.right_definitions);
  json.number("definitions", compliance.definitions);
  json.number("right_imports", compliance.right_imports);
  json.number("imports", compliance.imports);
  json.close('}');
}

void write_head(JsonWriter& json, const AuditConcept& each) {
  json.text("id", each.id);
  json.text("name", each.name);
  json.flag("declared", each.declared);
  write_if_any(json, "why", each.why);
  write_if_any(json, "owner", each.owner);
  json.line_break(kPartIndent);
  json.texts("evidence", each.evidence);
  json.line_break(kPartIndent);
  json.number("hurt", each.hurt);
  json.texts("hurt_reasons", each.hurt_reasons);
  json.line_break(kPartIndent);
  if (each.recommended) json.number("recommended", *each.recommended);
  json.texts("recommended_reasons", each.recommended_reasons);
}

}  // namespace

void write_audit_concept(JsonWriter& json, const AuditConcept& each) {
  json.open('{');
  write_head(json, each);
  write_compliance(json, each.compliance);
  write_list(json, "definitions", each.definitions, write_definition);
  write_list(json, "paths", each.paths, write_path);
  write_list(json, "consumers", each.consumers, write_consumer);
  write_matrix(json, each.matrix);
  write_list(json, "similarity", each.similarity, write_similarity);
  write_list(json, "migration", each.migration, write_step);
  json.line_break(kPartIndent);
  json.name("graph");
  write_audit_graph(json, each.graph, kItemIndent);
  json.close('}');
}

}  // namespace ssot
