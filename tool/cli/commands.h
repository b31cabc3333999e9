// Every command: arguments after its name in, exit code out. One file a command.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.h"

namespace ssot {

struct NamedCommand {
  std::string_view name;
  std::string_view summary;  // one line of `ssot --help`
  int (*run)(const CommandLine&);
};

int run_check(const CommandLine& arguments);
int run_audit(const CommandLine& arguments);
int run_init(const CommandLine& arguments);
int run_baseline(const CommandLine& arguments);
int run_where(const CommandLine& arguments);
int run_graph(const CommandLine& arguments);
int run_facts(const CommandLine& arguments);
int run_doctor(const CommandLine& arguments);
int run_config(const CommandLine& arguments);
int run_explain(const CommandLine& arguments);
int run_report(const CommandLine& arguments);
int run_schema(const CommandLine& arguments);
int run_hook(const CommandLine& arguments);
int run_completions(const CommandLine& arguments);
int run_man(const CommandLine& arguments);

// Chooses the command and runs it.
int run_command_line(const std::vector<std::string>& arguments);

// Every command, in the order of `ssot --help`, described by itself.
std::vector<CommandDescription> describe_commands();

std::string_view version();

}  // namespace ssot
