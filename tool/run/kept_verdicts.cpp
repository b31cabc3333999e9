#include "run/kept_verdicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "run/packed.h"

namespace ssot {

std::string KeptVerdicts::key_of(const Workspace& workspace) {
  const Invocation& asked = workspace.invocation;
  if (!workspace.snapshot || !workspace.own_policy || !asked.policy_from.empty()) return {};
  std::string all = fmt::format("{}\n{}\n{}\n{}\n", asked.depth, to_text(workspace.loaded.policy.today),
                                asked.baseline, workspace.ignore_rules);
  for (const auto* list : {&asked.select, &asked.ignore, &workspace.paths}) {
    for (const std::string& each : *list)
      fmt::format_to(std::back_inserter(all), "{}:{} ", each.size(), each);
    all += '\n';
  }
  for (const SnapshotEntry& entry : workspace.snapshot->entries()) {
    all += static_cast<char>('0' + static_cast<int>(entry.kind));
    all.append(reinterpret_cast<const char*>(entry.id.bytes.data()), entry.id.size);
    all.append(entry.path).push_back('\0');
  }
  return "verdict " + sha256(all);
}

std::optional<std::vector<Finding>> KeptVerdicts::find(const std::string& key) const {
  const auto bytes = key.empty() ? std::nullopt : kept_.find(key);
  return bytes ? unpacked_findings(*bytes) : std::nullopt;
}

void KeptVerdicts::keep(const std::string& key, const ScanResult& result) {
  const bool chance = std::any_of(result.gaps.begin(), result.gaps.end(), [](const Gap& gap) {
    return gap.kind == GapKind::kUnread || gap.kind == GapKind::kWorker;
  });
  if (!key.empty() && !chance) kept_.keep(key, packed(result.findings));
}

}  // namespace ssot
