#include "git/command.h"

#include <iterator>

#include "base/text.h"

namespace ssot {

// Each option is here because `ls-files` would obey the repository's configuration without it, or because a
// later git might.
Command git_command(const Repository& repository, const std::string& work_tree, const std::string& folder) {
  Command command;
  command.arguments = {"git",
                       "--no-pager",
                       "--literal-pathspecs",
                       "--no-optional-locks",
                       "--git-dir=" + repository.top + "/.git",
                       "--work-tree=" + work_tree,
                       "-c",
                       "core.fsmonitor=false",
                       "-c",
                       "core.untrackedCache=false",
                       "-c",
                       "core.hooksPath=/dev/null",
                       "-c",
                       "core.attributesFile=/dev/null",
                       "-c",
                       "submodule.recurse=false",
                       "-c",
                       "protocol.allow=never",
                       "-c",
                       "advice.objectNameWarning=false"};
  command.folder = folder;
  // Every GIT_* variable of ours is left behind. "none" is no protocol: an object that is missing is not
  // fetched.
  command.environment = inherited({"PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR"});
  command.environment.insert(command.environment.end(),
                             {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_ALLOW_PROTOCOL=none",
                              "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "GIT_CONFIG_NOSYSTEM=1"});
  return command;
}

Command git_command(const Repository& repository) {
  return git_command(repository, repository.top, repository.folder);
}

Ended run_git(const Repository& repository, std::vector<std::string> arguments,
              const std::vector<std::string>& environment) {
  Command command = git_command(repository);
  command.arguments.insert(command.arguments.end(), std::make_move_iterator(arguments.begin()),
                           std::make_move_iterator(arguments.end()));
  command.environment.insert(command.environment.end(), environment.begin(), environment.end());
  return run_program(command);
}

std::string first_complaint(std::string_view printed) {
  for (const std::string_view line : split(printed, '\n')) {
    if (line.starts_with("error: ") || line.starts_with("fatal: ")) return valid_utf8(line);
  }
  return {};
}

}  // namespace ssot
