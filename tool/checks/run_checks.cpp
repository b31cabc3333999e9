#include <algorithm>

#include "checks/check.h"

namespace ssot {

std::vector<Finding> run_checks(const CheckInput& input, const std::vector<std::string>& rules) {
  std::vector<Finding> findings;
  const auto run = [&](std::string_view rule, const Check& check) {
    if (input.policy.severity_of(rule) == Severity::kOff) return;
    if (!rules.empty() && std::find(rules.begin(), rules.end(), rule) == rules.end()) return;
    Sink sink(rule, findings);
    check.judge(input, sink);
  };
#define SSOT_CHECK(rule, constant) run(rule, constant);
#include "checks/checks.def"
#undef SSOT_CHECK
  return findings;
}

}  // namespace ssot
