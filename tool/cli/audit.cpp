// `ssot audit`: the inventory of the tree's concepts, declared and found. Judges nothing; exit code 0
// whatever it finds.

#include "run/audit.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

#include "base/output.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/shared_options.h"
#include "report/audit_formats.h"
#include "report/report.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot audit                                    the first concepts, for a person; needs no ssot.json\n"
    "  ssot audit --format html=audit.html           the whole inventory as one page to send round\n"
    "  ssot audit src --format markdown              what concerns src, for an issue or a wiki\n"
    "  ssot audit --history trend.jsonl --today 2026-11-22 --format html=audit.html\n"
    "                                                one more line in the history, drawn on the page";

constexpr std::size_t kMostConcepts = 1000;

struct Options {
  std::vector<std::string> paths, formats;
  std::string history, title, top;
  bool no_authors = false;
  bool no_dates = false;
  bool quiet = false;
  bool timings = false;
  WorkspaceOptions workspace;
  ColorOption color;
};

void declare(Arguments& arguments, Options& options) {
  arguments.positionals("PATH", options.paths,
                        "List only concepts that these files and folders define or use", a_path());
  options.workspace.add_to(arguments);
  arguments.repeated("--format", options.formats, "FORMAT[=FILE]",
                     fmt::format("{}", fmt::join(audit_format_names(), ", ")) +
                         "; to standard output or a file; may be given again",
                     reports_in(audit_format_names()));
  arguments.option("--top", options.top, "N", "How many discovered concepts are shown whole (default: 30)");
  arguments.option("--history", options.history, "FILE",
                   "Append one line for this run and show the trend; needs --today", a_path());
  arguments.option("--title", options.title, "TEXT", "A name for the tree, shown at the top");
  arguments.flag("--no-authors", options.no_authors, "No names of people");
  arguments.flag("--no-dates", options.no_dates,
                 "Do not ask git for each definition's last change; a long history takes its time");
  options.color.add_to(arguments);
  arguments.flag("--quiet", options.quiet, "No hints, no progress");
  arguments.flag("--timings", options.timings, "Say on standard error how long each stage took");
}

// 0 when `text` is no number of concepts.
std::size_t most_in(const std::string& text) {
  if (text.empty()) return AuditRequest{}.most;
  std::size_t most = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), most);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && most >= 1 && most <= kMostConcepts ? most : 0;
}

void find_problems(const Options& options, std::vector<std::string>& problems) {
  if (most_in(options.top) == 0)
    problems.push_back(
        fmt::format("--top takes a number from 1 to {}, not \"{}\"", kMostConcepts, options.top));
  if (!options.history.empty() && options.workspace.today.empty())
    problems.push_back("--history needs --today YYYY-MM-DD: the day that its new line speaks of");
}

std::string timings_text(const std::vector<Timing>& timings) {
  ScanResult result;
  result.timings = timings;
  return render_timings(result);
}

// What the file held and this run's line.
struct History {
  std::string text;
  Trend trend;
};

Result<History> read_history(const std::string& file) {
  History history;
  if (file.empty() || !exists(file)) return history;
  const auto text = read_file(file);
  if (!text) return Error{text.error()};
  history.text = *text;
  auto trend = read_trend(history.text, file);
  if (!trend) return Error{trend.error()};
  history.trend = std::move(*trend);
  return history;
}

Result<Written> append(const std::string& file, History history, const TrendPoint& now) {
  if (!history.text.empty() && history.text.back() != '\n') history.text += '\n';
  return write_file(file, history.text + render_trend_point(now));
}

}  // namespace

int run_audit(const CommandLine& command_line) {
  Options options;
  Arguments arguments("audit",
                      "Takes the inventory of what should exist once: every copy, who uses it, what to keep.",
                      kExamples);
  declare(arguments, options);
  if (const auto ended = arguments.parse(command_line)) return *ended;

  std::vector<std::string> problems;
  Invocation invocation = options.workspace.invocation(problems);
  invocation.paths = options.paths;
  find_problems(options, problems);
  const ColorChoice color = options.color.choice(problems);
  const auto outputs = parse_outputs(options.formats, audit_format_names());
  if (!outputs) problems.push_back(outputs.error());
  Result<History> history = read_history(options.history);
  if (!history) problems.push_back(history.error());
  if (!problems.empty()) return refuse_all("audit", problems);

  Progress progress(!options.quiet);
  invocation.progress = progress.callback();
  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);
  Audited audited = audit(std::get<Workspace>(opened), {.most = most_in(options.top),
                                                        .authors = !options.no_authors,
                                                        .dates = !options.no_dates,
                                                        .title = options.title});
  progress.clear();
  const TrendPoint now = trend_point_of(audited.inventory);
  add_trend(audited.inventory, history->trend.points);
  if (history->trend.of_other_versions > 0)
    audited.inventory.hints.push_back(
        fmt::format("{} of {} were written by another version of ssot and are not drawn.",
                    count_of(history->trend.of_other_versions, "line"), options.history));

  const int written = write_outputs(*outputs, [&](const Output& output) {
    const bool colored = output.file.empty() ? wants_color(color, 1) : color == ColorChoice::kAlways;
    return find_audit_format(output.format)
        ->render(audited.inventory,
                 {.version = std::string(version()), .color = colored, .quiet = options.quiet});
  });
  if (options.timings) write_stderr(timings_text(audited.timings));
  if (written != kExitClean || options.history.empty()) return written;
  const auto appended = append(options.history, std::move(*history), now);
  return appended ? kExitClean : refuse("ssot audit: " + appended.error());
}

}  // namespace ssot
