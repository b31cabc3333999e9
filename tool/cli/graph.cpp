// `ssot graph`: who imports whom, as one picture or as an answer to "why does this depend on that?".

#include <fmt/format.h>

#include <charconv>

#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/shared_options.h"
#include "report/report.h"

namespace ssot {
namespace {

const std::vector<std::string_view> kFormats{"json", "dot", "mermaid"};
const std::vector<std::string_view> kLevels{"file", "folder"};

constexpr const char* kExamples =
    "  ssot graph --format dot | dot -Tsvg > graph.svg\n"
    "  ssot graph --from app/main.py --to app/db.py    the shortest chain of imports\n"
    "  ssot graph --around app.ws.manager --hops 2     who is near it\n"
    "  ssot graph --cycles --level folder              which folders depend on each other in rings";

constexpr int kMostHops = 1000;

struct Options {
  std::string from, to, around, hops;
  std::string level = "file";
  bool cycles = false;
  std::vector<std::string> formats;
  WorkspaceOptions workspace;
};

void declare(Arguments& arguments, Options& options) {
  arguments.option("--from", options.from, "NAME", "A file, module or folder: the chain's beginning", a_path());
  arguments.option("--to", options.to, "NAME", "A file, module or folder: the chain's end", a_path());
  arguments.option("--around", options.around, "NAME", "A file, module or folder and what lies near it", a_path());
  arguments.option("--hops", options.hops, "N", "How near, for --around (default: 1)");
  arguments.flag("--cycles", options.cycles, "Only what imports itself through others, by the imports that SSOT301 counts");
  arguments.option("--level", options.level, "LEVEL", "file, or folder: every file by its folder (default: file)",
                   choices_of(kLevels));
  arguments.repeated("--format", options.formats, "FORMAT[=FILE]",
                     "json, dot or mermaid, to standard output or a file", reports_in(kFormats));
  options.workspace.add_to(arguments);
}

// 1 when `text` is empty, 0 when it is no number of hops.
int hops_in(const std::string& text) {
  if (text.empty()) return 1;
  int hops = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hops);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && hops >= 1 && hops <= kMostHops ? hops : 0;
}

void find_problems(const Options& options, std::vector<std::string>& problems) {
  if (options.from.empty() != options.to.empty()) problems.push_back("--from and --to belong together");
  if (!options.around.empty() && !(options.from.empty() && options.to.empty())) {
    problems.push_back("--around stands alone; it does not go with --from and --to");
  }
  if (options.around.empty() && !options.hops.empty()) problems.push_back("--hops belongs to --around");
  if (options.cycles && !(options.from.empty() && options.to.empty() && options.around.empty())) {
    problems.push_back("--cycles stands alone; it does not go with --from, --to and --around");
  }
  if (const auto level = one_of("--level", options.level, kLevels); !level) problems.push_back(level.error());
  if (hops_in(options.hops) == 0) {
    problems.push_back(
        fmt::format("--hops takes a number from 1 to {}, not \"{}\"", kMostHops, options.hops));
  }
}

std::string render(const GraphView& graph, const std::string& format) {
  if (format == "dot") return render_graph_dot(graph);
  return format == "mermaid" ? render_graph_mermaid(graph) : render_graph_json(graph);
}

}  // namespace

int run_graph(const CommandLine& command_line) {
  Options options;
  Arguments arguments("graph", "Prints the import and include graph, or a part of it.", kExamples);
  declare(arguments, options);
  if (const auto ended = arguments.parse(command_line)) return *ended;

  std::vector<std::string> problems;
  Invocation invocation = options.workspace.invocation(problems);
  find_problems(options, problems);
  const auto outputs = parse_outputs(options.formats, kFormats);
  if (!outputs) problems.push_back(outputs.error());
  if (!problems.empty()) return refuse_all("graph", problems);

  Progress progress(true);
  invocation.progress = progress.callback();
  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);
  const auto& workspace = std::get<Workspace>(opened);
  const auto linked = link_tree(workspace);
  progress.clear();
  const GraphQuestion question{.from = options.from,
                               .to = options.to,
                               .around = options.around,
                               .hops = hops_in(options.hops),
                               .folders = options.level == "folder",
                               .cycles = options.cycles};
  const auto graph = graph_view(*linked, workspace.loaded.policy, question);
  if (!graph) return refuse("ssot graph: " + graph.error());
  return write_outputs(*outputs, [&](const Output& output) { return render(*graph, output.format); });
}

}  // namespace ssot
