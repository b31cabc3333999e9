// ssot.json and what it extends, read and laid over each other: one document whose every value still knows
// its file.
//
// Objects merge by key, arrays of objects by `id`, other arrays append, later wins (contract.md). Knows keys
// only where merging needs it: `extends`, and `rules`, whose keys may be ids or names.
#pragma once
#include <string>
#include <vector>

#include "base/located_json.h"
#include "policy/complaints.h"
#include "policy/load.h"

namespace ssot {

struct ConfigFiles {
  std::vector<std::string> names;      // in order of merging: packs and files before what extends them
  std::vector<LocatedJson> documents;  // the well-formed ones, in the same order
};

// Reads `config` and everything it extends, each file once; complains about what is absent, malformed or
// extends itself.
ConfigFiles read_config_files(const std::string& config, const ReadConfigFile& read, Complaints& complaints);

LocatedJson merge(const std::vector<LocatedJson>& documents);

}  // namespace ssot
