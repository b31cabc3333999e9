#include <fmt/format.h>

#include <iterator>

#include "cli/completions.h"

namespace ssot {
namespace {

// Bash takes words apart at "=", and calls with the pieces: "--format" "=" "text", "--format" "text" "="
// "file".
constexpr std::string_view kHead =
    "# Completions of ssot for bash, as `ssot completions bash` prints them.\n"
    "_ssot_files() {\n"
    "  compopt -o default 2>/dev/null\n"
    "}\n"
    "_ssot_folders() {\n"
    "  compopt -o dirnames 2>/dev/null\n"
    "}\n"
    "_ssot_one_of() {\n"
    "  mapfile -t COMPREPLY < <(compgen -W \"$*\" -- \"$current\")\n"
    "}\n"
    "_ssot_some_of() {\n"
    "  local before=\n"
    "  [[ $current == *,* ]] && before=${current%,*},\n"
    "  mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$*\" -- \"${current#\"$before\"}\")\n"
    "  compopt -o nospace 2>/dev/null\n"
    "}\n"
    "_ssot() {\n"
    "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
    "  COMPREPLY=()\n"
    "  if ((COMP_CWORD == 1)); then\n"
    "    _ssot_one_of ";

constexpr std::string_view kAfterCommands =
    "\n"
    "    return\n"
    "  fi\n"
    "  if [[ $current == = ]]; then\n"
    "    current=\n"
    "    [[ $previous == -* ]] || { _ssot_files; return; }\n"
    "  elif [[ $previous == = ]]; then\n"
    "    previous=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    [[ $previous == -* ]] || { _ssot_files; return; }\n"
    "  fi\n"
    "  case ${COMP_WORDS[1]}:$previous in\n";

constexpr std::string_view kAfterValues =
    "  esac\n"
    "  case ${COMP_WORDS[1]}:$current in\n";

constexpr std::string_view kTail =
    "  esac\n"
    "}\n"
    "complete -F _ssot ssot\n";

// The call that completes a value, or ":" where only the person knows.
std::string completer(const Values& values) {
  switch (values.kind) {
    case Values::Kind::kText:
      return ":";
    case Values::Kind::kPath:
      return "_ssot_files";
    case Values::Kind::kFolder:
      return "_ssot_folders";
    case Values::Kind::kChoice:
    case Values::Kind::kReport:
      return "_ssot_one_of " + spaced(values.choices);
    case Values::Kind::kList:
      return "_ssot_some_of " + spaced(values.choices);
  }
  return ":";
}

}  // namespace

std::string bash_completions(const CommandTable& commands) {
  std::string names;
  std::string values;
  std::string words;
  for (const CommandDescription& command : commands) {
    names += command.name + " ";
    std::string options;
    for (const OptionDescription& option : command.options) {
      options += " " + spaced(option.names);
      if (option.value.empty()) continue;
      for (const std::string& name : option.names) {
        fmt::format_to(std::back_inserter(values), "    {}:{}) {}; return ;;\n", command.name, name,
                       completer(option.values));
      }
    }
    fmt::format_to(std::back_inserter(words), "    {}:-*) _ssot_one_of{} ;;\n", command.name, options);
    if (!command.positionals.empty()) {
      fmt::format_to(std::back_inserter(words), "    {}:*) {} ;;\n", command.name,
                     completer(command.positionals.front().values));
    }
  }
  return fmt::format("{}{}--help --version{}{}{}{}{}", kHead, names, kAfterCommands, values, kAfterValues,
                     words, kTail);
}

}  // namespace ssot
