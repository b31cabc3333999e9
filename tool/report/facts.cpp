// `ssot facts`: one file's facts on one line. Optional keys are written only where they apply.

#include "report/json_facts.h"
#include "report/report.h"

namespace ssot {
namespace {

void write_import(JsonWriter& json, const Import& import) {
  json.open('{');
  json.word("kind", import_kind_name(import.kind));
  json.text("module", import.module);
  json.text("name", import.name);
  json.text("alias", import.alias);
  json.number("line", import.line);
  json.number("column", import.column);
  json.number("end_line", import.end_line);
  json.word("scope", scope_name(import.scope));
  json.number("name_line", import.name_line);
  json.number("name_column", import.name_column);
  json.number("name_end_column", import.name_end_column);
  json.flag("guarded", import.guarded);
  json.flag("conditional", import.conditional);
  json.flag("computed", import.computed);
  json.close('}');
}

void write_parameters(JsonWriter& json, const std::vector<Parameter>& parameters) {
  json.name("parameters");
  json.open('[');
  for (const Parameter& parameter : parameters) {
    json.open('{');
    json.text("name", parameter.name);
    json.word("kind", parameter_kind_name(parameter.kind));
    json.name("default");
    json.boolean(parameter.has_default);
    json.close('}');
  }
  json.close(']');
}

void write_bases(JsonWriter& json, const std::vector<std::string_view>& bases) {
  json.name("bases");
  json.open('[');
  for (const std::string_view base : bases) json.text(base);
  json.close(']');
}

void write_definition(JsonWriter& json, const Definition& definition, Language language) {
  const bool is_class =
      definition.kind == DefinitionKind::kClass || definition.kind == DefinitionKind::kStruct;
  const bool is_function = definition.kind == DefinitionKind::kFunction;
  const bool is_python = language == Language::kPython;
  json.open('{');
  json.word("kind", definition_kind_name(definition.kind));
  json.text("name", definition.name);
  json.text("qualified", definition.qualified);
  json.number("line", definition.line);
  json.number("end_line", definition.end_line);
  json.number("column", definition.column);
  json.number("name_column", definition.name_column);
  if (is_class || !definition.bases.empty()) write_bases(json, definition.bases);
  if (is_function && is_python) {
    json.name("async");
    json.boolean(definition.is_async);
  }
  // What a C++ sketch has not read is left out rather than shown as empty.
  if (is_function && (is_python || !definition.parameters.empty()))
    write_parameters(json, definition.parameters);
  if (!definition.specialisation.empty()) json.text("specialisation", definition.specialisation);
  if (!definition.target.empty()) json.text("target", definition.target);
  if (definition.access != Access::kNone) json.word("access", access_name(definition.access));
  json.flag("declaration", definition.declaration);
  json.flag("template", definition.is_template);
  json.flag("conditional", definition.conditional);
  json.flag("local", definition.local);
  json.close('}');
}

void write_export(JsonWriter& json, const Export& handed_on) {
  json.open('{');
  json.text("name", handed_on.name);
  if (!handed_on.target.empty()) json.text("target", handed_on.target);
  json.number("line", handed_on.line);
  json.number("column", handed_on.column);
  json.number("end_column", handed_on.end_column);
  json.close('}');
}

}  // namespace

void write_gap(JsonWriter& json, const Gap& gap) {
  json.open('{');
  json.path("path", gap.path);
  json.number("line", gap.line);
  json.word("kind", gap_kind_name(gap.kind));
  json.text("reason", gap.reason);
  json.close('}');
}

std::string render_facts(const FileFacts& facts) {
  std::string out;
  out.reserve(200 + facts.imports.size() * 220 + facts.definitions.size() * 300);
  JsonWriter json(out);
  json.open('{');
  json.path("path", facts.path);
  json.word("language", language_name(facts.language));
  if (!facts.module_name.empty()) json.text("module", facts.module_name);
  json.flag("module_interface", facts.module_interface);
  json.name("imports");
  json.open('[');
  for (const Import& import : facts.imports) write_import(json, import);
  json.close(']');
  json.name("definitions");
  json.open('[');
  for (const Definition& definition : facts.definitions) write_definition(json, definition, facts.language);
  json.close(']');
  if (!facts.exports.empty()) {
    json.name("exports");
    json.open('[');
    for (const Export& handed_on : facts.exports) write_export(json, handed_on);
    json.close(']');
  }
  json.flag("has_all", facts.has_all);
  json.flag("only_hands_on", facts.only_hands_on);
  json.flag("dynamic", facts.dynamic);
  json.name("gaps");
  json.open('[');
  for (const Gap& gap : facts.gaps) write_gap(json, gap);
  json.close(']');
  json.close('}');
  return out;
}

}  // namespace ssot
