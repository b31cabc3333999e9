// SARIF 2.1.0: one run, the rules with their pages, the results, and what could not be read.

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/report.h"
#include "report/sarif_parts.h"
#include "report/shown_finding.h"

namespace ssot {
namespace {

void write_driver(JsonWriter& json, const std::string& version, const SarifProfile& profile) {
  json.name("tool");
  json.open('{');
  json.name("driver");
  json.open('{');
  json.word("name", "ssot");
  json.text("version", version);
  json.text("semanticVersion", version);
  write_sarif_rules(json, profile);
  json.close('}');
  json.close('}');
}

bool is_a_loss(GapKind kind) { return kind != GapKind::kComputedInclude && kind != GapKind::kSkippedLimit; }

void write_gap(JsonWriter& json, const Gap& gap, const SarifProfile& profile) {
  json.line_break(4);
  json.open('{');
  json.word("level", is_a_loss(gap.kind) ? "warning" : "note");
  write_sarif_text(json, "message", for_terminal(gap.reason), profile.most_text);
  json.name("descriptor");
  json.open('{');
  json.word("id", gap_kind_name(gap.kind));
  json.close('}');
  json.name("locations");
  json.open('[');
  json.open('{');
  json.name("physicalLocation");
  json.open('{');
  write_sarif_artifact(json, gap.path, profile);
  if (gap.line != 0) {
    json.name("region");
    json.open('{');
    json.number("startLine", gap.line);
    json.close('}');
  }
  json.close('}');
  json.close('}');
  json.close(']');
  json.close('}');
}

void write_left_out(JsonWriter& json, std::size_t all, std::size_t kept) {
  json.line_break(4);
  json.open('{');
  json.word("level", "note");
  json.name("message");
  json.open('{');
  json.text("text",
            fmt::format("{} results were found; the {} worst of them are in this report.", all, kept));
  json.close('}');
  json.close('}');
}

void write_invocation(JsonWriter& json, const ScanResult& result, std::size_t all, std::size_t kept,
                      const SarifProfile& profile) {
  json.name("invocations");
  json.open('[');
  json.open('{');
  json.name("executionSuccessful");
  json.boolean(true);
  json.name("toolExecutionNotifications");
  json.open('[');
  if (all > kept) write_left_out(json, all, kept);
  for (const Gap& gap : result.gaps) write_gap(json, gap, profile);
  json.close(']');
  json.close('}');
  json.close(']');
}

std::vector<const Finding*> all_findings(const ScanResult& result) {
  std::vector<const Finding*> all;
  for (const Finding& finding : result.findings) all.push_back(&finding);
  return all;
}

// The worst first, otherwise in the report's order.
void keep_the_worst(std::vector<const Finding*>& findings, std::size_t most) {
  if (findings.size() <= most) return;
  std::stable_sort(findings.begin(), findings.end(), [](const Finding* left, const Finding* right) {
    return left->severity > right->severity;
  });
  findings.resize(most);
}

void write_run(JsonWriter& json, const ScanResult& result, const std::string& version,
               const SarifProfile& profile) {
  std::vector<const Finding*> findings = profile.for_github ? fresh_findings(result) : all_findings(result);
  const std::size_t all = findings.size();
  keep_the_worst(findings, profile.most_results);
  write_driver(json, version, profile);
  json.line_break(2);
  json.name("automationDetails");
  json.open('{');
  json.word("id", "ssot/");
  json.close('}');
  json.line_break(2);
  write_invocation(json, result, all, findings.size(), profile);
  json.line_break(2);
  json.name("originalUriBaseIds");
  json.open('{');
  json.name("ROOT");
  json.open('{');
  json.name("description");
  json.open('{');
  json.word("text", profile.for_github ? "The root of the repository." : "The root of the tree.");
  json.close('}');
  json.close('}');
  json.close('}');
  json.line_break(2);
  json.word("columnKind", "utf16CodeUnits");
  json.line_break(2);
  json.name("results");
  json.open('[');
  for (const Finding* finding : findings) {
    json.line_break(4);
    write_sarif_result(json, *finding, profile);
  }
  json.close(']');
}

std::string render(const ScanResult& result, const std::string& version, const SarifProfile& profile) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.word("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.word("version", "2.1.0");
  json.name("runs");
  json.open('[');
  json.line_break(0);
  json.open('{');
  write_run(json, result, version, profile);
  json.close('}');
  json.close(']');
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace

std::string render_sarif(const ScanResult& result, const std::string& version) {
  return render(result, version, {});
}

std::string render_sarif_github(const ScanResult& result, const std::string& version) {
  return render(result, version, github_sarif(result.folder));
}

}  // namespace ssot
