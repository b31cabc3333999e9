// `ssot report`: a saved run in another format. The tree is not needed; exit code 0 whatever the run found.

#include "base/files.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/shared_options.h"
#include "report/formats.h"
#include "report/read_report.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot report --from run.json                          what ssot check --format json=run.json found\n"
    "  ssot report --from run.json --format sarif=run.sarif --format junit=run.xml";

constexpr std::size_t kLargest = std::size_t{1} << 30;

Result<ScanResult> read_saved(const std::string& file) {
  FileBuffer buffer;
  if (buffer.read(file, kLargest) != FileBuffer::Status::kOk)
    return Error{"ssot report: " + file + " could not be read: " + buffer.reason()};
  return read_report(buffer.text(), file);
}

}  // namespace

int run_report(const CommandLine& command_line) {
  std::string from;
  std::vector<std::string> formats;
  bool quiet = false;
  ColorOption color;
  Arguments arguments("report", "Renders a saved run of check in other formats, without the tree.",
                      kExamples);
  arguments.option("--from", from, "FILE", "The run: what check wrote with --format json", a_path());
  arguments.repeated("--format", formats, "FORMAT[=FILE]",
                     "As of check; to standard output or a file; may be given again",
                     reports_in(report_format_names()));
  color.add_to(arguments);
  arguments.flag("--quiet", quiet, "No summary and no hints; findings always");
  if (const auto ended = arguments.parse(command_line)) return *ended;

  std::vector<std::string> problems;
  if (from.empty())
    problems.push_back("--from FILE is missing: the report that check wrote with --format json");
  const ColorChoice choice = color.choice(problems);
  const auto outputs = parse_outputs(formats, report_format_names());
  if (!outputs) problems.push_back(outputs.error());
  if (!problems.empty()) return refuse_all("report", problems);

  const Result<ScanResult> saved = read_saved(from);
  if (!saved) return refuse(saved.error());
  return write_outputs(*outputs, [&](const Output& output) {
    const bool colored = output.file.empty() ? wants_color(choice, 1) : choice == ColorChoice::kAlways;
    return find_report_format(output.format)
        ->render(*saved, {.version = std::string(version()), .color = colored, .quiet = quiet});
  });
}

}  // namespace ssot
