// Reads C++ text in tests, and prints facts as short lines that are easy to compare.
#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "frontend/cpp/cpp.h"

namespace ssot::test {

inline FileFacts read_cpp(std::string_view text, const std::string& path = "a.cpp") {
  FileBuffer buffer;
  buffer.assign(text);
  return cpp::read(path, buffer.text(), Request{.all_definitions = true, .literals = {}});
}

// "1:1 <vector>", with ` conditional` and ` computed` where they apply; modules with `import` in front.
inline std::vector<std::string> imports_of(std::string_view text, const std::string& path = "a.cpp") {
  std::vector<std::string> lines;
  const FileFacts facts = read_cpp(text, path);
  for (const Import& import : facts.imports) {
    lines.push_back(fmt::format(
        "{}:{} {}{}{}{}", import.line, import.column, import.kind == ImportKind::kModule ? "import " : "",
        import.module, import.conditional ? " conditional" : "", import.computed ? " computed" : ""));
  }
  return lines;
}

// "3 lost The comment …".
inline std::vector<std::string> gaps_of(std::string_view text) {
  std::vector<std::string> lines;
  const FileFacts facts = read_cpp(text);
  for (const Gap& gap : facts.gaps)
    lines.push_back(fmt::format("{} {} {}", gap.line, gap_kind_name(gap.kind), gap.reason));
  return lines;
}

// "1-3 class a::Foo", with what else applies behind it. Macros are left out unless asked for.
inline std::string line_of(const Definition& definition) {
  std::string line = fmt::format("{}-{} {} {}", definition.line, definition.end_line,
                                 definition_kind_name(definition.kind), definition.qualified);
  line += definition.specialisation;
  if (definition.declaration) line += " declaration";
  if (definition.is_template) line += " template";
  if (definition.conditional) line += " conditional";
  if (definition.local) line += " local";
  if (!definition.target.empty()) line += fmt::format(" = {}", definition.target);
  for (const std::string_view base : definition.bases) line += fmt::format(" : {}", base);
  return line;
}

inline std::vector<std::string> definitions_of(std::string_view text, const std::string& path = "a.cpp") {
  std::vector<std::string> lines;
  const FileFacts facts = read_cpp(text, path);
  for (const Definition& definition : facts.definitions) {
    if (definition.kind != DefinitionKind::kMacro) lines.push_back(line_of(definition));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace ssot::test
