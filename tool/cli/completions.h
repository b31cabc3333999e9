// Completion scripts, each from the same descriptions of the commands. All text in them is ours: what the
// scanned tree holds (files, names) is completed by the shell itself.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.h"

namespace ssot {

using CommandTable = std::vector<CommandDescription>;

std::string bash_completions(const CommandTable& commands);
std::string zsh_completions(const CommandTable& commands);
std::string fish_completions(const CommandTable& commands);

// `words` with spaces between.
std::string spaced(const std::vector<std::string>& words);

}  // namespace ssot
