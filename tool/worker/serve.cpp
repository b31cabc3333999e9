#include "worker/serve.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <new>

#include "worker/frames.h"
#include "worker/isolation.h"

namespace ssot {
namespace {

constexpr std::size_t kLongestTask = std::size_t{1} << 30;

// The low end of the stack on which tasks run, for the handler that has nothing else to go by.
char* volatile stack_low = nullptr;

// A fault at the end of the stack is a text nested too deeply; any other is a crash and stays one.
void on_fault(int signal, siginfo_t* info, void*) {
  constexpr std::ptrdiff_t kMargin = 1 << 16;  // one function may step over the end by its own frame
  const char* place = static_cast<const char*>(info->si_addr);
  if (place >= stack_low - kMargin && place < stack_low + kMargin) _exit(kTooDeep);
  ::signal(signal, SIG_DFL);  // happens again at once, and then counts
}

void handle_faults() {
  static std::array<char, 1 << 14> own_stack;
  stack_t stack{};
  stack.ss_sp = own_stack.data();
  stack.ss_size = own_stack.size();
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigaction(SIGSEGV, &action, nullptr);
  sigaction(SIGBUS, &action, nullptr);
}

void limit(int what, rlim_t most) {
  const rlimit value{most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &value);
}

void set_limits(std::size_t memory) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() == 1) _exit(kEndedWell);  // the parent was gone before that
  std::set_new_handler([] { _exit(kOutOfMemory); });
  // When memory runs out after all, the worker goes first, not the program that asks it.
  if (const int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC); score >= 0) {
    [[maybe_unused]] const auto written = write(score, "1000", 4);
    close(score);
  }
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they reserve terabytes
  const auto pages = static_cast<std::size_t>(std::max(1L, sysconf(_SC_PHYS_PAGES)));
  const std::size_t installed = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  limit(RLIMIT_AS, std::min(memory, installed / 4 * 3));
#else
  (void)memory;
#endif
}

// The line to the pool, away from stdin: a unit named `-` reads nothing.
int private_line() {
  const int line = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 10);
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (line < 0 || nothing < 0) _exit(kGaveUp);
  dup2(nothing, STDIN_FILENO);
  close(nothing);
  return line;
}

void send(int line, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = write(line, bytes.data(), bytes.size());
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) _exit(kEndedWell);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

Frame receive(int line) {
  static std::array<char, 1 << 16> buffer;
  FrameReader reader(kLongestTask);
  while (reader.state() == FrameReader::State::kIncomplete) {
    const ssize_t got = read(line, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) _exit(kEndedWell);
    reader.take({buffer.data(), static_cast<std::size_t>(got)});
  }
  if (reader.state() != FrameReader::State::kComplete) _exit(kGaveUp);
  return reader.release();
}

struct Loop {
  int line;
  const std::function<Result<std::string>(std::string_view)>& answer;
};

void* run_loop(void* opaque) {
  const Loop& loop = *static_cast<const Loop*>(opaque);
  handle_faults();
  send(loop.line, frame_bytes(Frame::Kind::kHello, SSOT_VERSION));
  for (;;) {
    const Frame task = receive(loop.line);
    const Result<std::string> said = loop.answer(task.text);
    send(loop.line,
         said ? frame_bytes(Frame::Kind::kAnswer, *said) : frame_bytes(Frame::Kind::kRefusal, said.error()));
  }
}

}  // namespace

Result<WorkerArguments> WorkerArguments::from(int count, char** words) {
  const auto number = [](std::string_view word, std::size_t& value) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size() && value > 0;
  };
  WorkerArguments arguments;
  if (count != 5 || !number(words[3], arguments.memory) || !number(words[4], arguments.stack)) {
    return Error{"This program is started by ssot, not by a person."};
  }
  arguments.root = words[1];
  arguments.resource_dir = words[2];
  return arguments;
}

void serve(const WorkerArguments& arguments,
           const std::function<Result<std::string>(std::string_view)>& answer) {
  const int line = private_line();
  set_limits(arguments.memory);
  // A stack that we map ourselves: its end is known, and no limit of the shell's makes it smaller.
  const std::size_t guard = std::size_t{1} << 16;
  void* const stack = mmap(nullptr, arguments.stack + guard, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (stack == MAP_FAILED || mprotect(stack, guard, PROT_NONE) != 0) _exit(kOutOfMemory);
  stack_low = static_cast<char*>(stack) + guard;
  isolate();
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstack(&attributes, stack_low, arguments.stack);
  Loop loop{line, answer};
  pthread_t thread{};
  if (pthread_create(&thread, &attributes, run_loop, &loop) != 0) _exit(kGaveUp);
  pthread_join(thread, nullptr);
  _exit(kEndedWell);
}

}  // namespace ssot
