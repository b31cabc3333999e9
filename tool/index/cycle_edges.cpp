#include "index/cycle_edges.h"

#include <algorithm>
#include <array>

namespace ssot {

EdgeFilter cycle_edges(const Project& project, const Policy& policy) {
  const auto scopes = policy.option("import-cycle", "scopes", {"module", "class"});
  std::array<bool, 4> counted{};
  for (const Scope scope : {Scope::kModule, Scope::kFunction, Scope::kClass, Scope::kTypeChecking}) {
    counted[static_cast<std::size_t>(scope)] =
        std::find(scopes.begin(), scopes.end(), scope_name(scope)) != scopes.end();
  }
  return [&project, counted](const Edge& edge) {
    const Import& import = project.facts(edge.from).imports[edge.import];
    return !edge.guessed && !import.script_only && counted[static_cast<std::size_t>(import.scope)];
  };
}

}  // namespace ssot
