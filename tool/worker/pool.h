// Clang in processes of their own: one `ssot-clang` a thread, fed one task at a time, with limits on stack,
// memory, processor and wall clock. A crash, a hang or a blow-up becomes an answer that says so; the other
// tasks are not touched.
//
// Knows nothing of what is asked: tasks and answers are JSON texts (worker/tasks.h makes and reads them).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ssot {

struct WorkerLimits {
  // Of processor time for one task; by the clock it may take three times as long, so that a busy machine
  // costs no answer.
  int task_ms = 60'000;
  std::size_t answer = std::size_t{256} << 20;  // bytes of one answer
  std::vector<int> own_ms = {};                 // in place of task_ms, by task; empty: task_ms for all
};
// Questions about flags, includes of one unit: milliseconds, unless the input is hostile.
constexpr WorkerLimits kQuestionLimits{.task_ms = 4'000};
// A parse of so many bytes of text, all that it includes counted: a small one costs seconds at most, however
// hostile it is, and a large one that is honest has its minute.
constexpr int kShortestParse_ms = 3'000;
constexpr int kLongestParse_ms = 60'000;
int parse_ms(std::uint64_t bytes);

struct WorkerSetup {
  std::string program;       // absolute path of ssot-clang; find_worker()
  std::string root;          // absolute
  std::string resource_dir;  // Clang's builtin headers
  unsigned workers = 1;
  std::size_t memory = std::size_t{4}
                       << 30;  // bytes of address space one worker may use; never more than the machine has
  std::size_t stack = std::size_t{64} << 20;  // bytes
};

struct WorkerAnswer {
  bool ok = false;
  std::string text;  // the answer, when ok
  // When not ok: a sentence without its full stop, "Clang crashed (segmentation fault)", "Clang took more
  // than 60 seconds" …
  std::string reason;
};

class WorkerPool {
 public:
  explicit WorkerPool(WorkerSetup setup);
  ~WorkerPool();  // ends the workers
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Runs every task, each once; a task whose worker dies is tried once more in a fresh one when an earlier
  // task may have been to blame; one that takes too long is not, and when many do, the others of this run get
  // less time. `take` is called on this thread, in the order in which answers arrive. Call it on a thread
  // that lives as long as the pool: the workers end with the thread that started them.
  void run(const std::vector<std::string>& tasks, const WorkerLimits& limits,
           const std::function<void(std::size_t index, WorkerAnswer answer)>& take);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The worker program: beside this executable, or in ../libexec/ssot of it; empty when there is none.
std::string find_worker();
// Clang's builtin headers: ../lib/ssot/clang of this executable, else where LLVM is installed; empty when
// there are none.
std::string find_builtin_headers();

}  // namespace ssot
