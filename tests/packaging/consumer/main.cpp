// Judges the working folder and prints how much was found, by rule.
#include <cstdio>
#include <map>
#include <variant>

#include "run/run.h"

int main() {
  const auto opened = ssot::open_workspace({});
  if (const auto* refusal = std::get_if<ssot::Refusal>(&opened)) {
    for (const std::string& message : refusal->messages) std::fprintf(stderr, "%s\n", message.c_str());
    return 2;
  }
  const ssot::ScanResult result = ssot::check(std::get<ssot::Workspace>(opened));
  std::map<std::string, int> found;
  for (const ssot::Finding& finding : result.findings) ++found[finding.rule];
  for (const auto& [rule, count] : found) std::printf("%s %d\n", rule.c_str(), count);
  return ssot::exit_code(result, ssot::Severity::kError, false);
}
