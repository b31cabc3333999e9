#include "report/registry.h"

#include <fmt/format.h>

#include <iterator>

#include "report/json_writer.h"
#include "report/paint.h"

namespace ssot {
namespace {

void append_rows(std::string& out, std::string_view label, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    fmt::format_to(std::back_inserter(out), "  {:<12}{}\n", label, for_terminal(value));
    label = "";
  }
}

void append_row(std::string& out, std::string_view label, const std::string& value) {
  if (!value.empty()) append_rows(out, label, {value});
}

void append_list(std::string& out, std::string_view label, const std::vector<std::string>& values) {
  if (values.empty()) return;
  fmt::format_to(std::back_inserter(out), "- {}:", label);
  for (std::size_t i = 0; i < values.size(); ++i) out += (i == 0 ? " " : ", ") + markdown_code(values[i]);
  out += '\n';
}

void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.name(key);
  json.open('[');
  for (const std::string& value : values) json.text(value);
  json.close(']');
}

}  // namespace

std::string render_registry_text(const std::vector<RegistryEntry>& entries, bool color) {
  const Paint paint(color);
  if (entries.empty()) return "no concept is declared\n";
  std::string out;
  for (const RegistryEntry& entry : entries) {
    if (!out.empty()) out += '\n';
    out += paint(Paint::Style::kBold, for_terminal(entry.id)) + "\n";
    append_rows(out, "use", entry.import_lines);
    append_rows(out, "made by", entry.made_by);
    append_rows(out, "lives in", entry.places);
    append_rows(out, "instead of", entry.instead_of);
    append_row(out, "why", entry.why);
    append_row(out, "owner", entry.owner);
    append_row(out, "written at", to_text(entry.written));
  }
  return out;
}

std::string render_registry_markdown(const std::vector<RegistryEntry>& entries) {
  std::string out = "# One source of truth\n\nWritten by `ssot where --all --format markdown`.\n";
  for (const RegistryEntry& entry : entries) {
    fmt::format_to(std::back_inserter(out), "\n## {}\n\n", for_markdown(entry.id));
    if (!entry.why.empty()) out += for_markdown(entry.why) + "\n\n";
    append_list(out, "Use", entry.import_lines);
    append_list(out, "Made by", entry.made_by);
    append_list(out, "Lives in", entry.places);
    append_list(out, "Instead of", entry.instead_of);
    if (!entry.owner.empty()) append_list(out, "Owner", {entry.owner});
  }
  return out;
}

std::string render_registry_json(const std::vector<RegistryEntry>& entries) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  json.line_break(2);
  json.word("schema", "ssot-registry/1");
  json.line_break(2);
  json.name("concepts");
  json.open('[');
  for (const RegistryEntry& entry : entries) {
    json.line_break(4);
    json.open('{');
    json.text("id", entry.id);
    json.text("why", entry.why);
    json.text("owner", entry.owner);
    write_list(json, "import_lines", entry.import_lines);
    write_list(json, "made_by", entry.made_by);
    write_list(json, "places", entry.places);
    write_list(json, "instead_of", entry.instead_of);
    json.text("written", to_text(entry.written));
    json.close('}');
  }
  json.close(']');
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace ssot
