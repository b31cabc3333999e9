// `ssot report`: a saved run in another format. The tree is not needed; exit code 0 whatever the run found.

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/shared_options.h"
#include "report/audit_formats.h"
#include "report/formats.h"
#include "report/read_report.h"

namespace ssot {
namespace {

constexpr const char* kExamples =
    "  ssot report --from run.json                          what ssot check --format json=run.json found\n"
    "  ssot report --from run.json --format sarif=run.sarif --format junit=run.xml\n"
    "  ssot report --from audit.json --format html=audit.html   what ssot audit --format json=audit.json "
    "found";

constexpr std::size_t kLargest = std::size_t{1} << 30;

using Names = std::vector<std::string_view>;

// Of check and of audit, each once.
Names all_format_names() {
  Names names = report_format_names();
  for (const std::string_view name : audit_format_names())
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  return names;
}

// The first of `outputs` that `names` does not have, as a sentence; or empty.
std::string foreign_format(const std::vector<Output>& outputs, std::string_view run, const Names& names) {
  for (const Output& output : outputs) {
    if (std::ranges::find(names, output.format) != names.end()) continue;
    return fmt::format("ssot report: --format {} is no format of a saved {}; it has {}", output.format, run,
                       enumerate({names.begin(), names.end()}));
  }
  return {};
}

struct Looks {
  ColorChoice color = ColorChoice::kAuto;
  bool quiet = false;
};

template <class Style>
Style style_of(const Output& output, const Looks& looks) {
  const bool colored =
      output.file.empty() ? wants_color(looks.color, 1) : looks.color == ColorChoice::kAlways;
  return {.version = std::string(version()), .color = colored, .quiet = looks.quiet};
}

int write_check(std::string_view text, const std::string& file, const std::vector<Output>& outputs,
                const Looks& looks) {
  const std::string foreign = foreign_format(outputs, "check", report_format_names());
  if (!foreign.empty()) return refuse(foreign);
  const Result<ScanResult> saved = read_report(text, file);
  if (!saved) return refuse(saved.error());
  return write_outputs(outputs, [&](const Output& output) {
    return find_report_format(output.format)->render(*saved, style_of<ReportStyle>(output, looks));
  });
}

int write_audit(std::string_view text, const std::string& file, const std::vector<Output>& outputs,
                const Looks& looks) {
  const std::string foreign = foreign_format(outputs, "audit", audit_format_names());
  if (!foreign.empty()) return refuse(foreign);
  const Result<Inventory> saved = read_inventory(text, file);
  if (!saved) return refuse(saved.error());
  return write_outputs(outputs, [&](const Output& output) {
    return find_audit_format(output.format)->render(*saved, style_of<AuditStyle>(output, looks));
  });
}

}  // namespace

int run_report(const CommandLine& command_line) {
  std::string from;
  std::vector<std::string> formats;
  Looks looks;
  ColorOption color;
  Arguments arguments("report", "Renders a saved run of check or audit in other formats, without the tree.",
                      kExamples);
  arguments.option("--from", from, "FILE", "The run: what check or audit wrote with --format json", a_path());
  arguments.repeated("--format", formats, "FORMAT[=FILE]",
                     "As of the command that was saved; to standard output or a file; may be given again",
                     reports_in(all_format_names()));
  color.add_to(arguments);
  arguments.flag("--quiet", looks.quiet, "No summary and no hints; findings always");
  if (const auto ended = arguments.parse(command_line)) return *ended;

  std::vector<std::string> problems;
  if (from.empty())
    problems.push_back("--from FILE is missing: what check or audit wrote with --format json");
  looks.color = color.choice(problems);
  const auto outputs = parse_outputs(formats, all_format_names());
  if (!outputs) problems.push_back(outputs.error());
  if (!problems.empty()) return refuse_all("report", problems);

  FileBuffer buffer;
  if (buffer.read(from, kLargest) != FileBuffer::Status::kOk)
    return refuse("ssot report: " + from + " could not be read: " + buffer.reason());
  return is_saved_audit(buffer.text()) ? write_audit(buffer.text(), from, *outputs, looks)
                                       : write_check(buffer.text(), from, *outputs, looks);
}

}  // namespace ssot
