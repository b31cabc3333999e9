#include "cli/outputs.h"

#include <fmt/format.h>

#include <set>

#include "base/files.h"
#include "base/output.h"
#include "base/path.h"
#include "cli/arguments.h"
#include "cli/console.h"

namespace ssot {
namespace {

// One file, however it is spelled; empty for standard output.
std::string place_of(const std::string& file) {
  if (file.empty()) return {};
  if (std::string there = real_path(file); !there.empty()) return there;
  const std::size_t slash = file.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : file.substr(0, slash + 1);
  return real_path(folder) + "/" + std::string(name_of(file));
}

}  // namespace

Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& values,
                                          const std::vector<std::string_view>& formats) {
  std::vector<Output> outputs;
  std::set<std::string> files;
  for (const std::string& value : values) {
    const std::size_t equals = value.find('=');
    const auto format = one_of("--format", value.substr(0, equals), formats);
    if (!format) return Error{format.error()};
    Output output{.format = *format, .file = {}};
    if (equals != std::string::npos) {
      output.file = value.substr(equals + 1);
      if (output.file.empty()) return Error{fmt::format("--format {} names no file behind the \"=\"", value)};
    }
    if (!files.insert(place_of(output.file)).second) {
      return Error{output.file.empty()
                       ? std::string("only one --format may go to standard output; write --format "
                                     "FORMAT=FILE for the others")
                       : fmt::format("two reports would be written to {}", output.file)};
    }
    outputs.push_back(std::move(output));
  }
  if (outputs.empty()) outputs.push_back({.format = std::string(formats.front()), .file = {}});
  return outputs;
}

int write_outputs(const std::vector<Output>& outputs,
                  const std::function<std::string(const Output&)>& render) {
  for (const Output& output : outputs) {
    if (output.file.empty()) continue;
    const auto written = write_file(output.file, render(output));
    if (!written) return refuse("ssot: " + written.error());
  }
  for (const Output& output : outputs) {
    if (output.file.empty()) write_stdout(render(output));
  }
  return kExitClean;
}

}  // namespace ssot
