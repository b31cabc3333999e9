// `ssot check`: judges the tree, prints what it found, answers with one exit code.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>

#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/shared_options.h"
#include "report/formats.h"
#include "report/report.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot check                                   the whole tree, for a person\n"
    "  ssot check src tests                         all is read; what concerns src or tests is reported\n"
    "  ssot check --format text --format sarif=r.sarif\n"
    "  ssot check --select SSOT2 --fail-on warning  the import rules alone, as a strict gate\n"
    "  ssot check --strict                          exit 3 when something could not be read";

const std::vector<std::string_view> kLimits{"error", "warning", "note", "none"};

struct Options {
  std::vector<std::string> paths, formats, select, ignore;
  std::string baseline, policy_from;
  std::string fail_on = "error";
  bool staged = false;
  bool no_cache = false;
  std::string since;
  bool strict = false;
  bool quiet = false;
  bool timings = false;
  WorkspaceOptions workspace;
  ColorOption color;
};

// For the end of --help.
std::string table_of_formats() {
  std::string table = "\n\nFormats:";
  for (const ReportFormat& format : report_formats())
    fmt::format_to(std::back_inserter(table), "\n  {:<14}{}", format.name, format.words);
  return table;
}

void declare(Arguments& arguments, Options& options) {
  arguments.positionals("PATH", options.paths, "Report only what concerns these files and folders", a_path());
  options.workspace.add_to(arguments);
  options.workspace.add_depth_to(arguments, 3);
  arguments.repeated("--format", options.formats, "FORMAT[=FILE]",
                     fmt::format("{}", fmt::join(report_format_names(), ", ")) +
                         "; to standard output or a file; may be given again",
                     reports_in(report_format_names()));
  arguments.repeated("--select", options.select, "RULES",
                     "Only these: ids, names or prefixes such as SSOT2, with commas", some_rules());
  arguments.repeated("--ignore", options.ignore, "RULES", "Not these rules", some_rules());
  arguments.option("--baseline", options.baseline, "FILE",
                   "The file of known debt (default: what ssot.json says, else ssot.baseline.json beside it)",
                   a_path());
  arguments.option(
      "--policy-from", options.policy_from, "REF",
      "Judge by the policy and the known debt of this commit; what the change loosens is a finding");
  arguments.option("--fail-on", options.fail_on, "SEVERITY",
                   "Exit 1 from this severity up: error, warning, note or none (default: error)",
                   choices_of(kLimits));
  arguments.flag(
      "--staged", options.staged,
      "Judge what git would commit now, and report what that commit causes (for a pre-commit hook)");
  arguments.option("--since", options.since, "REF",
                   "Report what is new since this commit; REF... is where it and HEAD parted");
  arguments.flag("--no-cache", options.no_cache,
                 "With --staged or --since: keep nothing that was read for the next run");
  arguments.flag("--strict", options.strict, "Exit 3 when nothing is found but something was not read");
  options.color.add_to(arguments);
  arguments.flag("--quiet", options.quiet, "No summary, hints or progress; findings always");
  arguments.flag("--timings", options.timings, "Say on standard error how long each stage took");
}

Severity fail_on(const std::string& text, std::vector<std::string>& problems) {
  const auto value = one_of("--fail-on", text, kLimits);
  if (!value) problems.push_back(value.error());
  return severity_from(text).value_or(Severity::kOff);
}

std::string render(const ScanResult& result, const Output& output, const Options& options,
                   ColorChoice choice) {
  const bool color = output.file.empty() ? wants_color(choice, 1) : choice == ColorChoice::kAlways;
  return find_report_format(output.format)
      ->render(result, {.version = std::string(version()), .color = color, .quiet = options.quiet});
}

}  // namespace

int run_check(const CommandLine& command_line) {
  Options options;
  Arguments arguments("check", "Judges the tree by its ssot.json and the rules that need none.",
                      kExamples + table_of_formats());
  declare(arguments, options);
  if (const auto ended = arguments.parse(command_line)) return *ended;

  std::vector<std::string> problems;
  Invocation invocation = options.workspace.invocation(problems);
  invocation.paths = options.paths;
  invocation.staged = options.staged;
  invocation.cache = !options.no_cache;
  invocation.since = options.since;
  invocation.debt = DebtUse::kRead;
  invocation.baseline = options.baseline;
  invocation.policy_from = options.policy_from;
  invocation.select = split_lists(options.select);
  invocation.ignore = split_lists(options.ignore);
  if (invocation.select.empty() && !options.select.empty()) problems.push_back("--select names no rule");
  const Severity limit = fail_on(options.fail_on, problems);
  const ColorChoice color = options.color.choice(problems);
  const auto outputs = parse_outputs(options.formats, report_format_names());
  if (!outputs) problems.push_back(outputs.error());
  if (!problems.empty()) return refuse_all("check", problems);
  for (const Output& output : *outputs)
    invocation.github_line_hashes |= find_report_format(output.format)->shows_github_hashes;

  Progress progress(!options.quiet);
  invocation.progress = progress.callback();
  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);
  const ScanResult result = check(std::get<Workspace>(opened));
  progress.clear();

  const int written =
      write_outputs(*outputs, [&](const Output& output) { return render(result, output, options, color); });
  if (options.timings) write_stderr(render_timings(result));
  return written != kExitClean ? written : exit_code(result, limit, options.strict);
}

}  // namespace ssot
