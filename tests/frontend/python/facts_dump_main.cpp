// Prints what the Python front end reads, one JSON object a line, in the format of `ssot facts`: for the
// referee (tests/referee/python_facts.py) without the rest of the program.
#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "frontend/python/python.h"
#include "python_files.h"

namespace {

using Json = nlohmann::ordered_json;

Json import_json(const ssot::Import& import) {
  return {{"kind", ssot::import_kind_name(import.kind)},
          {"module", import.module},
          {"name", import.name},
          {"alias", import.alias},
          {"line", import.line},
          {"column", import.column},
          {"end_line", import.end_line},
          {"scope", ssot::scope_name(import.scope)},
          {"guarded", import.guarded},
          {"name_line", import.name_line},
          {"name_column", import.name_column},
          {"name_end_column", import.name_end_column}};
}

Json definition_json(const ssot::Definition& definition) {
  Json json = {{"kind", ssot::definition_kind_name(definition.kind)},
               {"name", definition.name},
               {"qualified", definition.qualified},
               {"line", definition.line},
               {"column", definition.column},
               {"end_line", definition.end_line}};
  if (definition.kind == ssot::DefinitionKind::kClass) {
    json["bases"] = definition.bases;
    return json;
  }
  json["async"] = definition.is_async;
  json["parameters"] = Json::array();
  for (const ssot::Parameter& parameter : definition.parameters) {
    json["parameters"].push_back({{"name", parameter.name},
                                  {"kind", ssot::parameter_kind_name(parameter.kind)},
                                  {"default", parameter.has_default}});
  }
  return json;
}

Json facts_json(const ssot::FileFacts& facts) {
  Json json = {{"path", facts.path}, {"language", "python"}};
  json["imports"] = json["definitions"] = json["exports"] = json["gaps"] = Json::array();
  for (const auto& import : facts.imports) json["imports"].push_back(import_json(import));
  for (const auto& definition : facts.definitions) json["definitions"].push_back(definition_json(definition));
  for (const auto& entry : facts.exports)
    json["exports"].push_back({{"name", entry.name}, {"target", entry.target}});
  for (const auto& gap : facts.gaps) json["gaps"].push_back({{"line", gap.line}, {"reason", gap.reason}});
  json["only_hands_on"] = facts.only_hands_on;
  json["has_all"] = facts.has_all;
  json["dynamic"] = facts.dynamic;
  return json;
}

}  // namespace

int main(int count, char** arguments) {
  const ssot::Request request{.all_definitions = true, .literals = {}};
  for (const std::string& path : ssot::test::python_files(count - 1, arguments + 1)) {
    std::size_t size = 0;
    const std::string bytes = ssot::test::padded_bytes(path, size);
    const ssot::FileFacts facts = ssot::python::read(path, {bytes.data(), size}, request);
    const std::string line = facts_json(facts).dump(-1, ' ', false, Json::error_handler_t::replace);
    fmt::print("{}\n", line);
  }
}
