// `ssot schema`: the JSON Schemas that are compiled in, byte for byte.

#include "cli/commands.h"
#include "cli/shared_options.h"
#include "model/embedded.h"

namespace ssot {
namespace {

const std::vector<std::string_view> kNames{"report", "audit", "trend", "facts", "baseline"};

constexpr const char* kExamples =
    "  ssot schema > ssot.schema.json   for editors: name it in the file's \"$schema\"\n"
    "  ssot schema report               of ssot check --format json\n"
    "  ssot schema audit                of ssot audit --format json\n"
    "  ssot schema trend                of a line of the history that ssot audit keeps\n"
    "  ssot schema facts                of one line of ssot facts\n"
    "  ssot schema baseline             of the file of known debt";

}  // namespace

int run_schema(const CommandLine& command_line) {
  std::string name;
  Arguments arguments(
      "schema", "Prints a JSON Schema: of ssot.json, of reports, audits, facts, or known debt.", kExamples);
  arguments.positional("NAME", name, "report, audit, trend, facts or baseline; without it, that of ssot.json",
                       choices_of(kNames));
  if (const auto ended = arguments.parse(command_line)) return *ended;
  if (!name.empty()) {
    const auto known = one_of("NAME", name, kNames);
    if (!known) return refuse("ssot schema: " + known.error());
  }
  write_stdout(embedded_file("schema/" + (name.empty() ? std::string("ssot") : name) + ".schema.json"));
  return kExitClean;
}

}  // namespace ssot
