// The one table of the formats of `ssot audit`, as report/formats.h is of `ssot check`.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/inventory.h"

namespace ssot {

struct AuditStyle {
  std::string version;  // of ssot
  bool color = false;   // text alone
  bool quiet = false;   // text alone: no hints
};

struct AuditFormat {
  std::string_view name;
  std::string_view words;  // for whom or what
  std::string (*render)(const Inventory& inventory, const AuditStyle& style);
};

// The default first.
std::span<const AuditFormat> audit_formats();
std::vector<std::string_view> audit_format_names();
// Null when there is none.
const AuditFormat* find_audit_format(std::string_view name);

// For a terminal: the score, the first concepts, what to do next.
std::string render_audit_text(const Inventory& inventory, const AuditStyle& style);
// Everything; validates against rules/schema/audit.schema.json, and read_inventory reads it back.
std::string render_audit_json(const Inventory& inventory, const AuditStyle& style);
// For an issue or a wiki: at most 65,536 characters, says what was cut.
std::string render_audit_markdown(const Inventory& inventory, const AuditStyle& style);
// One self-contained page (docs/decisions/audit-page.md).
std::string render_audit_html(const Inventory& inventory, const AuditStyle& style);

// What render_audit_json wrote. Fails with a sentence that names `file`, line and column.
Result<Inventory> read_inventory(std::string_view json, const std::string& file);
// Whether a JSON document is a saved audit (and not a check's report), by its "schema".
bool is_saved_audit(std::string_view json);

// One line of --history, with its newline.
std::string render_trend_point(const TrendPoint& point);
// What such a file says, by date; of one day as they stand. Blank lines pass; a broken one is refused with
// file, line and column. Lines of other versions of the format are counted, so that nobody takes a picture
// without them for the whole.
struct Trend {
  std::vector<TrendPoint> points;
  std::size_t of_other_versions = 0;
};
Result<Trend> read_trend(std::string_view text, const std::string& file);

}  // namespace ssot
