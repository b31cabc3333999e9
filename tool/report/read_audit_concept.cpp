#include <fmt/format.h>

#include "report/read_audit_parts.h"

namespace ssot {
namespace {

using Members = SavedMembers;

std::size_t size_in(const Members& from, std::string_view name) { return from.number<std::size_t>(name); }

LastChange changed(const Members& from) {
  return {from.text("date"), from.text("author"), from.text("commit"), from.text("unknown")};
}

Risk risk(const Members& from) {
  from.need({"level", "points", "consumers", "centrality", "drift", "tests", "reasons"});
  Risk risk;
  risk.level = from.word("level", risk_level_from);
  risk.points = from.number<int>("points");
  risk.consumers = from.number<int>("consumers");
  risk.centrality = from.number<int>("centrality");
  risk.drift = from.number<int>("drift");
  risk.tests = from.number<int>("tests");
  risk.reasons = from.texts("reasons");
  return risk;
}

AuditDefinition definition(const Members& from) {
  from.need({"path", "line", "end_line", "language", "kind", "name", "qualified", "lines", "methods", "role",
             "role_reason", "imports", "files", "test_files", "reached_by", "changed", "risk"});
  AuditDefinition definition;
  definition.path = from.path("path");
  definition.line = from.number<int>("line");
  definition.end_line = from.number<int>("end_line");
  definition.language = from.text("language");
  definition.kind = from.text("kind");
  definition.name = from.text("name");
  definition.qualified = from.text("qualified");
  definition.lines = size_in(from, "lines");
  definition.methods = size_in(from, "methods");
  definition.role = from.word("role", role_from);
  definition.declared = from.flag("declared");
  definition.role_reason = from.text("role_reason");
  definition.rival = from.flag("rival");
  definition.test = from.flag("test");
  definition.kin = from.flag("kin");
  definition.imports = size_in(from, "imports");
  definition.files = size_in(from, "files");
  definition.test_files = size_in(from, "test_files");
  definition.reached_by = size_in(from, "reached_by");
  if (const auto inside = from.object("changed")) definition.changed = changed(*inside);
  if (const auto inside = from.object("risk")) definition.risk = risk(*inside);
  return definition;
}

AuditPath path(const Members& from, std::size_t definitions) {
  from.need({"path", "state", "definitions", "imports", "files", "test_files"});
  AuditPath path;
  path.path = from.path("path");
  path.file = from.path("file");
  path.state = from.text("state");
  path.definitions = from.indices("definitions", definitions, "definition");
  path.imports = size_in(from, "imports");
  path.files = size_in(from, "files");
  path.test_files = size_in(from, "test_files");
  path.dead = from.flag("dead");
  path.right = from.flag("right");
  return path;
}

AuditConsumer consumer(const Members& from, std::size_t definitions, std::size_t paths) {
  from.need({"path", "line", "by", "definitions"});
  AuditConsumer consumer;
  consumer.path = from.path("path");
  consumer.line = from.number<int>("line");
  consumer.name = from.text("name");
  consumer.by = from.index("by", paths, "path");
  consumer.definitions = from.indices("definitions", definitions, "definition");
  consumer.test = from.flag("test");
  return consumer;
}

MatrixRow row(const Members& from, std::size_t columns) {
  from.need({"method", "cells"});
  MatrixRow row;
  row.method = from.text("method");
  from.each("cells", [&](const Members& cell) {
    row.cells.push_back({cell.word("state", cell_state_from), cell.text("how"), cell.text("signature"),
                         cell.number<int>("line")});
  });
  if (row.cells.size() != columns) {
    from.wrong(from.place_of("cells"), fmt::format("the matrix has {} columns, and this row has {} cells",
                                                   columns, row.cells.size()));
  }
  return row;
}

Matrix matrix(const Members& from, std::size_t definitions) {
  from.need({"columns", "columns_left_out", "rows"});
  Matrix matrix;
  matrix.columns = from.indices("columns", definitions, "definition");
  matrix.columns_left_out = size_in(from, "columns_left_out");
  from.each("rows", [&](const Members& item) { matrix.rows.push_back(row(item, matrix.columns.size())); });
  return matrix;
}

Similarity similarity(const Members& from, std::size_t definitions) {
  from.need({"a", "b", "methods", "body"});
  return {from.index("a", definitions, "definition"), from.index("b", definitions, "definition"),
          from.number<int>("methods"), from.number<int>("body")};
}

MigrationStep step(const Members& from, std::size_t definitions) {
  from.need({"definition", "action", "imports", "files", "lines", "cycle"});
  MigrationStep step;
  step.definition = from.index("definition", definitions, "definition");
  step.action = from.text("action");
  step.imports = size_in(from, "imports");
  step.files = size_in(from, "files");
  step.lines = size_in(from, "lines");
  step.cycle = from.paths("cycle");
  return step;
}

Compliance compliance(const Members& from) {
  from.need({"right_definitions", "definitions", "right_imports", "imports"});
  return {size_in(from, "right_definitions"), size_in(from, "definitions"), size_in(from, "right_imports"),
          size_in(from, "imports")};
}

void read_head(const Members& from, AuditConcept& each) {
  each.id = from.text("id");
  each.name = from.text("name");
  each.declared = from.flag("declared");
  each.why = from.text("why");
  each.owner = from.text("owner");
  each.evidence = from.texts("evidence");
  each.hurt = size_in(from, "hurt");
  each.hurt_reasons = from.texts("hurt_reasons");
  each.recommended_reasons = from.texts("recommended_reasons");
  if (const auto inside = from.object("compliance")) each.compliance = compliance(*inside);
}

}  // namespace

AuditConcept read_audit_concept(const Members& from) {
  from.need({"id", "name", "evidence", "hurt", "hurt_reasons", "recommended_reasons", "compliance",
             "definitions", "paths", "consumers", "matrix", "similarity", "migration", "graph"});
  AuditConcept each;
  read_head(from, each);
  from.each("definitions", [&](const Members& item) { each.definitions.push_back(definition(item)); });
  const std::size_t definitions = each.definitions.size();
  if (from.has("recommended")) each.recommended = from.index("recommended", definitions, "definition");
  from.each("paths", [&](const Members& item) { each.paths.push_back(path(item, definitions)); });
  from.each("consumers", [&](const Members& item) {
    each.consumers.push_back(consumer(item, definitions, each.paths.size()));
  });
  if (const auto inside = from.object("matrix")) each.matrix = matrix(*inside, definitions);
  from.each("similarity",
            [&](const Members& item) { each.similarity.push_back(similarity(item, definitions)); });
  from.each("migration", [&](const Members& item) { each.migration.push_back(step(item, definitions)); });
  if (const auto inside = from.object("graph")) each.graph = read_audit_graph(*inside);
  return each;
}

AuditGraph read_audit_graph(const Members& from) {
  from.need({"left_out", "nodes", "edges"});
  AuditGraph graph;
  graph.folders = from.flag("folders");
  graph.left_out = size_in(from, "left_out");
  from.each("nodes", [&](const Members& item) {
    item.need({"path", "files"});
    AuditGraph::Node& node = graph.nodes.emplace_back();
    node.path = item.path("path");
    node.files = size_in(item, "files");
    if (item.has("role")) node.role = item.word("role", role_from);
  });
  from.each("edges", [&](const Members& item) {
    item.need({"from", "to", "imports"});
    graph.edges.push_back({static_cast<std::uint32_t>(item.index("from", graph.nodes.size(), "node")),
                           static_cast<std::uint32_t>(item.index("to", graph.nodes.size(), "node")),
                           size_in(item, "imports")});
  });
  return graph;
}

}  // namespace ssot
