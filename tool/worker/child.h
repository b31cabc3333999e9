// One worker process, seen from the pool: started without a shell, with an empty environment and closed
// descriptors; asked one task at a time; looked at without ever waiting.
//
// Decides nothing: what a death or a delay means for a task is the pool's matter.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "worker/frames.h"
#include "worker/pool.h"

namespace ssot {

class Child {
 public:
  // Null with `reason` set when the program cannot be started.
  static std::optional<Child> start(const WorkerSetup& setup, std::string& reason);
  ~Child();
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;

  // Sends `task` as far as it goes at once, the rest as `write_more` is called. The answer may have so many
  // bytes.
  void ask(std::string_view task, std::size_t answer_limit);
  bool wants_to_write() const { return written_ < unsent_.size(); }
  void write_more();

  enum class Sign : unsigned char { kNothing, kFrame, kMalformed, kTooLong, kGone };
  // Takes what has come.
  Sign read_more();
  Frame release() { return reader_.release(); }

  int line() const { return line_; }
  bool greeted() const { return greeted_; }
  void set_greeted() { greeted_ = true; }
  int tasks() const { return tasks_; }

  // Since the last `ask`, or since the start.
  std::chrono::milliseconds waited() const;
  std::chrono::milliseconds computed() const;

  // Ends it now. How it had ended, in a sentence without its subject, when it had ended by itself: "crashed
  // (segmentation fault)".
  std::string end();

 private:
  Child(pid_t process, int line);
  void start_clocks();
  std::chrono::milliseconds processor_time() const;

  pid_t process_ = -1;
  int line_ = -1;
  bool greeted_ = false;
  bool broken_ = false;  // writing failed; reading will say why
  int tasks_ = 0;
  std::string unsent_;
  std::size_t written_ = 0;
  FrameReader reader_;
  std::chrono::steady_clock::time_point since_;
  std::chrono::milliseconds computed_before_{0};
};

}  // namespace ssot
