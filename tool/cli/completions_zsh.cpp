#include <fmt/format.h>

#include <iterator>

#include "cli/completions.h"

namespace ssot {
namespace {

constexpr std::string_view kHead =
    "#compdef ssot\n"
    "# Completions of ssot for zsh, as `ssot completions zsh` prints them.\n"
    "_ssot_report() {\n"
    "  if compset -P '*='; then\n"
    "    _files\n"
    "  else\n"
    "    compadd -- \"$@\"\n"
    "  fi\n"
    "}\n"
    "_ssot() {\n"
    "  local curcontext=$curcontext\n"
    "  local -a commands=(\n";

constexpr std::string_view kAfterCommands =
    "  )\n"
    "  if (( CURRENT == 2 )); then\n"
    "    _describe -t commands command commands\n"
    "    [[ $words[2] == -* ]] && compadd -- --help --version\n"
    "    return\n"
    "  fi\n"
    "  shift words\n"
    "  (( CURRENT-- ))\n"
    "  case $words[1] in\n";

// Loaded by compinit as the function itself, or sourced by a person.
constexpr std::string_view kTail =
    "  esac\n"
    "}\n"
    "if [[ $funcstack[1] == _ssot ]]; then\n"
    "  _ssot \"$@\"\n"
    "else\n"
    "  compdef _ssot ssot\n"
    "fi\n";

// `text` inside single quotes, with a backslash before each of `special`.
std::string quoted(std::string_view text, std::string_view special) {
  std::string out;
  for (const char character : text) {
    if (character == '\'') {
      out += "'\\''";
      continue;
    }
    if (character == '\\' || special.find(character) != std::string_view::npos) out += '\\';
    out += character;
  }
  return out;
}

// The last part of a specification of _arguments.
std::string action(const Values& values) {
  switch (values.kind) {
    case Values::Kind::kText:
      return " ";
    case Values::Kind::kPath:
      return "_files";
    case Values::Kind::kFolder:
      return "_files -/";
    case Values::Kind::kChoice:
      return "(" + spaced(values.choices) + ")";
    case Values::Kind::kReport:
      return " _ssot_report " + spaced(values.choices);
    case Values::Kind::kList:
      return " _sequence compadd - " + spaced(values.choices);
  }
  return " ";
}

std::string option_line(const OptionDescription& option) {
  std::string names;
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    const std::string takes = option.value.empty() ? "" : is_long ? "=" : "+";
    names += (names.empty() ? "" : ",") + name + takes;
  }
  // Names of one option exclude each other; what may be given again excludes nothing.
  const std::string before = option.repeatable ? "'*'" : "'(" + spaced(option.names) + ")'";
  if (option.names.size() > 1) names = "{" + names + "}";
  std::string line = fmt::format("{}{}'[{}]", before, names, quoted(option.words, "[]:"));
  if (!option.value.empty())
    line += fmt::format(":{}:{}", quoted(option.value, "[]:"), action(option.values));
  return line + "'";
}

}  // namespace

std::string zsh_completions(const CommandTable& commands) {
  std::string names;
  std::string cases;
  for (const CommandDescription& command : commands) {
    fmt::format_to(std::back_inserter(names), "    '{}:{}'\n", command.name, quoted(command.summary, ":"));
    fmt::format_to(std::back_inserter(cases), "    {})\n      _arguments -s -S", command.name);
    for (const OptionDescription& option : command.options) cases += " \\\n        " + option_line(option);
    for (const OptionDescription& positional : command.positionals) {
      fmt::format_to(std::back_inserter(cases), " \\\n        '{}:{}:{}'", positional.repeatable ? "*" : "",
                     quoted(positional.value, ":"), action(positional.values));
    }
    cases += "\n      ;;\n";
  }
  return fmt::format("{}{}{}{}{}", kHead, names, kAfterCommands, cases, kTail);
}

}  // namespace ssot
