// What a summary counts, for every format alike. Known and suppressed findings are counted apart and nowhere
// else.
#pragma once
#include <cstddef>
#include <map>
#include <string>

#include "model/scan_result.h"

namespace ssot {

struct Totals {
  std::size_t errors = 0;  // of status new, like the two below and `by_rule`
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t suppressed = 0;
  std::size_t known = 0;
  std::map<std::string, std::size_t> by_rule;  // id → findings; only rules that found something

  std::size_t fresh() const { return errors + warnings + notes; }
};

Totals count(const ScanResult& result);

// The id of a rule by its name: "SSOT101". The name itself when the catalogue has no such rule.
std::string id_of(const std::string& rule);

}  // namespace ssot
