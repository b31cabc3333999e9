// A saved audit, read back to the inventory that it was made of: for `ssot report --from`, which renders it
// again without the tree. Members that this version does not know are passed over.

#include "base/json_cursor.h"
#include "base/located_json.h"
#include "report/audit_formats.h"
#include "report/json_coverage.h"
#include "report/read_audit_parts.h"
#include "report/read_trend.h"

namespace ssot {
namespace {

constexpr std::string_view kSchema = "ssot-audit/1";
constexpr std::string_view kAnySchema = "\"ssot-audit/";

// Over one value, however deep.
void skip_value(JsonCursor& cursor) {
  std::size_t depth = 0;
  do {
    const char here = cursor.here();
    if (here == '{' || here == '[') ++depth;
    if ((here == '}' || here == ']') && depth > 0) --depth;
    cursor.skip_token();
    cursor.skip_between();
  } while (depth > 0 && !cursor.at_end());
}

Score score(const SavedMembers& from) {
  from.need({"points", "possible", "right", "all", "right_definitions", "definitions", "right_imports",
             "imports", "backups"});
  return {.points = from.number<int>("points"),
          .possible = from.number<int>("possible"),
          .right = from.number<std::size_t>("right"),
          .all = from.number<std::size_t>("all"),
          .right_definitions = from.number<std::size_t>("right_definitions"),
          .definitions = from.number<std::size_t>("definitions"),
          .right_imports = from.number<std::size_t>("right_imports"),
          .imports = from.number<std::size_t>("imports"),
          .backups = from.number<std::size_t>("backups")};
}

BriefConcept other(const SavedMembers& from) {
  from.need({"id", "name", "definitions", "imports", "hurt", "path"});
  return {from.text("id"),
          from.text("name"),
          from.number<std::size_t>("definitions"),
          from.number<std::size_t>("imports"),
          from.number<std::size_t>("hurt"),
          from.path("path")};
}

ClutterFolder clutter(const SavedMembers& from) {
  from.need({"folder", "files", "identical", "older", "changed", "orphans", "bytes"});
  return {from.path("folder"),
          from.number<std::size_t>("files"),
          from.number<std::size_t>("identical"),
          from.number<std::size_t>("older"),
          from.number<std::size_t>("changed"),
          from.number<std::size_t>("orphans"),
          from.number<std::uint64_t>("bytes")};
}

void read_head(const SavedMembers& audit, Inventory& inventory) {
  audit.need({"date", "policy", "only", "hints", "summary", "coverage", "concepts", "others", "clutter",
              "graph", "trend"});
  inventory.title = audit.text("title");
  inventory.date = audit.text("date");
  inventory.commit = audit.text("commit");
  inventory.policy_files = audit.paths("policy");
  inventory.only = audit.paths("only");
  inventory.hints = audit.texts("hints");
  if (const auto summary = audit.object("summary")) {
    summary->need({"files", "score"});
    inventory.files = summary->number<std::size_t>("files");
    if (const auto inside = summary->object("score")) inventory.score = score(*inside);
  }
  if (const auto coverage = audit.object("coverage")) {
    coverage->need({"analysed", "analysed_by", "languages", "gaps", "skipped"});
    read_analysed(*coverage, inventory.analysed, inventory.analysed_by, inventory.unjudged);
    read_unread(*coverage, inventory.gaps, inventory.skipped);
  }
}

void read_parts(const SavedMembers& audit, Inventory& inventory) {
  audit.each("concepts",
             [&](const SavedMembers& item) { inventory.concepts.push_back(read_audit_concept(item)); });
  audit.each("others", [&](const SavedMembers& item) { inventory.others.push_back(other(item)); });
  audit.each("clutter", [&](const SavedMembers& item) { inventory.clutter.push_back(clutter(item)); });
  if (const auto inside = audit.object("graph")) inventory.graph = read_audit_graph(*inside);
  audit.each("trend", [&](const SavedMembers& item) { inventory.trend.push_back(read_trend_members(item)); });
}

}  // namespace

Result<Inventory> read_inventory(std::string_view json, const std::string& file) {
  const JsonDocument document = read_json(json, {});  // each value would keep a copy of the file's name
  if (!document.complaints.empty()) {
    const JsonComplaint& first = document.complaints.front();
    return Error{JsonMistake{first.place, first.message}.in(file)};
  }
  std::optional<JsonMistake> mistake;
  const SavedMembers audit(document.root, mistake);
  if (!mistake && audit.text("schema") != kSchema)
    audit.wrong(document.root.place,
                "this is no audit that this version can read (\"schema\" is not \"ssot-audit/1\")");
  Inventory inventory;
  if (!mistake) read_head(audit, inventory);
  if (!mistake) read_parts(audit, inventory);
  if (mistake) return Error{mistake->in(file)};
  return inventory;
}

bool is_saved_audit(std::string_view json) {
  JsonCursor cursor(json);
  cursor.skip_blank();
  if (cursor.here() != '{') return false;
  cursor.skip_token();
  cursor.skip_between();
  while (!cursor.at_end() && cursor.here() != '}') {
    const bool schema = cursor.token() == "\"schema\"";
    cursor.skip_token();
    cursor.skip_between();
    if (schema) return cursor.token().starts_with(kAnySchema);
    skip_value(cursor);
  }
  return false;
}

}  // namespace ssot
