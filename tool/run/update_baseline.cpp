#include "run/update_baseline.h"

#include <algorithm>
#include <unordered_set>

#include "run/debt_file.h"
#include "verdict/baseline.h"

namespace ssot {
namespace {

// Line ends are a checkout's matter and no change of ours.
std::string with_plain_line_ends(const std::string& text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') plain += text[i];
  }
  return plain;
}

// How deep C and C++ were read, as far as it matters to who compares later.
int recorded_depth(const ScanResult& result, const Invocation& invocation) {
  if (!result.analysed_by.contains("cpp")) return 1;
  return result.units > 0 ? 3 : std::min(invocation.depth, 2);
}

std::vector<std::string> locks_above(const std::vector<Finding>& additions, const BaselineSetting& setting) {
  std::vector<std::string> locks;
  for (const auto& [glob, place] : setting.locked) {
    const bool any = std::any_of(additions.begin(), additions.end(),
                                 [&](const Finding& each) { return glob.matches(each.path); });
    if (any) locks.push_back(glob.text());
  }
  return locks;
}

}  // namespace

BaselineUpdate update_baseline(const Workspace& workspace, const BaselineRequest& request) {
  const DebtFile& file = *workspace.debt;
  BaselineUpdate update;
  update.result = check(workspace);
  update.file = file.baseline.file;
  update.there = file.there;
  std::vector<Finding>& findings = update.result.findings;
  update.notes =
      static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [](const Finding& each) {
        return each.status == Status::kNew && each.severity == Severity::kNote;
      }));
  std::erase_if(findings, [](const Finding& each) { return !is_recorded(each); });
  update.locked = locks_above(findings, workspace.loaded.policy.baseline);
  const bool adds = request.accept_new || !file.there;
  update.refused = !findings.empty() && (adds ? !update.locked.empty() : !request.prune);
  update.stale = update.result.comparison.stale_keys.size();
  update.unsought = update.result.comparison.unsought;
  update.known = file.baseline.entries.size();

  std::unordered_set<std::string> gone;
  std::vector<std::string> added;
  // All or nothing: a refusal leaves the file as it was.
  if (!update.refused) {
    for (const Finding& each : findings) {
      if (adds) added.push_back(baseline_line(each.key));
    }
    if (request.prune) {
      for (const auto& key : update.result.comparison.stale_keys) gone.insert(baseline_line(key));
    }
  }
  std::vector<std::string_view> lines(added.begin(), added.end());
  for (const BaselineEntry& each : file.baseline.entries) {
    if (!gone.contains(each.line)) lines.push_back(each.line);
  }
  std::sort(lines.begin(), lines.end());
  update.added = added.size();
  update.removed = gone.size();
  if (update.refused) return update;
  update.known = lines.size();
  if (request.prune) update.stale = 0;
  const int now = recorded_depth(update.result, workspace.invocation);
  const int depth = !file.there     ? now
                    : added.empty() ? file.baseline.depth
                                    : std::max(file.baseline.depth, now);
  const std::string text = baseline_text(depth, lines);
  if (text.size() > kLargestBaseline) {
    update.failure =
        "the known debt would be larger than a file of it may be; exclude what is not yours first.";
    return update;
  }
  if (request.dry_run || (file.there && with_plain_line_ends(file.text) == text)) return update;
  const Result<Written> written = write_debt_file(update.file, workspace.root, text);
  if (!written) update.failure = written.error();
  update.written = written.ok();
  return update;
}

}  // namespace ssot
