#include <fmt/format.h>

#include <iterator>

#include "cli/completions.h"

namespace ssot {
namespace {

constexpr std::string_view kHead =
    "# Completions of ssot for fish, as `ssot completions fish` prints them.\n"
    "function __ssot_in\n"
    "    set -l words (commandline -opc)\n"
    "    test (count $words) -gt 1; and test $words[2] = $argv[1]\n"
    "end\n"
    "function __ssot_begins\n"
    "    test (count (commandline -opc)) -eq 1\n"
    "end\n"
    "complete -c ssot -f\n"
    "complete -c ssot -n __ssot_begins -l help -d 'Print this help'\n"
    "complete -c ssot -n __ssot_begins -l version -d 'Print the version'\n";

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char character : text) {
    if (character == '\'' || character == '\\') out += '\\';
    out += character;
  }
  return out + "'";
}

// What follows an option or an argument by its place.
std::string completer(const Values& values) {
  switch (values.kind) {
    case Values::Kind::kText:
      return "";
    case Values::Kind::kPath:
      return " -F";
    case Values::Kind::kFolder:
      return " -a '(__fish_complete_directories)'";
    case Values::Kind::kChoice:
    case Values::Kind::kReport:
      return " -a " + quoted(spaced(values.choices));
    case Values::Kind::kList:
      return fmt::format(" -a '(__fish_complete_list , \"string split \\' \\' \\'{}\\'\")'",
                         spaced(values.choices));
  }
  return "";
}

std::string option_line(const CommandDescription& command, const OptionDescription& option) {
  std::string line = fmt::format("complete -c ssot -n '__ssot_in {}'", command.name);
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.value.empty()) line += " -r" + completer(option.values);
  return line + " -d " + quoted(option.words) + "\n";
}

}  // namespace

std::string fish_completions(const CommandTable& commands) {
  std::string out(kHead);
  for (const CommandDescription& command : commands) {
    fmt::format_to(std::back_inserter(out), "complete -c ssot -n __ssot_begins -a {} -d {}\n", command.name,
                   quoted(command.summary));
    for (const OptionDescription& option : command.options) out += option_line(command, option);
    for (const OptionDescription& positional : command.positionals) {
      const std::string values = completer(positional.values);
      if (!values.empty()) out += fmt::format("complete -c ssot -n '__ssot_in {}'{}\n", command.name, values);
    }
  }
  return out;
}

}  // namespace ssot
