// Rendering: plain values in, text out. Nothing here reads the tree or knows a check.
//
// One .cpp a format. Every string that came from the scanned tree passes the one function of its output kind
// (report/untrusted.h) that makes it harmless there.
#pragma once
#include <string>

#include "model/diagnosis.h"
#include "model/facts.h"
#include "model/graph_view.h"
#include "model/scan_result.h"

namespace ssot {

struct TextStyle {
  bool color = false;
  bool quiet = false;  // no summary, no hints; findings always
};

std::string render_text(const ScanResult& result, const TextStyle& style);
// One line a stage; never part of a report, since no two runs take the same time.
std::string render_timings(const ScanResult& result);
// Report version 1, one document ending in a newline; validates against rules/schema/report.schema.json.
std::string render_json(const ScanResult& result, const std::string& version);
// SARIF 2.1.0: everything, and what GitHub code scanning takes (docs/integrations.md).
std::string render_sarif(const ScanResult& result, const std::string& version);
std::string render_sarif_github(const ScanResult& result, const std::string& version);

// Formats of other programs, which show new findings alone (docs/decisions/report-formats.md).
std::string render_github(const ScanResult& result);
std::string render_gitlab(const ScanResult& result);
std::string render_junit(const ScanResult& result);
std::string render_checkstyle(const ScanResult& result);
std::string render_rdjson(const ScanResult& result);
// At most 65,536 characters.
std::string render_markdown(const ScanResult& result);

// One line of `ssot facts`, without the newline.
std::string render_facts(const FileFacts& facts);

std::string render_graph_json(const GraphView& graph);
std::string render_graph_dot(const GraphView& graph);
// At most 500 edges and 50,000 characters, the picture says what was left out.
std::string render_graph_mermaid(const GraphView& graph);

// `ssot doctor`.
std::string render_diagnosis_text(const Diagnosis& diagnosis, bool color);
std::string render_diagnosis_json(const Diagnosis& diagnosis, const std::string& version);

}  // namespace ssot
