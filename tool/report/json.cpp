// The JSON report, version 1: rules/schema/report.schema.json says what each member means.
//
// One finding, gap and rule a line, so that two reports can be compared with `diff`.

#include "model/rule_words.h"
#include "report/json_coverage.h"
#include "report/report.h"
#include "report/totals.h"

namespace ssot {
namespace {

void write_region(JsonWriter& json, const Region& region) {
  if (region.line == 0) return;  // the whole file
  json.name("region");
  json.open('{');
  json.number("line", region.line);
  json.number("column", region.column);
  json.number("end_line", region.end_line);
  json.number("end_column", region.end_column);
  json.close('}');
}

void write_related(JsonWriter& json, const std::vector<Related>& related) {
  json.name("related");
  json.open('[');
  for (const Related& place : related) {
    json.open('{');
    json.path("path", place.path);
    write_region(json, place.region);
    json.text("message", place.message);
    json.close('}');
  }
  json.close(']');
}

void write_comparison(JsonWriter& json, const std::vector<ComparedLine>& rows) {
  json.name("comparison");
  json.open('[');
  for (const ComparedLine& row : rows) {
    json.open('{');
    json.text("here", row.here);
    json.text("there", row.there);
    json.close('}');
  }
  json.close(']');
}

void write_fix(JsonWriter& json, const Fix& fix) {
  json.name("fix");
  json.open('{');
  json.name("safe");
  json.boolean(fix.safe);
  json.text("title", fix.title);
  json.name("edits");
  json.open('[');
  for (const Edit& edit : fix.edits) {
    json.open('{');
    json.path("path", edit.path);
    write_region(json, edit.region);
    json.text("text", edit.text);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void write_written(JsonWriter& json, const Place& written) {
  json.name("written");
  json.open('{');
  json.path("file", written.file);
  if (written.line != 0) {
    json.number("line", written.line);
    json.number("column", written.column);
  }
  json.close('}');
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.open('{');
  json.text("rule", id_of(finding.rule));
  json.text("name", finding.rule);
  json.word("severity", severity_name(finding.severity));
  json.text("concept", finding.concept_id);
  json.path("path", finding.path);
  write_region(json, finding.region);
  json.text("message", finding.message);
  if (!finding.advice.empty()) json.text("advice", finding.advice);
  write_related(json, finding.related);
  if (!finding.comparison.empty()) write_comparison(json, finding.comparison);
  if (!finding.written.file.empty()) write_written(json, finding.written);
  json.word("proof", proof_name(finding.proof));
  if (!finding.snippet.empty()) json.text("snippet", finding.snippet);
  if (!finding.line_hash.empty()) json.text("line_hash", finding.line_hash);
  if (!finding.github_line_hash.empty()) json.text("github_line_hash", finding.github_line_hash);
  if (finding.fix) write_fix(json, *finding.fix);
  json.texts("key", finding.key);
  json.text("fingerprint", finding.fingerprint);
  json.word("status", status_name(finding.status));
  if (finding.status == Status::kSuppressed) {
    json.word("suppressed_in", finding.suppressed_in_source ? "source" : "policy");
    json.text("justification", finding.justification);
  }
  json.close('}');
}

void write_rules(JsonWriter& json) {
  json.name("rules");
  json.open('{');
  for (const RuleWords& rule : all_rules()) {
    if (!rule.built) continue;
    json.line_break(4);
    json.name(rule.id);
    json.open('{');
    json.text("name", rule.name);
    json.text("words", rule.summary);
    json.close('}');
  }
  json.close('}');
}

void write_summary(JsonWriter& json, const ScanResult& result) {
  const Totals totals = count(result);
  json.name("summary");
  json.open('{');
  json.number("files", result.files);
  json.number("errors", totals.errors);
  json.number("warnings", totals.warnings);
  json.number("notes", totals.notes);
  json.number("suppressed", totals.suppressed);
  json.number("known", totals.known);
  json.counts("by_rule", totals.by_rule);
  json.close('}');
}

// Only where findings were compared with something.
void write_comparison(JsonWriter& json, const Comparison& comparison) {
  const bool debt = !comparison.baseline.empty();
  const bool change = !comparison.base.empty() || comparison.staged;
  if (!debt && !change && comparison.policy_from.empty()) return;
  json.name("comparison");
  json.open('{');
  if (debt) {
    json.path("baseline", comparison.baseline);
    json.number("known", comparison.known);
    json.number("new", comparison.fresh);
    json.number("stale", comparison.stale);
    json.number("not_looked_for", comparison.unsought);
  }
  if (change) {
    json.text("base", comparison.base);
    json.flag("staged", comparison.staged);
    json.number("before", comparison.before);
    json.number("mended", comparison.mended);
  }
  if (!comparison.policy_from.empty()) json.text("policy_from", comparison.policy_from);
  json.close('}');
  json.line_break(2);
}

void write_coverage(JsonWriter& json, const ScanResult& result) {
  json.name("coverage");
  json.open('{');
  write_analysed(json, result.analysed, result.analysed_by, result.unjudged);
  json.number("units", result.units);
  json.number("sharpened", result.sharpened);
  write_unread(json, result.gaps, result.skipped);
  json.name("not_judged");
  json.open('[');
  for (const NotJudged& each : result.not_judged) {
    json.line_break(4);
    json.open('{');
    json.text("key", each.subject);
    json.text("reason", each.reason);
    json.flag("unasked", !each.asked);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

}  // namespace

std::string render_json(const ScanResult& result, const std::string& version) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.line_break(2);
  json.word("schema", "ssot-report/1");
  json.line_break(2);
  json.name("tool");
  json.open('{');
  json.word("name", "ssot");
  json.text("version", version);
  json.close('}');
  json.line_break(2);
  json.word("root", ".");
  json.line_break(2);
  json.texts("policy", result.policy_files);
  json.line_break(2);
  json.text("today", result.today);
  if (!result.folder.empty()) {
    json.line_break(2);
    json.path("folder", result.folder);
  }
  if (!result.hints.empty()) {
    json.line_break(2);
    json.texts("hints", result.hints);
  }
  json.line_break(2);
  write_summary(json, result);
  json.line_break(2);
  write_comparison(json, result.comparison);
  write_coverage(json, result);
  json.line_break(2);
  write_rules(json);
  json.line_break(2);
  json.name("findings");
  json.open('[');
  for (const Finding& finding : result.findings) {
    json.line_break(4);
    write_finding(json, finding);
  }
  json.close(']');
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace ssot
