// What read_python.h declares; no test of its own. Named so that the folder's test program takes it in.
#include "read_python.h"

#include <fmt/format.h>

namespace ssot::test {
namespace {

std::string import_line(const Import& import) {
  std::string line =
      fmt::format("{}:{} {} {}", import.line, import.column, import_kind_name(import.kind), import.module);
  if (!import.name.empty()) line += fmt::format(" {}", import.name);
  if (!import.alias.empty()) line += fmt::format(" as {}", import.alias);
  line += fmt::format(" [{}]", scope_name(import.scope));
  return line + (import.guarded ? " guarded" : "");
}

std::string parameter_list(const Definition& definition) {
  std::string list;
  ParameterKind last = ParameterKind::kPositional;
  const auto separate = [&] { list += list.empty() ? "" : ", "; };
  for (const Parameter& parameter : definition.parameters) {
    if (last == ParameterKind::kPositionalOnly && parameter.kind != last) list += ", /";
    separate();
    const bool bare_star = parameter.kind == ParameterKind::kKeywordOnly && last != parameter.kind &&
                           last != ParameterKind::kVararg;
    if (bare_star) list += "*, ";
    if (parameter.kind == ParameterKind::kVararg) list += "*";
    if (parameter.kind == ParameterKind::kKwarg) list += "**";
    list += std::string(parameter.name) + (parameter.has_default ? "=" : "");
    last = parameter.kind;
  }
  return list + (last == ParameterKind::kPositionalOnly ? ", /" : "");
}

std::string definition_line(const Definition& definition) {
  std::string list;
  for (const std::string_view base : definition.bases) list += (list.empty() ? "" : "; ") + std::string(base);
  const bool is_class = definition.kind == DefinitionKind::kClass;
  return fmt::format("{}{} {}({}) {}-{}{}{}", definition.is_async ? "async " : "", is_class ? "class" : "def",
                     definition.qualified, is_class ? list : parameter_list(definition), definition.line,
                     definition.end_line, definition.conditional ? " conditional" : "",
                     definition.local ? " local" : "");
}

}  // namespace

FileFacts read_python(std::string_view text) {
  std::string padded(text);
  padded.append(64, '\0');
  return python::read("a.py", {padded.data(), text.size()}, {.all_definitions = true, .literals = {}});
}

Lines imports_of(std::string_view text) {
  Lines lines;
  for (const Import& import : read_python(text).imports) lines.push_back(import_line(import));
  return lines;
}

Lines definitions_of(std::string_view text) {
  Lines lines;
  for (const Definition& definition : read_python(text).definitions)
    lines.push_back(definition_line(definition));
  return lines;
}

Lines exports_of(std::string_view text) {
  Lines lines;
  for (const Export& entry : read_python(text).exports) {
    lines.push_back(entry.target.empty() ? fmt::format("__all__: {}", entry.name)
                                         : fmt::format("{} = {}", entry.name, entry.target));
  }
  return lines;
}

Lines gaps_of(std::string_view text) {
  Lines lines;
  for (const Gap& gap : read_python(text).gaps) {
    lines.push_back(
        fmt::format("{}: {}{}", gap.line, gap.reason, gap.kind == GapKind::kLost ? "" : " (not lost)"));
  }
  return lines;
}

}  // namespace ssot::test
