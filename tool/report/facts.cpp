// `ssot facts`: one file's facts on one line. Optional keys are written only where they apply.

#include <fmt/format.h>

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

// `types` is empty, or as long as `parameters`.
void write_parameters(JsonWriter& json, const std::vector<Parameter>& parameters,
                      const std::vector<std::string_view>& types) {
  json.name("parameters");
  json.open('[');
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter& parameter = parameters[i];
    json.open('{');
    json.text("name", parameter.name);
    json.word("kind", parameter_kind_name(parameter.kind));
    json.name("default");
    json.boolean(parameter.has_default);
    if (i < types.size()) json.text("type", types[i]);
    json.close('}');
  }
  json.close(']');
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string_view>& texts) {
  json.name(name);
  json.open('[');
  for (const std::string_view text : texts) json.text(text);
  json.close(']');
}

void write_known_text(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.text(name, text);
}

// What only a parser knows of a C++ definition.
void write_detail(JsonWriter& json, const Definition& definition, const Detail& detail) {
  if (definition.parent >= 0) json.number("parent", definition.parent);
  json.name("sure");
  json.boolean(detail.sure);
  json.flag("virtual", detail.is_virtual);
  json.flag("pure", detail.is_pure);
  json.flag("static", detail.is_static);
  json.flag("const", detail.is_const);
  json.flag("deleted", detail.is_deleted);
  json.flag("inline", detail.is_inline);
  json.flag("macro", detail.from_macro);
  json.flag("internal", detail.internal);
  write_known_text(json, "type", detail.type);
  write_known_text(json, "reference", detail.reference);
  write_known_text(json, "meant", detail.meant);
  if (!detail.full_bases.empty()) write_texts(json, "full_bases", detail.full_bases);
  if (!detail.content.empty()) write_texts(json, "content", detail.content);
  if (detail.odr_hash != 0) json.text("odr_hash", fmt::format("{:016x}", detail.odr_hash));
}

void write_argument(JsonWriter& json, const Argument& argument) {
  json.open('{');
  write_known_text(json, "keyword", argument.keyword);
  json.text("text", argument.text);
  json.flag("literal", argument.literal);
  json.flag("nested", argument.nested);
  json.number("line", argument.line);
  json.number("column", argument.column);
  json.close('}');
}

void write_use(JsonWriter& json, const Use& use) {
  json.open('{');
  json.word("kind", use_kind_name(use.kind));
  json.text("name", use.name);
  write_known_text(json, "how", use.how);
  write_known_text(json, "meant", use.meant);
  write_known_text(json, "bound", use.bound);
  json.flag("continued", use.continued);
  json.flag("returned", use.returned);
  json.flag("maybe", use.maybe);
  if (!use.arguments.empty()) {
    json.name("arguments");
    json.open('[');
    for (const Argument& each : use.arguments) write_argument(json, each);
    json.close(']');
  }
  json.number("line", use.line);
  json.number("column", use.column);
  json.number("end_line", use.end_line);
  json.number("end_column", use.end_column);
  if (use.parent >= 0) json.number("parent", use.parent);
  json.close('}');
}

void write_binding(JsonWriter& json, const Binding& binding) {
  json.open('{');
  json.text("name", binding.name);
  if (binding.literal || !binding.value.empty()) json.text("value", binding.value);
  json.flag("literal", binding.literal);
  json.number("line", binding.line);
  json.number("column", binding.column);
  if (binding.parent >= 0) json.number("parent", binding.parent);
  json.close('}');
}

void write_mention(JsonWriter& json, const Mention& mention) {
  json.open('{');
  json.text("text", mention.text);
  json.text("how", mention.how);
  json.number("line", mention.line);
  json.number("column", mention.column);
  json.number("end_column", mention.end_column);
  if (mention.parent >= 0) json.number("parent", mention.parent);
  json.close('}');
}

void write_suppression(JsonWriter& json, const Suppression& suppression) {
  json.open('{');
  json.name("rules");
  json.open('[');
  for (const std::string_view rule : suppression.rules) json.text(rule);
  json.close(']');
  write_known_text(json, "until", suppression.until);
  write_known_text(json, "reason", suppression.reason);
  if (!suppression.understood) {
    json.name("understood");
    json.boolean(false);
  }
  json.flag("alone", suppression.alone);
  json.flag("leads", suppression.leads);
  json.number("line", suppression.line);
  json.number("column", suppression.column);
  json.number("end_column", suppression.end_column);
  if (suppression.first_line != 0) {
    json.number("first_line", suppression.first_line);
    json.number("last_line", suppression.last_line);
  }
  json.close('}');
}

template <class Entry>
void write_all(JsonWriter& json, std::string_view name, const std::vector<Entry>& entries,
               void (*write)(JsonWriter&, const Entry&)) {
  if (entries.empty()) return;
  json.name(name);
  json.open('[');
  for (const Entry& each : entries) write(json, each);
  json.close(']');
}

// `detail` is null at depth 1.
void write_definition(JsonWriter& json, const Definition& definition, Language language,
                      const Detail* detail) {
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
  if (is_class || !definition.bases.empty()) write_texts(json, "bases", definition.bases);
  if (is_function && is_python) {
    json.name("async");
    json.boolean(definition.is_async);
  }
  // What a C++ sketch has not read is left out rather than shown as empty.
  if (is_function && (is_python || detail != nullptr || !definition.parameters.empty()))
    write_parameters(json, definition.parameters,
                     detail == nullptr ? std::vector<std::string_view>() : detail->parameter_types);
  if (!definition.specialisation.empty()) json.text("specialisation", definition.specialisation);
  if (!definition.target.empty()) json.text("target", definition.target);
  write_known_text(json, "returns", definition.returns);
  if (!definition.decorators.empty()) write_texts(json, "decorators", definition.decorators);
  if (definition.access != Access::kNone) json.word("access", access_name(definition.access));
  json.flag("declaration", definition.declaration);
  json.flag("template", definition.is_template);
  json.flag("conditional", definition.conditional);
  json.flag("local", definition.local);
  if (detail != nullptr) write_detail(json, definition, *detail);
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
  if (gap.old) json.flag("old", true);
  json.close('}');
}

std::string render_facts(const FileFacts& facts) {
  std::string out;
  out.reserve(200 + facts.imports.size() * 220 + facts.definitions.size() * 300);
  JsonWriter json(out);
  json.open('{');
  json.path("path", facts.path);
  json.word("language", language_name(facts.language));
  if (facts.depth != Proof::kLexer) json.word("depth", proof_name(facts.depth));
  if (!facts.module_name.empty()) json.text("module", facts.module_name);
  json.flag("module_interface", facts.module_interface);
  json.name("imports");
  json.open('[');
  for (const Import& import : facts.imports) write_import(json, import);
  json.close(']');
  json.name("definitions");
  json.open('[');
  for (std::size_t i = 0; i < facts.definitions.size(); ++i) {
    const Detail* detail = i < facts.details.size() ? &facts.details[i] : nullptr;
    write_definition(json, facts.definitions[i], facts.language, detail);
  }
  json.close(']');
  write_all(json, "exports", facts.exports, write_export);
  write_all(json, "uses", facts.uses, write_use);
  write_all(json, "bindings", facts.bindings, write_binding);
  write_all(json, "mentions", facts.mentions, write_mention);
  write_all(json, "suppressions", facts.suppressions, write_suppression);
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
