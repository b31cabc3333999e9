#include "run/policy_from.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path.h"
#include "base/text.h"
#include "git/trees.h"

namespace ssot {

Result<std::shared_ptr<const Snapshot>> tree_of_commit(const std::string& root, const std::string& ref) {
  const auto repository = find_repository(root);
  if (!repository)
    return Error{fmt::format("--policy-from needs a git repository, and {} lies in none.", root)};
  auto trees = Trees::open(*repository);
  if (!trees) return Error{trees.error()};
  return (*trees)->commit(ref);
}

Result<std::string> root_in_commit(const std::string& start, const std::string& config,
                                   const std::string& ref) {
  const auto repository = find_repository(start);
  if (!repository)
    return Error{fmt::format("--policy-from needs a git repository, and {} lies in none.", start)};
  const auto tree = tree_of_commit(repository->top, ref);
  if (!tree) return Error{tree.error()};
  for (std::string folder = start;; folder = std::string(folder_of(folder))) {
    if (!(*tree)->followed(join(path_from(repository->top, folder), config)).empty()) return folder;
    if (folder == repository->top || folder.empty()) return std::string();
  }
}

void leave_changed_policy(const PresentPolicy& present, const std::string& ref, ScanResult& result) {
  const std::vector<std::string>& changed = present.changed_files;
  if (changed.empty()) return;
  std::erase_if(result.findings, [&](const Finding& each) {
    return (each.rule == "unused-suppression" || each.rule == "expired-suppression" ||
            each.rule == "rule-matches-nothing") &&
           std::find(changed.begin(), changed.end(), each.path) != changed.end();
  });
  result.not_judged.push_back({.subject = "SSOT901, SSOT903 and SSOT905 of " + enumerate(changed),
                               .reason = "the policy that judged is that of " + ref,
                               .asked = false});
}

}  // namespace ssot
