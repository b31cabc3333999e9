// `ssot completions`: the script for one shell, on standard output.

#include "cli/completions.h"

#include <algorithm>
#include <array>

#include "cli/commands.h"
#include "cli/shared_options.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot completions bash > ~/.local/share/bash-completion/completions/ssot\n"
    "  ssot completions zsh > ~/.zfunc/_ssot        where ~/.zfunc is in fpath, before compinit\n"
    "  ssot completions fish > ~/.config/fish/completions/ssot.fish";

struct Shell {
  std::string_view name;
  std::string (*script)(const CommandTable& commands);
};

constexpr std::array kShells{
    Shell{"bash", bash_completions},
    Shell{"zsh", zsh_completions},
    Shell{"fish", fish_completions},
};

}  // namespace

std::string spaced(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

int run_completions(const CommandLine& command_line) {
  std::string name;
  std::vector<std::string_view> names;
  for (const Shell& shell : kShells) names.push_back(shell.name);
  Arguments arguments("completions", "Prints the completions for a shell. Packages install them.", kExamples);
  arguments.positional("SHELL", name, "bash, zsh or fish", choices_of(names));
  if (const auto ended = arguments.parse(command_line)) return *ended;
  if (name.empty()) return arguments.wrong("a SHELL is missing: bash, zsh or fish");
  const auto known = one_of("SHELL", name, names);
  if (!known) return refuse("ssot completions: " + known.error());
  const auto shell =
      std::find_if(kShells.begin(), kShells.end(), [&](const Shell& each) { return each.name == name; });
  write_stdout(shell->script(describe_commands()));
  return kExitClean;
}

}  // namespace ssot
