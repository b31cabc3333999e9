// Runs another program and captures what it prints: no shell, a bounded time, bounded output, an environment
// that is named.
//
// Not for workers that we fork ourselves; for programs such as git.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

struct Command {
  std::vector<std::string> arguments;    // [0] is the program: absolute, or a name that is looked up in PATH
  std::string folder;                    // where it runs; empty: where we run
  std::vector<std::string> environment;  // "NAME=value", all it gets
  int timeout_ms = 60'000;
  std::size_t output_limit = std::size_t{512} << 20;  // bytes of stdout; more ends the program
  std::size_t error_limit = std::size_t{16} << 10;    // bytes of stderr that are kept; the rest is dropped
};

struct Ended {
  enum class How : unsigned char { kExited, kKilled, kTimedOut, kTooMuchOutput, kNotFound, kNotStarted };
  How how = How::kNotStarted;
  int code = 0;     // exit code, or signal, or errno
  std::string out;  // stdout
  std::string err;  // stderr

  bool succeeded() const { return how == How::kExited && code == 0; }
  // Why it did not succeed, in words: "it ended with exit code 128: fatal: index file corrupt".
  std::string reason() const;
};

// Stdin is empty. When the time is over the program and what it started are killed.
Ended run_program(const Command& command);

// The absolute path of a program. Relative entries of PATH are passed over: the scanned tree must not choose
// what runs.
std::string find_program(std::string_view name);

// "NAME=value" of those variables of ours that are set.
std::vector<std::string> inherited(const std::vector<std::string>& names);

}  // namespace ssot
