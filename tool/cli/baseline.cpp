// `ssot baseline`: records what a run found as known debt, and takes out what was mended.

#include <fmt/format.h>

#include <iterator>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/shared_options.h"
#include "report/report.h"
#include "report/untrusted.h"
#include "run/update_baseline.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot baseline                  the first time: every error and warning becomes known debt\n"
    "  ssot baseline                  later: what it would add and what is stale; adds nothing\n"
    "  ssot baseline --prune          take out what is no longer found\n"
    "  ssot baseline --accept-new     add what is new, after you have looked at it\n"
    "  ssot baseline --prune --dry-run\n"
    "\n"
    "It is of the whole tree, so it takes no PATH. Entries of rules that did not run stay as they are.";

struct Options {
  std::string file;
  std::vector<std::string> select, ignore;
  BaselineRequest request;
  bool quiet = false;
  WorkspaceOptions workspace;
  ColorOption color;
};

void declare(Arguments& arguments, Options& options) {
  options.workspace.add_to(arguments);
  options.workspace.add_depth_to(arguments, 3);
  arguments.option("--baseline", options.file, "FILE",
                   "The file of known debt (default: what ssot.json says, else ssot.baseline.json beside it)",
                   a_path());
  arguments.flag("--accept-new", options.request.accept_new, "Add what is new to a file that is there");
  arguments.flag("--prune", options.request.prune, "Take out what is no longer found");
  arguments.flag("--dry-run", options.request.dry_run, "Say what would be done, and write nothing");
  arguments.repeated("--select", options.select, "RULES",
                     "Only these: ids, names or prefixes such as SSOT2, with commas", some_rules());
  arguments.repeated("--ignore", options.ignore, "RULES", "Not these rules", some_rules());
  options.color.add_to(arguments);
  arguments.flag("--quiet", options.quiet, "No progress");
}

// "+3 −1; ssot.baseline.json holds 12 known findings now".
std::string outcome_line(const BaselineUpdate& update, bool dry_run) {
  std::string line =
      fmt::format("ssot baseline: +{} −{}; {} ", update.added, update.removed, for_terminal(update.file));
  const std::string known = count_of(update.known, "known finding");
  if (update.refused) {
    line += update.there ? fmt::format("is left with its {}", known) : std::string("is not written");
  } else if (dry_run) {
    line += fmt::format("would hold {}", known);
  } else {
    line += fmt::format("{} {}", update.written ? "now holds" : "is unchanged and holds", known);
  }
  return line + '\n';
}

// Why nothing was recorded, or what else there is to do.
std::string advice(const BaselineUpdate& update) {
  std::string text;
  const std::size_t additions = update.result.findings.size();
  if (update.refused && !update.locked.empty()) {
    std::vector<std::string> locks;
    for (const std::string& lock : update.locked) locks.push_back("\"" + for_terminal(lock) + "\"");
    fmt::format_to(
        std::back_inserter(text),
        "{} not recorded: below {} known debt may only shrink (\"locked\" in the policy's \"baseline\"). "
        "Mend what lies there.\n",
        additions == 1 ? "1 new finding is" : fmt::format("{} new findings are", additions),
        enumerate(locks));
  } else if (additions > update.added) {
    fmt::format_to(std::back_inserter(text),
                   "{} not recorded: mend what you can, then ssot baseline --accept-new adds the rest.\n",
                   additions == 1 ? "1 new finding is" : fmt::format("{} new findings are", additions));
  }
  if (update.stale != 0) {
    fmt::format_to(std::back_inserter(text), "{} no longer found: ssot baseline --prune takes {} out.\n",
                   update.stale == 1 ? "1 entry is" : fmt::format("{} entries are", update.stale),
                   update.stale == 1 ? "it" : "them");
  }
  if (update.unsought != 0) {
    fmt::format_to(std::back_inserter(text),
                   "{} not looked for and stay: their rule did not run, or what they need was not read.\n",
                   update.unsought == 1 ? "1 entry was" : fmt::format("{} entries were", update.unsought));
  }
  if (update.notes != 0)
    fmt::format_to(std::back_inserter(text), "{} not recorded: only errors and warnings are.\n",
                   update.notes == 1 ? "1 note is" : fmt::format("{} notes are", update.notes));
  if (!update.result.gaps.empty()) {
    fmt::format_to(std::back_inserter(text), "{} could not be read; ssot check lists them.\n",
                   count_of(update.result.gaps.size(), "place"));
  }
  return text;
}

}  // namespace

int run_baseline(const CommandLine& command_line) {
  Options options;
  Arguments arguments(
      "baseline", "Records today's findings as known debt, which ssot check then passes over.", kExamples);
  declare(arguments, options);
  if (const auto ended = arguments.parse(command_line)) return *ended;
  std::vector<std::string> problems;
  Invocation invocation = options.workspace.invocation(problems);
  invocation.debt = DebtUse::kUpdated;
  invocation.baseline = options.file;
  invocation.select = split_lists(options.select);
  invocation.ignore = split_lists(options.ignore);
  if (invocation.select.empty() && !options.select.empty()) problems.push_back("--select names no rule");
  const ColorChoice color = options.color.choice(problems);
  if (!problems.empty()) return refuse_all("baseline", problems);

  Progress progress(!options.quiet);
  invocation.progress = progress.callback();
  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);
  const BaselineUpdate update = update_baseline(std::get<Workspace>(opened), options.request);
  progress.clear();
  if (!update.failure.empty()) return refuse("ssot baseline: " + update.failure);
  std::string text;
  if (update.refused) text = render_text(update.result, {.color = wants_color(color, 1), .quiet = true});
  write_stdout(text + outcome_line(update, options.request.dry_run) + advice(update));
  constexpr int kRefused = 1;
  return update.refused ? kRefused : kExitClean;
}

}  // namespace ssot
