// `ssot facts`: what the front ends read, one JSON object a line. Judges nothing; exit code 0 whatever the
// gaps.

#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/shared_options.h"
#include "report/report.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot facts src/chat.py       one file\n"
    "  ssot facts . | jq .imports   every file of the tree\n"
    "  ssot facts --uses src        also what is called, read and bound\n"
    "  ssot schema facts            what the members mean";

// Written in pieces of this size: facts of a large tree do not fit in memory, and small writes cost time.
constexpr std::size_t kPiece = std::size_t{1} << 20;

}  // namespace

int run_facts(const CommandLine& command_line) {
  std::vector<std::string> paths;
  bool quiet = false;
  bool uses = false;
  WorkspaceOptions workspace;
  Arguments arguments("facts", "Prints what was read in each file, one JSON object a line.", kExamples);
  arguments.positionals("PATH", paths, "Files and folders; a folder means every file in it", a_path());
  workspace.add_to(arguments);
  workspace.add_depth_to(arguments, 1);
  arguments.flag("--uses", uses, "Also every chain that is called or read, every name bound, every module named in a string");
  arguments.flag("--quiet", quiet, "No progress");
  if (const auto ended = arguments.parse(command_line)) return *ended;
  if (paths.empty()) return arguments.wrong("a PATH is missing; \"ssot facts .\" reads the whole tree");

  std::vector<std::string> problems;
  Invocation invocation = workspace.invocation(problems);
  if (!problems.empty()) return refuse_all("facts", problems);
  invocation.paths = paths;
  invocation.uses = uses;
  Progress progress(!quiet);
  invocation.progress = progress.callback();
  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);

  std::string text;
  bool any = false;
  read_facts(std::get<Workspace>(opened), [&](const FileFacts& facts) {
    any = true;
    text += render_facts(facts);
    text += '\n';
    if (text.size() < kPiece) return;
    progress.clear();
    write_stdout(text);
    text.clear();
  });
  progress.clear();
  write_stdout(text);
  // A pipe, a link out of the tree, a language without a front end: said, so that nothing is missed in silence.
  if (!any && !quiet) write_stderr("ssot facts: no C, C++ or Python file was found to read there.\n");
  return kExitClean;
}

}  // namespace ssot
