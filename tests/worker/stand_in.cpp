// Stands in for `ssot-clang` in tests of the pool: does what its task says, in the manner of hostile input.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "worker/serve.h"

namespace {

using ssot::Error;
using ssot::Result;

// Never returns; the compiler must not see that.
int deeper(int depth) {
  volatile char frame[4096];
  frame[0] = static_cast<char>(depth);
  return depth < 0 ? 0 : deeper(depth + 1) + frame[0];
}

std::string tried(long code) { return code >= 0 ? "done" : "refused"; }

std::string try_to_harm(const std::string& what, const std::string& path) {
  if (what == "write") return tried(open(path.c_str(), O_WRONLY));
  if (what == "create") return tried(open(path.c_str(), O_CREAT | O_WRONLY, 0600));
  if (what == "truncate") return tried(truncate(path.c_str(), 0));
  if (what == "remove") return tried(unlink(path.c_str()));
  if (what == "rename") return tried(rename(path.c_str(), (path + ".moved").c_str()));
  if (what == "mode") return tried(chmod(path.c_str(), 0777));
  if (what == "fork") return tried(fork());
  if (what == "socket") return tried(socket(AF_INET, SOCK_STREAM, 0));
  if (what == "run") return tried(execl("/bin/true", "true", nullptr));
  if (what == "shell") return system(("touch " + path).c_str()) == 0 ? "done" : "refused";
  if (what == "read") return tried(open(path.c_str(), O_RDONLY));
  if (what == "thread") {
    std::thread([] {}).join();
    return "done";
  }
  return "unknown";
}

Result<std::string> act(std::string_view task) {
  const std::string text(task);
  const std::string word = text.substr(0, text.find(' '));
  const std::string rest = word.size() < text.size() ? text.substr(word.size() + 1) : std::string();
  if (word == "echo") return rest;
  if (word == "fail") return Error{rest};
  if (word == "crash") std::raise(std::stoi(rest));
  if (word == "fault") *reinterpret_cast<volatile int*>(std::stoul(rest)) = 1;
  if (word == "exit") _exit(std::stoi(rest));
  if (word == "deep") return std::to_string(deeper(0));
  if (word == "spin") {
    for (volatile unsigned long turns = 0;;) {
      const unsigned long next = turns + 1;
      turns = next;
    }
  }
  if (word == "sleep") std::this_thread::sleep_for(std::chrono::hours(1));
  if (word == "eat") {
    for (std::vector<std::unique_ptr<std::vector<char>>> kept;;) {
      kept.push_back(std::make_unique<std::vector<char>>(std::size_t{1} << 24, 'x'));
    }
  }
  if (word == "long") return std::string(std::stoul(rest), 'x');
  if (word == "once") {  // crashes unless it is the first task of its worker
    static int calls = 0;
    if (++calls > 1) std::raise(SIGSEGV);
    return std::string("fresh");
  }
  if (word == "garbage") {
    for (int line = 3; line < 30; ++line) {
      [[maybe_unused]] const auto written = write(line, "Zgarbage", 8);
    }
    return std::string("after");
  }
  if (word == "stdin") {
    char byte = 0;
    return std::to_string(read(0, &byte, 1));
  }
  if (word == "environment") return std::to_string(environ == nullptr || *environ == nullptr ? 0 : 1);
  if (word == "folder") return std::string(get_current_dir_name());
  return try_to_harm(word, rest);
}

}  // namespace

int main(int count, char** words) {
  const auto arguments = ssot::WorkerArguments::from(count, words);
  if (!arguments) return 2;
  ssot::serve(*arguments, act);
}
