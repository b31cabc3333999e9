#include "base/spawn.h"

#include <fcntl.h>
#include <spawn.h>

#include <csignal>
#include <vector>

namespace ssot {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> answer;
  for (const std::string& text : texts) answer.push_back(const_cast<char*>(text.c_str()));
  answer.push_back(nullptr);
  return answer;
}

class SpawnPlan {
 public:
  SpawnPlan(const std::string& folder, const Streams& streams) {
    posix_spawn_file_actions_init(&actions);
    take(0, streams.in, O_RDONLY);
    take(1, streams.out, O_WRONLY);
    take(2, streams.err, O_WRONLY);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    if (!folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;

 private:
  void take(int stream, int from, int how) {
    if (from >= 0) {
      posix_spawn_file_actions_adddup2(&actions, from, stream);
    } else {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", how, 0);
    }
  }
};

}  // namespace

int spawn(const Command& command, const std::string& program, const Streams& streams, pid_t& child) {
  const SpawnPlan plan(command.folder, streams);
  return posix_spawn(&child, program.c_str(), &plan.actions, &plan.attributes,
                     pointers(command.arguments).data(), pointers(command.environment).data());
}

}  // namespace ssot
