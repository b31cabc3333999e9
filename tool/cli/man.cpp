// `ssot man`: the manual page's source, on standard output.

#include "cli/commands.h"
#include "cli/manual.h"
#include "cli/shared_options.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot man | man -l -    read it\n"
    "  ssot man > ssot.1      keep it";

}  // namespace

int run_man(const CommandLine& command_line) {
  Arguments arguments("man", "Prints the manual page's source. Packages install it.", kExamples);
  if (const auto ended = arguments.parse(command_line)) return *ended;
  write_stdout(manual_page(describe_commands(), version()));
  return kExitClean;
}

}  // namespace ssot
