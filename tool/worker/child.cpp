#include "worker/child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <thread>
#include <utility>

#include "base/process.h"
#include "base/spawn.h"
#include "worker/serve.h"

namespace ssot {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kLongestHello = 256;

std::string signal_words(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "crashed (segmentation fault)";
    case SIGBUS:
      return "crashed (bus error)";
    case SIGABRT:
      return "crashed (it gave up by itself)";
    case SIGILL:
    case SIGTRAP:
      return "crashed (illegal instruction)";
    case SIGFPE:
      return "crashed (arithmetic error)";
    case SIGSYS:
      return "was stopped: it tried what a reader must not do";
    case SIGXFSZ:
      return "was stopped: it tried to write a file";
    case SIGKILL:
      return "was killed, perhaps because the machine had no memory left";
    default:
      return fmt::format("was ended by signal {}", signal);
  }
}

std::string words_for(int status) {
  if (WIFSIGNALED(status)) return signal_words(WTERMSIG(status));
  switch (WEXITSTATUS(status)) {
    case kOutOfMemory:
      return "needed more memory than it may use";
    case kTooDeep:
      return "ran out of stack: something is nested too deeply";
    case kGaveUp:
      return "gave up on an error of its own";
    default:
      return fmt::format("ended early (exit code {})", WEXITSTATUS(status));
  }
}

}  // namespace

std::optional<Child> Child::start(const WorkerSetup& setup, std::string& reason) {
  std::array<int, 2> ends{-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    reason = fmt::format("Clang could not be started: {}", std::strerror(errno));
    return std::nullopt;
  }
  Command command;
  command.arguments = {setup.program, setup.root, setup.resource_dir, std::to_string(setup.memory),
                       std::to_string(setup.stack)};
  command.folder = "/";
  // Where its libraries lie, should they not lie where the system looks; nothing else of ours.
  command.environment = inherited({"LD_LIBRARY_PATH"});
  pid_t process = 0;
  // Stdin is the line; what the worker prints is nobody's.
  const int error = spawn(command, setup.program, {.in = ends[1]}, process);
  close(ends[1]);
  if (error != 0) {
    close(ends[0]);
    reason = fmt::format("Clang could not be started ({}): {}", setup.program, std::strerror(error));
    return std::nullopt;
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return Child(process, ends[0]);
}

Child::Child(pid_t process, int line) : process_(process), line_(line), reader_(kLongestHello) {
  start_clocks();
}

Child::Child(Child&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      line_(std::exchange(other.line_, -1)),
      greeted_(other.greeted_),
      broken_(other.broken_),
      tasks_(other.tasks_),
      unsent_(std::move(other.unsent_)),
      written_(other.written_),
      reader_(std::move(other.reader_)),
      since_(other.since_),
      computed_before_(other.computed_before_) {}

Child::~Child() {
  if (process_ > 0) end();
}

void Child::start_clocks() {
  since_ = Clock::now();
  computed_before_ = processor_time();
}

void Child::ask(std::string_view task, std::size_t answer_limit) {
  unsent_ = frame_bytes(Frame::Kind::kTask, task);
  written_ = 0;
  reader_ = FrameReader(answer_limit);
  ++tasks_;
  start_clocks();
  write_more();
}

void Child::write_more() {
  while (!broken_ && wants_to_write()) {
    const ssize_t sent =
        send(line_, unsent_.data() + written_, unsent_.size() - written_, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      written_ += static_cast<std::size_t>(sent);
    } else if (errno == EAGAIN) {
      return;
    } else if (errno != EINTR) {
      broken_ = true;
    }
  }
  unsent_.clear();
  written_ = 0;
}

Child::Sign Child::read_more() {
  static thread_local std::array<char, 1 << 18> buffer;
  for (;;) {
    const ssize_t got = recv(line_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return Sign::kNothing;
    if (got <= 0) return Sign::kGone;
    switch (reader_.take({buffer.data(), static_cast<std::size_t>(got)})) {
      case FrameReader::State::kIncomplete:
        break;
      case FrameReader::State::kComplete:
        return Sign::kFrame;
      case FrameReader::State::kMalformed:
        return Sign::kMalformed;
      case FrameReader::State::kTooLong:
        return Sign::kTooLong;
    }
  }
}

milliseconds Child::waited() const { return std::chrono::duration_cast<milliseconds>(Clock::now() - since_); }

milliseconds Child::computed() const { return processor_time() - computed_before_; }

milliseconds Child::processor_time() const {
  clockid_t clock{};
  timespec spent{};
  if (clock_getcpuclockid(process_, &clock) != 0 || clock_gettime(clock, &spent) != 0)
    return computed_before_;
  return milliseconds(spent.tv_sec * 1000 + spent.tv_nsec / 1'000'000);
}

std::string Child::end() {
  // One that hung up is about to end; a moment of patience tells how.
  pollfd line{line_, POLLIN, 0};
  const bool hung_up = poll(&line, 1, 0) > 0 && (line.revents & (POLLHUP | POLLERR)) != 0;
  int status = 0;
  bool reaped = false;
  for (int i = 0; hung_up && i < 500 && !reaped; ++i) {
    reaped = waitpid(process_, &status, WNOHANG) == process_;
    if (!reaped) std::this_thread::sleep_for(milliseconds(1));
  }
  kill(-process_, SIGKILL);
  if (!reaped) waitpid(process_, &status, 0);
  close(line_);
  process_ = -1;
  line_ = -1;
  return reaped ? words_for(status) : "was stopped";
}

}  // namespace ssot
