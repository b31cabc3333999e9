// A worker's side: takes a task, answers it, takes the next. Used by `ssot-clang` and by what stands in for
// it in tests.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ssot {

// With which a worker ends when it knows why it cannot go on; the pool turns them into words.
enum WorkerExit : int {
  kEndedWell = 0,
  kOutOfMemory = 81,
  kTooDeep = 82,
  kGaveUp = 83,  // Clang found itself in a state that it cannot leave
};

// How the pool starts a worker: `program root resource_dir memory stack`.
struct WorkerArguments {
  std::string root;
  std::string resource_dir;
  std::size_t memory = 0;  // bytes
  std::size_t stack = 0;   // bytes

  static Result<WorkerArguments> from(int count, char** words);
};

// Until the pool hangs up; then the process ends. Limits and isolation are in force before the first task.
// Tasks run on one thread with a stack of their own.
[[noreturn]] void serve(const WorkerArguments& arguments,
                        const std::function<Result<std::string>(std::string_view task)>& answer);

}  // namespace ssot
