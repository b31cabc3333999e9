#include "git/ignore_rules.h"

#include <algorithm>
#include <string_view>

#include "git/command.h"

namespace ssot {
namespace {

// Paths a call: far below the system's limit for arguments.
constexpr std::size_t kPathsACall = 500;

}  // namespace

Result<std::vector<std::string>> ignored_paths(const Repository& repository,
                                               const std::vector<std::string>& paths) {
  std::vector<std::string> ignored;
  for (std::size_t start = 0; start < paths.size(); start += kPathsACall) {
    Command command = git_command(repository);
    command.arguments.insert(command.arguments.end(), {"check-ignore", "-z", "--no-index", "--"});
    const std::size_t end = std::min(start + kPathsACall, paths.size());
    command.arguments.insert(command.arguments.end(), paths.begin() + static_cast<std::ptrdiff_t>(start),
                             paths.begin() + static_cast<std::ptrdiff_t>(end));
    const Ended ended = run_program(command);
    // 1 means that none of them is ignored.
    if (!ended.succeeded() && !(ended.how == Ended::How::kExited && ended.code == 1))
      return Error{"git check-ignore: " + ended.reason()};
    each_record(ended.out, [&](std::string_view path) { ignored.emplace_back(path); });
  }
  std::sort(ignored.begin(), ignored.end());
  return ignored;
}

}  // namespace ssot
