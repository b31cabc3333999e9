#include "base/dialogue.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/spawn.h"

namespace ssot {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 10;
constexpr std::size_t kPiece = std::size_t{256} << 10;

}  // namespace

std::unique_ptr<Dialogue> Dialogue::start(const Command& command) {
  const std::string program = command.arguments.empty() ? "" : find_program(command.arguments.front());
  if (program.empty()) return nullptr;
  // Its input is a socket, because writing to a closed pipe would raise a signal.
  std::array<int, 2> in{-1, -1};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in.data()) != 0) return nullptr;
  std::array<int, 2> out{-1, -1};
  if (pipe2(out.data(), O_CLOEXEC) != 0) {
    close(in[0]);
    close(in[1]);
    return nullptr;
  }
  fcntl(out[0], F_SETPIPE_SZ, 1 << 20);
  pid_t child = 0;
  const int error = spawn(command, program, {.in = in[1], .out = out[1]}, child);
  close(in[1]);
  close(out[1]);
  if (error != 0) {
    close(in[0]);
    close(out[0]);
    return nullptr;
  }
  return std::unique_ptr<Dialogue>(new Dialogue(child, in[0], out[0], command.timeout_ms));
}

Dialogue::~Dialogue() {
  close(in_);
  close(out_);
  kill(-child_, SIGKILL);
  int status = 0;
  while (waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
}

bool Dialogue::say(std::string_view line) {
  while (!line.empty()) {
    const ssize_t sent = send(in_, line.data(), line.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    line.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Dialogue::fill() {
  pollfd waiting{out_, POLLIN, 0};
  int ready = 0;
  while ((ready = poll(&waiting, 1, timeout_ms_)) < 0 && errno == EINTR) {
  }
  if (ready <= 0) return false;
  pending_.erase(0, taken_);
  taken_ = 0;
  const std::size_t before = pending_.size();
  pending_.resize(before + kPiece);
  ssize_t got = 0;
  while ((got = read(out_, pending_.data() + before, kPiece)) < 0 && errno == EINTR) {
  }
  pending_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got > 0;
}

bool Dialogue::read_line(std::string& line, char end) {
  for (;;) {
    const std::size_t found = pending_.find(end, taken_);
    if (found != std::string::npos) {
      line.assign(pending_, taken_, found - taken_);
      taken_ = found + 1;
      return true;
    }
    if (pending_.size() - taken_ > kLongestLine || !fill()) return false;
  }
}

bool Dialogue::read_bytes(std::size_t size, std::string& out) {
  out.clear();
  out.reserve(size);
  for (;;) {
    const std::size_t part = std::min(size - out.size(), pending_.size() - taken_);
    out.append(pending_, taken_, part);
    taken_ += part;
    if (out.size() == size) return true;
    if (!fill()) return false;
  }
}

}  // namespace ssot
