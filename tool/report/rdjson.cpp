// Reviewdog Diagnostic Format. Its columns are UTF-8 bytes from 1 with an exclusive end, as ours are.

#include <algorithm>

#include "report/json_writer.h"
#include "report/report.h"
#include "report/shown_finding.h"
#include "report/totals.h"

namespace ssot {
namespace {

void write_position(JsonWriter& json, std::string_view name, int line, int column) {
  json.name(name);
  json.open('{');
  json.number("line", line);
  if (column > 0) json.number("column", column);
  json.close('}');
}

void write_range(JsonWriter& json, const Region& region) {
  json.name("range");
  json.open('{');
  // Without a column at both ends whole lines are meant.
  const bool columns = region.column > 0 && region.end_column > 0;
  write_position(json, "start", region.line, columns ? region.column : 0);
  write_position(json, "end", end_line_of(region), columns ? region.end_column : 0);
  json.close('}');
}

void write_location(JsonWriter& json, const std::string& path, const Region& region) {
  json.name("location");
  json.open('{');
  json.text("path", path);
  if (region.line != 0) write_range(json, region);
  json.close('}');
}

void write_related(JsonWriter& json, const std::vector<Related>& related) {
  json.name("related_locations");
  json.open('[');
  for (const Related& place : related) {
    json.open('{');
    json.text("message", for_terminal(place.message));
    write_location(json, place.path, place.region);
    json.close('}');
  }
  json.close(']');
}

// A suggestion changes the file of its diagnostic and no other, so a fix over several files cannot be shown.
bool can_be_suggested(const Finding& finding) {
  return finding.fix && !finding.fix->edits.empty() &&
         std::all_of(finding.fix->edits.begin(), finding.fix->edits.end(),
                     [&](const Edit& edit) { return edit.path == finding.path && edit.region.line != 0; });
}

void write_suggestions(JsonWriter& json, const Fix& fix) {
  json.name("suggestions");
  json.open('[');
  for (const Edit& edit : fix.edits) {
    json.open('{');
    write_range(json, edit.region);
    json.text("text", edit.text);
    json.close('}');
  }
  json.close(']');
}

std::string_view severity_word(Severity severity) {
  if (severity == Severity::kError) return "ERROR";
  return severity == Severity::kWarning ? "WARNING" : "INFO";
}

}  // namespace

std::string render_rdjson(const ScanResult& result) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.line_break(2);
  json.name("source");
  json.open('{');
  json.word("name", "ssot");
  json.close('}');
  json.line_break(2);
  json.name("diagnostics");
  json.open('[');
  for (const Finding* finding : fresh_findings(result)) {
    json.line_break(4);
    json.open('{');
    json.text("message", words_of(*finding));
    write_location(json, path_of(*finding), finding->region);
    json.word("severity", severity_word(finding->severity));
    json.name("code");
    json.open('{');
    json.text("value", id_of(finding->rule));
    json.close('}');
    if (can_be_suggested(*finding)) write_suggestions(json, *finding->fix);
    if (!finding->related.empty()) write_related(json, finding->related);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace ssot
