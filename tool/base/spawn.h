// What posix_spawn is told for every program that we start: three streams, nothing else that is open, no signals of ours, a
// process group of its own. What happens to it then is the caller's matter (base/process.h, base/dialogue.h, worker/child.h).
#pragma once
#include <sys/types.h>

#include <string>

#include "base/process.h"

namespace ssot {

struct Streams {
  int in = -1;  // each -1: /dev/null
  int out = -1;
  int err = -1;
};

// 0, or the errno of what failed. The program's group has its own id, so that what it starts can be killed with it.
int spawn(const Command& command, const std::string& program, const Streams& streams, pid_t& child);

}  // namespace ssot
