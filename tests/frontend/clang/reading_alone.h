// Reads C++ text at depth 2 in tests, and prints facts as short lines that are easy to compare.
#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontend/clang/clang.h"

namespace ssot::test {

using Macros = std::vector<std::pair<std::string, std::string>>;

inline FileFacts read_alone(std::string_view text, const std::string& path = "a.cpp", Macros macros = {},
                            bool bodies = false) {
  AloneRequest request;
  request.path = path;
  request.text = text;
  request.macros = std::move(macros);
  request.bodies = bodies;
  return clang_reader::parse_alone({}, request);
}

// "1-3 class a::Foo<int> : Base", with what else applies behind it.
inline std::string deep_line(const Definition& definition, const Detail& detail) {
  std::string line =
      fmt::format("{}-{} {} {}{}", definition.line, definition.end_line,
                  definition_kind_name(definition.kind), definition.qualified, definition.specialisation);
  if (definition.kind == DefinitionKind::kFunction) {
    line += '(';
    for (std::size_t i = 0; i < definition.parameters.size(); ++i) {
      if (i > 0) line += ", ";
      if (i < detail.parameter_types.size()) line += detail.parameter_types[i];
      if (!definition.parameters[i].name.empty()) line += fmt::format(" {}", definition.parameters[i].name);
      if (definition.parameters[i].has_default) line += "=";
    }
    line += ')';
    if (!detail.type.empty()) line += fmt::format(" -> {}", detail.type);
  } else if (!detail.type.empty()) {
    line += fmt::format(" of {}", detail.type);
  }
  if (definition.declaration) line += " declaration";
  if (definition.is_template) line += " template";
  if (definition.conditional) line += " conditional";
  if (definition.local) line += " local";
  if (detail.is_virtual) line += " virtual";
  if (detail.is_pure) line += " pure";
  if (detail.is_static) line += " static";
  if (detail.is_const) line += " const";
  if (detail.is_deleted) line += " deleted";
  if (!detail.reference.empty()) line += fmt::format(" {}", detail.reference);
  if (detail.from_macro) line += " from-macro";
  if (!definition.target.empty()) line += fmt::format(" = {}", definition.target);
  for (const std::string_view base : definition.bases) line += fmt::format(" : {}", base);
  if (!detail.sure) line += " unsure";
  return line;
}

inline std::vector<std::string> deep_lines(const FileFacts& facts) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < facts.definitions.size(); ++i) {
    if (facts.definitions[i].kind != DefinitionKind::kMacro)
      lines.push_back(deep_line(facts.definitions[i], facts.details[i]));
  }
  return lines;
}

inline std::vector<std::string> alone(std::string_view text, const std::string& path = "a.cpp",
                                      Macros macros = {}, bool bodies = false) {
  return deep_lines(read_alone(text, path, std::move(macros), bodies));
}

using Lines = std::vector<std::string>;

}  // namespace ssot::test
