#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "model/rule_words.h"
#include "report/sarif_parts.h"
#include "report/shown_finding.h"
#include "report/totals.h"
#include "report/utf16.h"

namespace ssot {
namespace {

constexpr std::size_t kLinksShown = 5;

// A region of which only its lines are known in UTF-16: columns left out mean whole lines.
void write_lines(JsonWriter& json, const Region& region) {
  if (region.line == 0) return;
  json.name("region");
  json.open('{');
  json.number("startLine", region.line);
  json.number("endLine", end_line_of(region));
  json.close('}');
}

void write_region(JsonWriter& json, std::string_view name, int line, int column, int end_line,
                  int end_column) {
  json.name(name);
  json.open('{');
  json.number("startLine", line);
  json.number("startColumn", column);
  json.number("endLine", end_line);
  if (end_column != 0) json.number("endColumn", end_column);
  json.close('}');
}

// GitHub wants both columns: what lies on other lines, or behind the known part of the line, is left out.
void write_github_region(JsonWriter& json, const Finding& finding) {
  const Utf16Columns columns = utf16_columns(finding.region, finding.snippet);
  const int start = std::max(columns.start, 1);
  const int end = columns.end != 0 ? columns.end : utf16_length(finding.snippet) + 1;
  const int line = line_of(finding.region);
  write_region(json, "region", line, start, line, std::max(end, start + 1));
}

void write_full_region(JsonWriter& json, const Finding& finding) {
  const Utf16Columns columns = utf16_columns(finding.region, finding.snippet);
  if (finding.region.line == 0 || columns.start == 0) return write_lines(json, finding.region);
  write_region(json, "region", finding.region.line, columns.start, end_line_of(finding.region), columns.end);
}

void write_locations(JsonWriter& json, const Finding& finding, const SarifProfile& profile) {
  json.name("locations");
  json.open('[');
  json.open('{');
  json.name("physicalLocation");
  json.open('{');
  write_sarif_artifact(json, path_of(finding), profile);
  if (profile.for_github) {
    write_github_region(json, finding);
  } else {
    write_full_region(json, finding);
  }
  json.close('}');
  json.close('}');
  json.close(']');
}

// The members of a location at a related place.
void write_place(JsonWriter& json, const Related& related, const SarifProfile& profile) {
  json.name("physicalLocation");
  json.open('{');
  write_sarif_artifact(json, related.path, profile);
  write_lines(json, related.region);
  json.close('}');
  if (!related.message.empty())
    write_sarif_text(json, "message", for_terminal(related.message), profile.most_text);
}

void write_related(JsonWriter& json, const Finding& finding, const SarifProfile& profile) {
  json.name("relatedLocations");
  json.open('[');
  for (std::size_t i = 0; i < finding.related.size() && i < profile.most_places; ++i) {
    json.open('{');
    json.number("id", i + 1);
    write_place(json, finding.related[i], profile);
    json.close('}');
  }
  json.close(']');
}

// Every hop of a ring is a related place, in order.
bool is_a_flow(const Finding& finding) { return finding.rule == "import-cycle" && !finding.related.empty(); }

void write_flow(JsonWriter& json, const Finding& finding, const SarifProfile& profile) {
  json.name("codeFlows");
  json.open('[');
  json.open('{');
  json.name("threadFlows");
  json.open('[');
  json.open('{');
  json.name("locations");
  json.open('[');
  for (std::size_t i = 0; i < finding.related.size() && i < profile.most_steps; ++i) {
    json.open('{');
    json.name("location");
    json.open('{');
    write_place(json, finding.related[i], profile);
    json.close('}');
    json.close('}');
  }
  json.close(']');
  json.close('}');
  json.close(']');
  json.close('}');
  json.close(']');
}

// A name of the tree must not become a link: `](` would.
std::string without_links(std::string text) {
  for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 3))
    text.insert(at, "\\");
  return text;
}

// Viewers show related places that the message links to.
std::string links(const Finding& finding) {
  std::string out;
  for (std::size_t i = 0; i < finding.related.size() && i < kLinksShown; ++i) {
    std::string label = for_terminal(finding.related[i].message);
    if (label.empty() || label.find_first_of("[]\\") != std::string::npos)
      label = fmt::format("place {}", i + 1);
    fmt::format_to(std::back_inserter(out), "{}[{}]({})", i == 0 ? " See " : ", ", label, i + 1);
  }
  return out.empty() ? out : out + ".";
}

std::string message_of(const Finding& finding, const SarifProfile& profile) {
  std::string text = without_links(words_of(finding));
  const std::string see = links(finding);
  if (see.empty()) return text;
  if (!text.ends_with('.')) text += '.';
  // Half a link is worse than none.
  return text.size() + see.size() <= profile.most_text ? text + see : text;
}

