#include "report/json_coverage.h"

#include "report/json_facts.h"

namespace ssot {

void write_analysed(JsonWriter& json, std::size_t analysed,
                    const std::map<std::string, std::size_t>& analysed_by,
                    const std::map<std::string, std::size_t>& unjudged) {
  json.number("analysed", analysed);
  json.counts("analysed_by", analysed_by);
  json.counts("languages", unjudged);
}

void write_unread(JsonWriter& json, const std::vector<Gap>& gaps, const std::vector<Skipped>& skipped) {
  json.name("gaps");
  json.open('[');
  for (const Gap& gap : gaps) {
    json.line_break(4);
    write_gap(json, gap);
  }
  json.close(']');
  json.name("skipped");
  json.open('[');
  for (const Skipped& each : skipped) {
    json.line_break(4);
    json.open('{');
    json.path("path", each.path);
    json.text("reason", each.reason);
    json.close('}');
  }
  json.close(']');
}

}  // namespace ssot
