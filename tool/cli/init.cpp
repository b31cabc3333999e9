// `ssot init`: looks at the tree, proposes concepts and writes a commented ssot.json. Never writes over one.

#include <fmt/format.h>

#include <charconv>

#include "base/files.h"
#include "base/output.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/shared_options.h"
#include "report/untrusted.h"
#include "run/propose.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot init               looks at the tree and writes ssot.json at its root\n"
    "  ssot init --stdout      shows what it would write, and writes nothing\n"
    "  ssot init --concepts 3  declares the three that hurt most, at most";

constexpr std::size_t kConcepts = 5;
constexpr std::size_t kMostConcepts = 100;

struct Options {
  std::string concepts;
  bool to_stdout = false;
  bool quiet = false;
  WorkspaceOptions workspace;
};

// No value when `text` is no number of concepts.
std::optional<std::size_t> number_in(const std::string& text) {
  if (text.empty()) return kConcepts;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > kMostConcepts) return std::nullopt;
  return number;
}

std::string next_steps(const Proposed& proposed, const std::string& file) {
  std::size_t declared = 0;
  for (const ProposedConcept& each : proposed.proposal.concepts) declared += each.doubt.empty();
  const std::size_t doubtful = proposed.proposal.concepts.size() - declared;
  return fmt::format(
      "Wrote {}: {} declared, {} named in comments with the reason. Read it: you know what it cannot know.\n"
      "Next:\n"
      "  ssot check          what disagrees with it today\n"
      "  ssot baseline       records that as known debt, so that only what is new fails\n"
      "  ssot hook install   judges every commit before it is made\n",
      for_terminal(file), count_of(declared, "concept"), doubtful);
}

}  // namespace

int run_init(const CommandLine& command_line) {
  Options options;
  Arguments arguments("init",
                      "Looks at the tree, proposes concepts and writes a commented ssot.json at its root.",
                      kExamples);
  arguments.flag("--stdout", options.to_stdout, "Print it instead of writing it");
  arguments.option("--concepts", options.concepts, "N", "Declare at most so many concepts (default: 5)");
  options.workspace.add_to(arguments);
  arguments.flag("--quiet", options.quiet, "No progress, and nothing about what to do next");
  if (const auto ended = arguments.parse(command_line)) return *ended;

  std::vector<std::string> problems;
  Invocation invocation = options.workspace.invocation(problems);
  const auto concepts = number_in(options.concepts);
  if (!concepts)
    problems.push_back(
        fmt::format("--concepts takes a number from 0 to {}, not \"{}\"", kMostConcepts, options.concepts));
  if (!problems.empty()) return refuse_all("init", problems);

  Progress progress(!options.quiet);
  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);
  const Workspace& workspace = std::get<Workspace>(opened);
  const std::string file = workspace.root + "/ssot.json";
  if (!options.to_stdout && (exists(file) || is_link(file))) {
    return refuse(
        "ssot init: there is an ssot.json already, and it is not written over. ssot init --stdout shows what "
        "would be "
        "proposed; ssot audit shows what the tree holds beside what is declared.");
  }
  const Proposed proposed = propose(workspace, *concepts);
  progress.clear();
  if (options.to_stdout) {
    write_stdout(proposed.text);
    return kExitClean;
  }
  const auto written = write_file(file, proposed.text);
  if (!written) return refuse("ssot init: " + written.error());
  if (!options.quiet) write_stdout(next_steps(proposed, "ssot.json"));
  return kExitClean;
}

}  // namespace ssot
