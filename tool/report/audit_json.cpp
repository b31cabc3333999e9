// The audit's JSON, version 1: rules/schema/audit.schema.json says what each member means.
//
// Names are those of model/inventory.h. What is empty or false by default is left out where the schema does
// not require it. One definition, path, import, row and step a line, so that two audits can be compared with
// `diff`.

#include "report/audit_formats.h"
#include "report/audit_json_parts.h"
#include "report/json_coverage.h"

namespace ssot {
namespace {

void write_summary(JsonWriter& json, const Inventory& inventory) {
  const Score& score = inventory.score;
  json.name("summary");
  json.open('{');
  json.number("files", inventory.files);
  json.name("score");
  json.open('{');
  json.number("points", score.points);
  json.number("possible", score.possible);
  json.number("right", score.right);
  json.number("all", score.all);
  json.number("right_definitions", score.right_definitions);
  json.number("definitions", score.definitions);
  json.number("right_imports", score.right_imports);
  json.number("imports", score.imports);
  json.number("backups", score.backups);
  json.close('}');
  json.close('}');
}

void write_other(JsonWriter& json, const BriefConcept& other) {
  json.open('{');
  json.text("id", other.id);
  json.text("name", other.name);
  json.number("definitions", other.definitions);
  json.number("imports", other.imports);
  json.number("hurt", other.hurt);
  json.path("path", other.path);
  json.close('}');
}

void write_clutter(JsonWriter& json, const ClutterFolder& clutter) {
  json.open('{');
  json.path("folder", clutter.folder);
  json.number("files", clutter.files);
  json.number("identical", clutter.identical);
  json.number("older", clutter.older);
  json.number("changed", clutter.changed);
  json.number("orphans", clutter.orphans);
  json.number("bytes", clutter.bytes);
  json.close('}');
}

void write_head(JsonWriter& json, const Inventory& inventory, const AuditStyle& style) {
  json.line_break(2);
  json.word("schema", "ssot-audit/1");
  json.line_break(2);
  json.name("tool");
  json.open('{');
  json.word("name", "ssot");
  json.text("version", style.version);
  json.close('}');
  json.line_break(2);
  json.word("root", ".");
  json.line_break(2);
  if (!inventory.title.empty()) {
    json.text("title", inventory.title);
    json.line_break(2);
  }
  json.text("date", inventory.date);
  if (!inventory.commit.empty()) {
    json.line_break(2);
    json.text("commit", inventory.commit);
  }
  json.line_break(2);
  json.paths("policy", inventory.policy_files);
  json.line_break(2);
  json.paths("only", inventory.only);
  json.line_break(2);
  json.texts("hints", inventory.hints);
  json.line_break(2);
  write_summary(json, inventory);
}

void write_coverage(JsonWriter& json, const Inventory& inventory) {
  json.line_break(2);
  json.name("coverage");
  json.open('{');
  write_analysed(json, inventory.analysed, inventory.analysed_by, inventory.unjudged);
  write_unread(json, inventory.gaps, inventory.skipped);
  json.close('}');
}

// One item a line.
template <class Item, class Write>
void write_list(JsonWriter& json, std::string_view name, const std::vector<Item>& items, Write write) {
  json.line_break(2);
  json.name(name);
  json.open('[');
  for (const Item& item : items) {
    json.line_break(4);
    write(json, item);
  }
  json.close(']');
}

void write_trend_item(JsonWriter& json, const TrendPoint& point) {
  json.open('{');
  write_trend_members(json, point);
  json.close('}');
}

}  // namespace

std::string render_audit_json(const Inventory& inventory, const AuditStyle& style) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  write_head(json, inventory, style);
  write_coverage(json, inventory);
  write_list(json, "concepts", inventory.concepts, write_audit_concept);
  write_list(json, "others", inventory.others, write_other);
  write_list(json, "clutter", inventory.clutter, write_clutter);
  json.line_break(2);
  json.name("graph");
  write_audit_graph(json, inventory.graph, 4);
  write_list(json, "trend", inventory.trend, write_trend_item);
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace ssot
