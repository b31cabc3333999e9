// `--format FORMAT[=FILE]`: one analysis, many reports. At most one goes to stdout, which then holds nothing
// else.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ssot {

struct Output {
  std::string format;
  std::string file;  // empty: stdout
};

// What `values` ask for, or a sentence. None given: `formats.front()` to stdout.
Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& values,
                                          const std::vector<std::string_view>& formats);

// Renders and writes each, files first, so that a full disk is known before stdout says that all is well.
// Returns 0, or kExitDidNotRun after a sentence on stderr.
int write_outputs(const std::vector<Output>& outputs,
                  const std::function<std::string(const Output&)>& render);

}  // namespace ssot
