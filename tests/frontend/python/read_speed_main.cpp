// How fast the Python front end reads the files under the given folders, on one thread, from memory.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <limits>

#include "frontend/python/python.h"
#include "model/anchors.h"
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
  std::size_t bytes = 0, imports = 0, definitions = 0, uses = 0, gaps = 0;
  for (int round = 0; round < 7; ++round) {
    bytes = imports = definitions = uses = gaps = 0;
    const double start = seconds();
    for (const Text& text : texts) {
      const ssot::FileFacts facts = ssot::python::read({}, {text.bytes.data(), text.size}, request);
      bytes += text.size;
      imports += facts.imports.size();
      definitions += facts.definitions.size();
      uses += facts.uses.size();
      gaps += facts.gaps.size();
    }
    best = std::min(best, seconds() - start);
  }
  fmt::print("{:<24}{:>8.0f} MB/s  {:.3f} s, {} files, {} imports, {} definitions, {} uses, {} gaps\n", what,
             static_cast<double>(bytes) / best / 1e6, best, texts.size(), imports, definitions, uses, gaps);
}

}  // namespace

int main(int count, char** folders) {
  std::vector<Text> texts;
  for (const std::string& path : ssot::test::python_files(count - 1, folders + 1)) {
    Text text;
    text.bytes = ssot::test::padded_bytes(path, text.size);
    texts.push_back(std::move(text));
  }
  ssot::Request nothing, literal, word, definitions, uses;
  literal.literals = {"WebSocketManager"};
  word.words = {{"websocket_manager", true}};
  definitions.all_definitions = uses.all_definitions = uses.all_uses = true;
  for (ssot::Request* each : {&literal, &word}) each->search = ssot::search_of(*each);
  measure("imports", texts, nothing);
  measure("with one literal", texts, literal);
  measure("with one word", texts, word);
  measure("with all definitions", texts, definitions);
  measure("with all uses", texts, uses);
}
