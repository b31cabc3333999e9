// Rules as people name them: by id, by name, or several by the start of their ids.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ssot {

// The names of the rules that `word` stands for: "SSOT201", "noncanonical-path", or "SSOT2" for all that
// start so. Fails with a sentence and a "did you mean".
Result<std::vector<std::string>> rules_named(std::string_view word);

// "did you mean …?", or where the rules are listed.
std::string suggest_rule(std::string_view word);

}  // namespace ssot
