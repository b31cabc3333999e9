// The file of known debt in a tree: found, read, written. What stands in it is verdict/baseline_text.h's
// matter.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/output.h"
#include "base/result.h"
#include "run/run.h"
#include "verdict/baseline_text.h"

namespace ssot {

// Where the file is meant to be: --baseline before the policy's word before the default.
struct DebtPlace {
  std::string path;       // from the root
  bool required = false;  // somebody named it: that it is missing is a mistake
  Place named_at;         // in the policy; `line` 0: on the command line, or nowhere
};
// Fails with a sentence when --baseline leads out of the root.
Result<DebtPlace> debt_place(const Invocation& invocation, const std::string& root, const Policy& policy);

struct DebtFile {
  bool there = false;
  std::string text;                   // as it is
  Baseline baseline;                  // meaningful only without messages
  std::vector<std::string> messages;  // what is wrong, each a line
};
// From disk, or from `snapshot` where it is not null. A link out of the root is refused, and so is what is no
// regular file or is larger than kLargestBaseline.
DebtFile read_debt_file(const std::string& path, const std::string& root, const Snapshot* snapshot);

// On disk; through a link inside the root its target is replaced.
Result<Written> write_debt_file(const std::string& path, const std::string& root, const std::string& text);

}  // namespace ssot
