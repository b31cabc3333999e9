// ssot.json and its packs → Policy, or every complaint at once.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/located_json.h"
#include "policy/policy.h"

namespace ssot {

struct Complaint {
  Place place;
  std::string message;     // a sentence that says what is wrong
  std::string suggestion;  // a sentence that says what to write instead; may be empty
};
// "ssot.json:3:5: …" with the suggestion behind it.
std::string to_text(const Complaint& complaint);

// Reads a file of the repository by its path from the root; no value when it is absent. The disk in the program, a map in tests.
using ReadConfigFile = std::function<std::optional<std::string>(const std::string& path)>;

struct LoadedPolicy {
  Policy policy;                      // meaningful only when `complaints` is empty
  LocatedJson effective;              // the merged document, every value with its own file and place (`ssot config`)
  std::vector<Complaint> complaints;  // sorted by file, line, column
};

// `config` is the path of ssot.json from the root (usually "ssot.json"); `today` settles since, error_after, until.
LoadedPolicy load_policy(const std::string& config, const ReadConfigFile& read, Date today);

// The policy without any file: the bundled `ssot:recommended` pack.
LoadedPolicy default_policy(Date today);

}  // namespace ssot
