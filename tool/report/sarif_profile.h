// What a SARIF report is for: everything, for viewers and archives; or GitHub code scanning, which rejects a
// file above its hard limits and hides what is above its soft ones (docs/integrations.md).
#pragma once
#include <cstddef>
#include <limits>
#include <string>

namespace ssot {

struct SarifProfile {
  bool for_github =
      false;  // new results alone, each at a line with both columns; what GitHub ignores is left out
  std::string folder = {};  // before every path
  std::size_t most_results = std::numeric_limits<std::size_t>::max();
  std::size_t most_places = std::numeric_limits<std::size_t>::max();  // related ones of a result
  std::size_t most_steps = std::numeric_limits<std::size_t>::max();   // of a result's code flow
  std::size_t most_text = std::numeric_limits<std::size_t>::max();    // bytes of a message or description
};

inline SarifProfile github_sarif(const std::string& folder) {
  return {.for_github = true,
          .folder = folder,
          .most_results = 5'000,
          .most_places = 99,
          .most_steps = 1'000,
          .most_text = 1'024};
}

}  // namespace ssot
