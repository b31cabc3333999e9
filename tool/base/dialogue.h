// A program that is asked line by line and answers on its standard output: one question, one answer, a
// bounded time for each.
//
// Not for programs that are run once (base/process.h).
#pragma once
#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/process.h"

namespace ssot {

class Dialogue {
 public:
  // Null when the program cannot be started. Of `command` the limits for output are not used; its timeout is
  // that of one answer. What it prints on its standard error is dropped.
  static std::unique_ptr<Dialogue> start(const Command& command);
  ~Dialogue();  // kills it
  Dialogue(const Dialogue&) = delete;
  Dialogue& operator=(const Dialogue&) = delete;

  // Each returns false once it has ended, or the time is over; then it is no use any more.
  bool say(std::string_view line);  // with its line feed
  // Up to `end`, without it; a line of more than 64 KiB is none.
  bool read_line(std::string& line, char end = '\n');
  bool read_bytes(std::size_t size, std::string& out);  // replaces `out`

 private:
  Dialogue(pid_t child, int in, int out, int timeout_ms)
      : child_(child), in_(in), out_(out), timeout_ms_(timeout_ms) {}
  bool fill();  // takes what comes next

  pid_t child_;
  int in_;
  int out_;
  int timeout_ms_;
  std::string pending_;  // read, but not asked for yet
  std::size_t taken_ = 0;
};

}  // namespace ssot
