#include <algorithm>
#include <iterator>
#include <utility>

#include "base/parallel.h"
#include "checks/check.h"

namespace ssot {

// Checks only read, so they run side by side; what each found stands where it stands in checks.def.
std::vector<Finding> run_checks(const CheckInput& input, const std::vector<std::string>& rules,
                                unsigned threads) {
  std::vector<std::pair<std::string_view, const Check*>> checks;
  const auto add = [&](std::string_view rule, const Check& check) {
    if (input.policy.severity_of(rule) == Severity::kOff) return;
    if (!rules.empty() && std::find(rules.begin(), rules.end(), rule) == rules.end()) return;
    checks.emplace_back(rule, &check);
  };
#define SSOT_CHECK(rule, constant) add(rule, constant);
#include "checks/checks.def"
#undef SSOT_CHECK
  std::vector<std::vector<Finding>> found(checks.size());
  parallel_for(checks.size(), threads, [&](std::size_t index, unsigned) {
    Sink sink(checks[index].first, found[index]);
    checks[index].second->judge(input, sink);
  });
  std::vector<Finding> findings;
  for (std::vector<Finding>& some : found)
    std::move(some.begin(), some.end(), std::back_inserter(findings));
  return findings;
}

}  // namespace ssot
