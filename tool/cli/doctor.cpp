// `ssot doctor`: what was found of compile databases, roots and Clang, and what to do about what is missing.
// Exit code 0 whatever it finds.

#include "run/doctor.h"

#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/shared_options.h"
#include "report/report.h"

namespace ssot {
namespace {

const std::vector<std::string_view> kFormats{"text", "json"};

constexpr const char* kExamples =
    "  ssot doctor                  what the tree of the working folder is read with\n"
    "  ssot doctor -p build         how well that build's compile database fits it\n"
    "  ssot doctor --format json    the same for programs";

std::string render(const Diagnosis& diagnosis, const Output& output, ColorChoice choice) {
  if (output.format == "json") return render_diagnosis_json(diagnosis, std::string(version()));
  return render_diagnosis_text(diagnosis,
                               output.file.empty() ? wants_color(choice, 1) : choice == ColorChoice::kAlways);
}

}  // namespace

int run_doctor(const CommandLine& command_line) {
  std::vector<std::string> formats;
  WorkspaceOptions workspace;
  ColorOption color;
  Arguments arguments(
      "doctor", "Says what reading this tree rests on, and what to do about what is missing. Judges nothing.",
      kExamples);
  arguments.repeated("--format", formats, "FORMAT[=FILE]", "text or json, to standard output or a file",
                     reports_in(kFormats));
  workspace.add_to(arguments);
  color.add_to(arguments);
  if (const auto ended = arguments.parse(command_line)) return *ended;

  std::vector<std::string> problems;
  const Invocation invocation = workspace.invocation(problems);
  const ColorChoice choice = color.choice(problems);
  const auto outputs = parse_outputs(formats, kFormats);
  if (!outputs) problems.push_back(outputs.error());
  if (!problems.empty()) return refuse_all("doctor", problems);
  const auto opened = open_workspace(invocation);
  if (const auto* refusal = std::get_if<Refusal>(&opened)) return refuse(refusal->messages);
  const Diagnosis diagnosis = diagnose(std::get<Workspace>(opened));
  return write_outputs(*outputs, [&](const Output& output) { return render(diagnosis, output, choice); });
}

}  // namespace ssot
