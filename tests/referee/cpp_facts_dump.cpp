// Prints what the C++ front end reads, one JSON object a line, for the files named on standard input.
//
// For developers: it needs nothing of the tool but the front end, so the referee can judge it while the rest
// is being built.
#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/files.h"
#include "base/json.h"
#include "frontend/cpp/cpp.h"

namespace {

ssot::Json import_json(const ssot::Import& import) {
  ssot::Json value = {{"kind", ssot::import_kind_name(import.kind)},
                      {"module", import.module},
                      {"line", import.line},
                      {"column", import.column},
                      {"end_line", import.end_line},
                      {"name_line", import.name_line},
                      {"name_column", import.name_column},
                      {"name_end_column", import.name_end_column}};
  if (import.conditional) value["conditional"] = true;
  if (import.computed) value["computed"] = true;
  return value;
}

ssot::Json definition_json(const ssot::Definition& definition) {
  ssot::Json value = {{"kind", ssot::definition_kind_name(definition.kind)},
                      {"name", definition.name},
                      {"qualified", definition.qualified},
                      {"line", definition.line},
                      {"column", definition.column},
                      {"end_line", definition.end_line},
                      {"parent", definition.parent}};
  if (definition.declaration) value["declaration"] = true;
  if (definition.is_template) value["template"] = true;
  if (definition.conditional) value["conditional"] = true;
  if (definition.local) value["local"] = true;
  if (!definition.specialisation.empty()) value["specialisation"] = definition.specialisation;
  if (!definition.target.empty()) value["target"] = definition.target;
  if (definition.access != ssot::Access::kNone) value["access"] = ssot::access_name(definition.access);
  for (const std::string_view base : definition.bases) value["bases"].push_back(base);
  for (const ssot::Parameter& parameter : definition.parameters) {
    value["parameters"].push_back({{"name", parameter.name}, {"default", parameter.has_default}});
  }
  return value;
}

}  // namespace

int main() {
  std::string path;
  ssot::FileBuffer buffer;
  const ssot::Request request{.all_definitions = true, .literals = {}};
  while (std::getline(std::cin, path)) {
    ssot::Json value = {{"path", path},
                        {"imports", ssot::Json::array()},
                        {"definitions", ssot::Json::array()},
                        {"gaps", ssot::Json::array()}};
    if (buffer.read(path) != ssot::FileBuffer::Status::kOk) {
      value["gaps"].push_back({{"line", 0}, {"kind", "unread"}, {"reason", buffer.reason()}});
    } else {
      const ssot::FileFacts facts = ssot::cpp::read(path, buffer.text(), request);
      value["only_hands_on"] = facts.only_hands_on;
      if (!facts.module_name.empty()) value["module"] = facts.module_name;
      for (const auto& import : facts.imports) value["imports"].push_back(import_json(import));
      for (const auto& definition : facts.definitions)
        value["definitions"].push_back(definition_json(definition));
      for (const auto& gap : facts.gaps) {
        value["gaps"].push_back(
            {{"line", gap.line}, {"kind", ssot::gap_kind_name(gap.kind)}, {"reason", gap.reason}});
      }
    }
    std::cout << ssot::to_text(value) << '\n';
  }
  return 0;
}
