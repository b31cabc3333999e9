// The larger parts of the audit's JSON, a function each; audit_json.cpp makes the document of them.
#pragma once
#include "model/inventory.h"
#include "report/json_writer.h"

namespace ssot {

void write_audit_concept(JsonWriter& json, const AuditConcept& each);

// Nodes and edges a line each, `indent` blanks in.
void write_audit_graph(JsonWriter& json, const AuditGraph& graph, int indent);

// The members of a line of --history and of an item of "trend", without the braces.
void write_trend_members(JsonWriter& json, const TrendPoint& point);

}  // namespace ssot
