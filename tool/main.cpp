// Arguments → command → exit code. What goes wrong inside ends here, with a sentence and exit code 2.

#include <malloc.h>

#include <cstdlib>
#include <exception>
#include <string>

#include "cli/commands.h"
#include "cli/console.h"

namespace {

// Reached from any thread; nothing may be relied on any more.
[[noreturn]] void end_with_sentence() {
  ssot::write_stderr("ssot: internal error; nothing above may be relied on. Please report it.\n");
  std::_Exit(ssot::kExitDidNotRun);
}

}  // namespace

int main(int argc, char** argv) {
  ssot::prepare_streams();
  // A run keeps nearly all it takes and is short: heaps grow in few large steps and give nothing back before the end.
  mallopt(M_TOP_PAD, 16 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  std::set_terminate(end_with_sentence);
  try {
    return ssot::run_command_line({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::exception& error) {
    return ssot::refuse("ssot: internal error: " + std::string(error.what()) + ". Please report it.");
  }
}
