// `ssot` itself: its help, its version, and the choice of the command.

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/manual.h"

namespace ssot {
namespace {

constexpr std::array kCommands{
    NamedCommand{"check", "Judge the tree: one exit code, nothing silent", run_check},
    NamedCommand{"audit", "The inventory: every copy of what should exist once, its users, what to keep",
                 run_audit},
    NamedCommand{"init", "Look at the tree, propose concepts, write a commented ssot.json", run_init},
    NamedCommand{"baseline", "Record today's findings as known debt, or take out what was mended",
                 run_baseline},
    NamedCommand{"where", "Which one do I use? The canonical import, factory and owner of a name", run_where},
    NamedCommand{"graph", "The import and include graph, or a part of it", run_graph},
    NamedCommand{"facts", "What was read in files, one JSON object a line", run_facts},
    NamedCommand{"doctor", "What reading this tree rests on, and what to do about what is missing",
                 run_doctor},
    NamedCommand{"config", "The effective policy, each value with its file and line", run_config},
    NamedCommand{"explain", "A rule's page; without a rule, the catalogue", run_explain},
    NamedCommand{"report", "A saved run in another format, without the tree", run_report},
    NamedCommand{"schema", "The JSON Schema of ssot.json, of the report, the facts or known debt",
                 run_schema},
    NamedCommand{"hook", "Judge every commit: install, show or take away git's pre-commit hook", run_hook},
    NamedCommand{"completions", "Completions for bash, zsh or fish", run_completions},
    NamedCommand{"man", "The manual page", run_man},
};

constexpr std::string_view kExamples =
    "Examples:\n"
    "  ssot check                          judge the whole tree\n"
    "  ssot check src --format json        judge all of it, report what concerns src\n"
    "  ssot where WebSocketManager         which import is the right one\n"
    "  ssot explain duplicate-definition   what a rule means and what to do\n"
    "\n"
    "ssot COMMAND --help shows a command's options.\n";

std::string help() {
  std::string text =
      "ssot keeps a codebase to one source of truth: it finds every place that disagrees with the one\n"
      "you named.\n\nUsage: ssot COMMAND [OPTIONS]\n\nCommands:\n";
  for (const NamedCommand& command : kCommands) {
    fmt::format_to(std::back_inserter(text), "  {:<13}{}\n", command.name, command.summary);
  }
  text += "\nOptions:\n  -h, --help      Print this help\n  --version       Print the version\n\n";
  text.append(kExamples).append("Exit codes: ");
  for (const ExitCode& each : exit_codes()) {
    fmt::format_to(std::back_inserter(text), "{}{} {}", each.code == 0 ? "" : ", ", each.code, each.meaning);
  }
  return text + ".\n";
}

int unknown(const std::string& word) {
  if (word.starts_with('-')) {
    return refuse(fmt::format(
        "ssot: options follow the command: ssot check {} (ssot --help shows the commands)", word));
  }
  std::vector<std::string_view> names;
  for (const NamedCommand& command : kCommands) names.push_back(command.name);
  return refuse(fmt::format("ssot: unknown command \"{}\"{} (ssot --help shows them all)", word,
                            did_you_mean(word, names)));
}

}  // namespace

std::string_view version() { return SSOT_VERSION; }

std::vector<CommandDescription> describe_commands() {
  std::vector<CommandDescription> descriptions;
  for (const NamedCommand& command : kCommands) {
    command.run({.words = {}, .description = &descriptions.emplace_back()});
  }
  return descriptions;
}

int run_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    write_stderr(help());
    return kExitDidNotRun;
  }
  const std::string& word = arguments.front();
  if (word == "--help" || word == "-h") {
    write_stdout(help());
    return kExitClean;
  }
  if (word == "--version") {
    write_stdout(fmt::format("ssot {}\n", version()));
    return kExitClean;
  }
  for (const NamedCommand& command : kCommands) {
    if (command.name == word) return command.run({.words = {arguments.begin() + 1, arguments.end()}});
  }
  return unknown(word);
}

}  // namespace ssot
