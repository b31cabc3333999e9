// The facts JSON read back: definitions, details, uses and gaps of a C or C++ file. Imports and exports are
// depth 1's and are not read.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "model/facts.h"

namespace ssot {

// What is absent or of another kind counts as empty; numbers that point outside are dropped.
FileFacts read_facts_json(const nlohmann::json& value);

}  // namespace ssot
