// The file of --history: one JSON object a line, one line a run, so that runs append and two branches merge.

#include <fmt/format.h>

#include <algorithm>

#include "base/located_json.h"
#include "base/text.h"
#include "report/audit_formats.h"
#include "report/audit_json_parts.h"
#include "report/read_trend.h"

namespace ssot {
namespace {

constexpr std::string_view kSchema = "ssot-trend/1";
constexpr std::string_view kAnySchema = "ssot-trend/";

// "2025-09-22"; whether there is such a day does not matter to a line.
bool is_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  return std::ranges::equal(text, kShape, [](char byte, char shape) {
    return shape == '-' ? byte == '-' : byte >= '0' && byte <= '9';
  });
}

// A line of a version that this program does not know is counted and not read.
void read_line(const SavedMembers& line, Trend& trend) {
  const std::string schema = line.text("schema");
  if (schema.starts_with(kAnySchema) && schema != kSchema) {
    ++trend.of_other_versions;
    return;
  }
  if (schema != kSchema)
    line.wrong(line.place(), "this is no line of a trend (\"schema\" is not \"ssot-trend/1\")");
  TrendPoint point = read_trend_members(line);
  if (!is_date(point.date)) line.wrong(line.place_of("date"), "\"date\" is no day, written YYYY-MM-DD");
  if (point.score > 100) line.wrong(line.place_of("score"), "\"score\" is more than 100");
  trend.points.push_back(std::move(point));
}

}  // namespace

std::string render_trend_point(const TrendPoint& point) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.word("schema", kSchema);
  write_trend_members(json, point);
  json.close('}');
  out += '\n';
  return out;
}

TrendPoint read_trend_members(const SavedMembers& from) {
  from.need({"date", "score", "declared", "discovered", "definitions", "wrong_imports", "imports", "backups",
             "backup_bytes", "files", "gaps"});
  return {.date = from.text("date"),
          .commit = from.text("commit"),
          .score = from.number<int>("score"),
          .declared = from.number<std::size_t>("declared"),
          .discovered = from.number<std::size_t>("discovered"),
          .definitions = from.number<std::size_t>("definitions"),
          .wrong_imports = from.number<std::size_t>("wrong_imports"),
          .imports = from.number<std::size_t>("imports"),
          .backups = from.number<std::size_t>("backups"),
          .backup_bytes = from.number<std::uint64_t>("backup_bytes"),
          .files = from.number<std::size_t>("files"),
          .gaps = from.number<std::size_t>("gaps")};
}

Result<Trend> read_trend(std::string_view text, const std::string& file) {
  Trend trend;
  std::int32_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const JsonDocument document = read_json(line, {});
    std::optional<JsonMistake> mistake;
    if (!document.complaints.empty()) {
      mistake = JsonMistake{document.complaints.front().place, document.complaints.front().message};
    } else {
      read_line(SavedMembers(document.root, mistake), trend);
    }
    if (!mistake) continue;
    mistake->place.line = number;
    return Error{mistake->in(file)};
  }
  std::ranges::stable_sort(trend.points, {}, &TrendPoint::date);
  return trend;
}

}  // namespace ssot
