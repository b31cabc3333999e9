#include "cli/console.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "report/untrusted.h"

namespace ssot {
namespace {

bool stdout_was_closed = false;  // written once, before any thread runs

// 0, or the errno of the write that failed.
int write_all(int stream, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(stream, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool terminal_is_dumb() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

}  // namespace

void prepare_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  for (int stream = 0; stream <= 2; ++stream) {
    if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF) continue;
    if (stream == 1) stdout_was_closed = true;
    // The lowest free number is this one.
    if (::open("/dev/null", stream == 0 ? O_RDONLY : O_WRONLY) < 0) std::_Exit(kExitDidNotRun);
  }
}

void write_stdout(std::string_view text) {
  if (text.empty()) return;
  const int error = stdout_was_closed ? EBADF : write_all(1, text);
  if (error == 0) return;
  write_stderr(std::string("ssot: cannot write to standard output: ") + std::strerror(error) +
               "; the report is incomplete.\n");
  std::_Exit(kExitDidNotRun);
}

void write_stderr(std::string_view text) { write_all(2, text); }

int refuse(const std::vector<std::string>& messages) {
  std::string text;
  for (const std::string& message : messages) {
    append_for_terminal(text, message);
    text += '\n';
  }
  write_stderr(text);
  return kExitDidNotRun;
}

int refuse(const std::string& message) { return refuse(std::vector<std::string>{message}); }

bool wants_color(ColorChoice choice, int stream) {
  if (choice != ColorChoice::kAuto) return choice == ColorChoice::kAlways;
  if (is_set("NO_COLOR")) return false;
  if (is_set("FORCE_COLOR")) return std::string_view(std::getenv("FORCE_COLOR")) != "0";
  return !terminal_is_dumb() && ::isatty(stream) == 1;
}

bool stderr_is_terminal() { return !terminal_is_dumb() && ::isatty(2) == 1; }

}  // namespace ssot
