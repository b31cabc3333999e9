#include "base/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "base/spawn.h"
#include "base/text.h"

namespace ssot {
namespace {

using Clock = std::chrono::steady_clock;

// One end of a pipe that we read without ever blocking.
class Stream {
 public:
  Stream(int fd, std::size_t limit) : fd_(fd), limit_(limit) {}
  ~Stream() { close_end(); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  int fd() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  bool overflowed() const { return overflowed_; }
  std::string& text() { return text_; }

  // Takes what is there now.
  void drain() {
    while (open()) {
      const ssize_t got = ::read(fd_, buffer_.data(), buffer_.size());
      if (got > 0) {
        take(static_cast<std::size_t>(got));
      } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
        close_end();
      } else if (errno == EAGAIN) {
        return;
      }
    }
  }

 private:
  void take(std::size_t got) {
    const std::size_t room = limit_ - text_.size();
    overflowed_ = overflowed_ || got > room;
    text_.append(buffer_.data(), std::min(got, room));
  }
  void close_end() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

  int fd_;
  std::size_t limit_;
  bool overflowed_ = false;
  std::string text_;
  std::array<char, 1 << 16> buffer_;
};

void settle(Ended& ended, int status) {
  ended.how = WIFEXITED(status) ? Ended::How::kExited : Ended::How::kKilled;
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
}

// Reads both streams until the program has ended, printed too much or run out of time.
void attend(pid_t child, const Command& command, Stream& out, Stream& err, Ended& ended) {
  const auto deadline = Clock::now() + std::chrono::milliseconds(command.timeout_ms);
  int status = 0;
  for (;;) {
    std::array<pollfd, 2> waiting{pollfd{out.fd(), POLLIN, 0}, pollfd{err.fd(), POLLIN, 0}};
    // With both pipes closed it is about to end; else look now and then whether only its children still hold
    // them.
    poll(waiting.data(), waiting.size(), out.open() || err.open() ? 20 : 1);
    out.drain();
    err.drain();
    if (waitpid(child, &status, WNOHANG) == child) {
      out.drain();
      err.drain();
      settle(ended, status);
      if (out.overflowed()) ended.how = Ended::How::kTooMuchOutput;
      return;
    }
    if (out.overflowed() || Clock::now() >= deadline) {
      ended.how = out.overflowed() ? Ended::How::kTooMuchOutput : Ended::How::kTimedOut;
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      return;
    }
  }
}

Ended not_run(Ended::How how, int error) {
  Ended ended;
  ended.how = how;
  ended.code = error;
  return ended;
}

}  // namespace

Ended run_program(const Command& command) {
  const std::string program = command.arguments.empty() ? "" : find_program(command.arguments.front());
  if (program.empty()) return not_run(Ended::How::kNotFound, ENOENT);
  std::array<int, 2> out_pipe{-1, -1};
  std::array<int, 2> err_pipe{-1, -1};
  if (pipe2(out_pipe.data(), O_CLOEXEC) != 0) return not_run(Ended::How::kNotStarted, errno);
  if (pipe2(err_pipe.data(), O_CLOEXEC) != 0) {
    const int error = errno;
    close(out_pipe[0]);
    close(out_pipe[1]);
    return not_run(Ended::How::kNotStarted, error);
  }
  fcntl(out_pipe[0], F_SETPIPE_SZ, 1 << 20);  // fewer switches between the two of us; refused without harm
  fcntl(out_pipe[0], F_SETFL, O_NONBLOCK);
  fcntl(err_pipe[0], F_SETFL, O_NONBLOCK);
  Stream out(out_pipe[0], command.output_limit);
  Stream err(err_pipe[0], command.error_limit);

  pid_t child = 0;
  const int error = spawn(command, program, {.out = out_pipe[1], .err = err_pipe[1]}, child);
  close(out_pipe[1]);
  close(err_pipe[1]);
  if (error != 0) return not_run(Ended::How::kNotStarted, error);
  Ended ended;
  attend(child, command, out, err, ended);
  ended.out = std::move(out.text());
  ended.err = std::move(err.text());
  return ended;
}

std::string Ended::reason() const {
  std::string said = valid_utf8(err.substr(0, err.find('\n')));
  if (!said.empty()) said = ": " + said;
  switch (how) {
    case How::kExited:
      return fmt::format("it ended with exit code {}{}", code, said);
    case How::kKilled:
      return fmt::format("it was killed by signal {}{}", code, said);
    case How::kTimedOut:
      return "it took too long and was stopped";
    case How::kTooMuchOutput:
      return "it printed too much and was stopped";
    case How::kNotFound:
      return "it is not installed";
    case How::kNotStarted:
      break;
  }
  return fmt::format("it could not be started: {}", std::strerror(code));
}

std::string find_program(std::string_view name) {
  const auto runs = [](const std::string& path) {
    struct stat info;
    return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && access(path.c_str(), X_OK) == 0;
  };
  if (name.find('/') != std::string_view::npos) {
    const std::string path(name);
    return name.front() == '/' && runs(path) ? path : std::string();
  }
  const char* search = std::getenv("PATH");
  for (const std::string_view folder : split(search == nullptr ? "/usr/bin:/bin" : search, ':')) {
    if (!folder.starts_with('/')) continue;
    const std::string path = std::string(folder) + "/" + std::string(name);
    if (runs(path)) return path;
  }
  return {};
}

std::vector<std::string> inherited(const std::vector<std::string>& names) {
  std::vector<std::string> answer;
  for (const std::string& name : names) {
    if (const char* value = std::getenv(name.c_str())) answer.push_back(name + "=" + value);
  }
  return answer;
}

}  // namespace ssot
