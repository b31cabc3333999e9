#include "report/audit_json_parts.h"

namespace ssot {

void write_audit_graph(JsonWriter& json, const AuditGraph& graph, int indent) {
  json.open('{');
  json.flag("folders", graph.folders);
  json.number("left_out", graph.left_out);
  json.name("nodes");
  json.open('[');
  for (const AuditGraph::Node& node : graph.nodes) {
    json.line_break(indent);
    json.open('{');
    json.path("path", node.path);
    json.number("files", node.files);
    if (node.role) json.word("role", role_name(*node.role));
    json.close('}');
  }
  json.close(']');
  json.name("edges");
  json.open('[');
  for (const AuditGraph::Edge& edge : graph.edges) {
    json.line_break(indent);
    json.open('{');
    json.number("from", edge.from);
    json.number("to", edge.to);
    json.number("imports", edge.imports);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void write_trend_members(JsonWriter& json, const TrendPoint& point) {
  json.text("date", point.date);
  if (!point.commit.empty()) json.text("commit", point.commit);
  json.number("score", point.score);
  json.number("declared", point.declared);
  json.number("discovered", point.discovered);
  json.number("definitions", point.definitions);
  json.number("wrong_imports", point.wrong_imports);
  json.number("imports", point.imports);
  json.number("backups", point.backups);
  json.number("backup_bytes", point.backup_bytes);
  json.number("files", point.files);
  json.number("gaps", point.gaps);
}

}  // namespace ssot
