// One check on a project built by hand.
#pragma once
#include <fmt/format.h>

#include <string>
#include <vector>

#include "checks/check.h"
#include "support/project_builder.h"

namespace ssot::test {

inline std::vector<Finding> judge(ProjectBuilder& tree, const Policy& policy, const std::string& rule) {
  const Project project = tree.build(policy);
  const ConceptIndex concepts(project, policy);
  return run_checks({project, policy, concepts}, {rule});
}

inline std::vector<std::string> messages(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const Finding& each : findings)
    lines.push_back(fmt::format("{}:{} {}", each.path, each.region.line, each.message));
  return lines;
}

}  // namespace ssot::test
