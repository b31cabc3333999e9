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

void read_analysed(const SavedMembers& coverage, std::size_t& analysed,
                   std::map<std::string, std::size_t>& analysed_by,
                   std::map<std::string, std::size_t>& unjudged) {
  analysed = coverage.number<std::size_t>("analysed");
  analysed_by = coverage.counts("analysed_by");
  unjudged = coverage.counts("languages");
}

void read_unread(const SavedMembers& coverage, std::vector<Gap>& gaps, std::vector<Skipped>& skipped) {
  const auto kind = [](std::string_view name) {
    return value_by_name(name, GapKind::kSkippedLimit, gap_kind_name);
  };
  coverage.each("gaps", [&](const SavedMembers& from) {
    Gap& gap = gaps.emplace_back();
    gap.path = from.path("path");
    gap.line = from.number<int>("line");
    gap.kind = from.word("kind", kind);
    gap.reason = from.text("reason");
    gap.old = from.flag("old");
  });
  coverage.each("skipped", [&](const SavedMembers& from) {
    skipped.push_back({from.path("path"), from.text("reason")});
  });
}

}  // namespace ssot
