// How fast the Python front end reads the files under the given folders, on one thread, from memory.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <limits>

#include "frontend/python/python.h"
#include "python_files.h"

namespace {

struct Text {
  std::string bytes;
  std::size_t size;
};

// Seconds this thread has had a processor, so that other work on the machine counts less.
double seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void measure(const char* what, const std::vector<Text>& texts, const ssot::Request& request) {
  double best = std::numeric_limits<double>::max();
  std::size_t bytes = 0, imports = 0, definitions = 0, gaps = 0;
  for (int round = 0; round < 7; ++round) {
    bytes = imports = definitions = gaps = 0;
    const double start = seconds();
    for (const Text& text : texts) {
      const ssot::FileFacts facts = ssot::python::read({}, {text.bytes.data(), text.size}, request);
      bytes += text.size;
      imports += facts.imports.size();
      definitions += facts.definitions.size();
      gaps += facts.gaps.size();
    }
    best = std::min(best, seconds() - start);
  }
  fmt::print("{:<24}{:>8.0f} MB/s  {:.3f} s, {} files, {} imports, {} definitions, {} gaps\n", what,
             static_cast<double>(bytes) / best / 1e6, best, texts.size(), imports, definitions, gaps);
}

}  // namespace

int main(int count, char** folders) {
  std::vector<Text> texts;
  for (const std::string& path : ssot::test::python_files(count - 1, folders + 1)) {
    Text text;
    text.bytes = ssot::test::padded_bytes(path, text.size);
    texts.push_back(std::move(text));
  }
  measure("imports", texts, {});
  measure("with one literal", texts, {.all_definitions = false, .literals = {"WebSocketManager"}});
  measure("with all definitions", texts, {.all_definitions = true, .literals = {}});
}
