// Prints what the Python front end reads, one JSON object a line, in the format of `ssot facts`: for the
// referees (tests/referee/python_*.py) without the rest of the program. `--uses` first: uses, bindings and
// mentions too.
#include <cstdio>
#include <string_view>

#include "frontend/python/python.h"
#include "python_files.h"
#include "report/report.h"

int main(int count, char** arguments) {
  const bool uses = count > 1 && std::string_view(arguments[1]) == "--uses";
  ssot::Request request;
  request.all_definitions = true;
  request.all_uses = uses;
  const int skipped = uses ? 2 : 1;
  for (const std::string& path : ssot::test::python_files(count - skipped, arguments + skipped)) {
    std::size_t size = 0;
    const std::string bytes = ssot::test::padded_bytes(path, size);
    const std::string line =
        ssot::render_facts(ssot::python::read(path, {bytes.data(), size}, request)) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
}
