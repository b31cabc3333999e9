// `ssot where`: "which one do I use?", for one name or as the registry of all concepts.

#include <fmt/format.h>

#include <iterator>

#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/shared_options.h"
#include "report/paint.h"
#include "report/registry.h"

namespace ssot {
namespace {

const std::vector<std::string_view> kFormats{"text", "markdown", "json"};

constexpr const char* kExamples =
    "  ssot where WebSocketManager                    the import line to copy\n"
    "  ssot where --all --format markdown=REGISTRY.md   the registry as a page";

struct Options {
  std::string name;
  bool all = false;
  std::vector<std::string> formats;
  WorkspaceOptions workspace;
  ColorOption color;
};

void declare(Arguments& arguments, Options& options) {
  arguments.positional("NAME", options.name, "A class, function, path or concept");
  arguments.flag("--all", options.all, "Every concept");
  arguments.repeated("--format", options.formats, "FORMAT[=FILE]",
                     "text, markdown or json, to standard output or a file", reports_in(kFormats));
  options.workspace.add_to(arguments);
  options.color.add_to(arguments);
}

RegistryEntry entry_of(const Answer& answer) {
  return {.id = answer.concept_id,
          .why = answer.why,
          .owner = answer.owner,
          .import_lines = answer.import_lines,
          .made_by = answer.made_by,
          .places = answer.places,
          .instead_of = answer.instead_of,
          .written = answer.written};
}

std::string render(const Output& output, const std::vector<RegistryEntry>& entries, ColorChoice choice) {
  if (output.format == "json") return render_registry_json(entries);
  if (output.format == "markdown") return render_registry_markdown(entries);
  return render_registry_text(entries,
                              output.file.empty() ? wants_color(choice, 1) : choice == ColorChoice::kAlways);
}

}  // namespace

int run_where(const CommandLine& command_line) {
  Options options;
  Arguments arguments("where", "Says which import, factory and file of a concept is the one to use.",
                      kExamples);
  declare(arguments, options);
  if (const auto ended = arguments.parse(command_line)) return *ended;
  if (options.all != options.name.empty()) {
    return arguments.wrong(options.all ? "NAME and --all exclude each other" : "a NAME is missing, or --all");
  }
  std::vector<std::string> problems;
  Invocation invocation = options.workspace.invocation(problems);
  const ColorChoice color = options.color.choice(problems);
  const auto outputs = parse_outputs(options.formats, kFormats);
  if (!outputs) problems.push_back(outputs.error());
  if (!problems.empty()) return refuse_all("where", problems);

  Progress progress(true);
  invocation.progress = progress.callback();
  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);
  const auto& workspace = std::get<Workspace>(opened);
  const auto answers =
      options.all ? Result<std::vector<Answer>>(where_all(workspace)) : where(workspace, options.name);
  progress.clear();
  if (!answers) return refuse("ssot where: " + answers.error());
  std::vector<RegistryEntry> entries;
  for (const Answer& answer : *answers) entries.push_back(entry_of(answer));
  return write_outputs(*outputs, [&](const Output& output) { return render(output, entries, color); });
}

}  // namespace ssot
