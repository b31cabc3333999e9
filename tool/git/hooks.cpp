#include "git/hooks.h"

#include <algorithm>
#include <initializer_list>

#include "base/path.h"
#include "git/command.h"

namespace ssot {
namespace {

// One path that git prints, absolute and with its links resolved.
Result<std::string> ask_for_path(const Repository& repository, std::initializer_list<const char*> question) {
  Command command = git_command(repository);
  command.folder = repository.top;  // what a relative core.hooksPath starts from
  // The one question whose answer is that setting, from the person's configuration and the system's as well.
  const auto setting =
      std::find(command.arguments.begin(), command.arguments.end(), "core.hooksPath=/dev/null");
  if (setting != command.arguments.end()) command.arguments.erase(setting - 1, setting + 1);
  std::erase(command.environment, "GIT_CONFIG_NOSYSTEM=1");
  for (std::string& each : inherited({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"}))
    command.environment.push_back(std::move(each));
  command.arguments.insert(command.arguments.end(), {"rev-parse", "--path-format=absolute"});
  command.arguments.insert(command.arguments.end(), question.begin(), question.end());
  Ended ended = run_program(command);
  if (!ended.succeeded())
    return Error{"git could not say where the hooks of this repository lie: " + ended.reason()};
  if (ended.out.ends_with('\n')) ended.out.pop_back();
  return ended.out;
}

}  // namespace

Result<HooksFolder> hooks_folder(const Repository& repository) {
  const auto hooks = ask_for_path(repository, {"--git-path", "hooks"});
  if (!hooks) return Error{hooks.error()};
  const auto git_folder = ask_for_path(repository, {"--git-common-dir"});
  if (!git_folder) return Error{git_folder.error()};
  return HooksFolder{*hooks, !is_under(*hooks, *git_folder) && !is_under(*hooks, repository.top)};
}

}  // namespace ssot