// Every edit must lie on the one line that is known; a fix that cannot be shown whole is not shown.
bool can_be_shown(const Finding& finding) {
  return finding.fix && !finding.fix->edits.empty() &&
         std::all_of(finding.fix->edits.begin(), finding.fix->edits.end(), [&](const Edit& edit) {
           return edit.path == finding.path && edit.region.line == finding.region.line &&
                  edit.region.line != 0 && utf16_columns(edit.region, finding.snippet).end != 0;
         });
}

void write_fix(JsonWriter& json, const Finding& finding, const SarifProfile& profile) {
  json.name("fixes");
  json.open('[');
  json.open('{');
  write_sarif_text(json, "description", for_terminal(finding.fix->title), profile.most_text);
  json.name("artifactChanges");
  json.open('[');
  json.open('{');
  write_sarif_artifact(json, finding.path, profile);
  json.name("replacements");
  json.open('[');
  for (const Edit& edit : finding.fix->edits) {
    const Utf16Columns columns = utf16_columns(edit.region, finding.snippet);
    json.open('{');
    write_region(json, "deletedRegion", edit.region.line, columns.start, edit.region.line, columns.end);
    json.name("insertedContent");
    json.open('{');
    json.text("text", edit.text);
    json.close('}');
    json.close('}');
  }
  json.close(']');
  json.close('}');
  json.close(']');
  json.close('}');
  json.close(']');
}

// What identifies the result in the next run. A whole folder has no line to hash, so it brings its own value.
void write_fingerprints(JsonWriter& json, const Finding& finding, const SarifProfile& profile) {
  json.name("partialFingerprints");
  json.open('{');
  json.text("ssot/v1", finding.fingerprint);
  if (!finding.github_line_hash.empty()) {
    json.text("primaryLocationLineHash", finding.github_line_hash);
  } else if (profile.for_github) {
    json.text("primaryLocationLineHash", finding.fingerprint + ":1");
  }
  json.close('}');
}

void write_status(JsonWriter& json, const Finding& finding) {
  const bool suppressed = finding.status == Status::kSuppressed;
  json.name("suppressions");
  json.open('[');
  if (suppressed) {
    json.open('{');
    json.word("kind",
              finding.suppressed_in_source ? "inSource" : "external");  // else an `allow` of the policy
    json.word("status", "accepted");
    if (!finding.justification.empty()) json.text("justification", for_terminal(finding.justification));
    json.close('}');
  }
  json.close(']');
  if (!suppressed) json.word("baselineState", finding.status == Status::kKnown ? "unchanged" : "new");
}

void write_properties(JsonWriter& json, const Finding& finding) {
  json.name("properties");
  json.open('{');
  if (!finding.concept_id.empty()) json.text("concept", finding.concept_id);
  json.word("proof", proof_name(finding.proof));
  json.close('}');
}

void write_rule(JsonWriter& json, const Finding& finding) {
  json.text("ruleId", id_of(finding.rule));
  std::size_t index = 0;
  for (const RuleWords& rule : all_rules()) {
    if (rule.name == finding.rule && rule.built) return json.number("ruleIndex", index);
    index += rule.built ? 1 : 0;
  }
}

}  // namespace

void write_sarif_result(JsonWriter& json, const Finding& finding, const SarifProfile& profile) {
  json.open('{');
  write_rule(json, finding);
  json.word("level", finding.severity == Severity::kOff ? "none" : severity_name(finding.severity));
  write_sarif_text(json, "message", message_of(finding, profile), profile.most_text);
  write_locations(json, finding, profile);
  if (!finding.related.empty()) write_related(json, finding, profile);
  if (is_a_flow(finding)) write_flow(json, finding, profile);
  write_fingerprints(json, finding, profile);
  if (!profile.for_github) {
    write_status(json, finding);
    if (can_be_shown(finding)) write_fix(json, finding, profile);
    write_properties(json, finding);
  }
  json.close('}');
}

void write_sarif_artifact(JsonWriter& json, const std::string& path, const SarifProfile& profile) {
  json.name("artifactLocation");
  json.open('{');
  json.text("uri", percent_encoded(in_repository(profile.folder, path)));
  json.word("uriBaseId", "ROOT");
  json.close('}');
}

void write_sarif_text(JsonWriter& json, std::string_view name, std::string_view text, std::size_t most) {
  json.name(name);
  json.open('{');
  json.text("text", cut_to(text, most));
  json.close('}');
}

}  // namespace ssot
