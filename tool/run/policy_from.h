// `--policy-from REF`: the policy and the known debt as a commit has them, so that no change judges itself by
// its own rules.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "git/snapshot.h"
#include "model/scan_result.h"
#include "policy/load.h"
#include "verdict/baseline_text.h"

namespace ssot {

// What the tree itself says, beside what the commit says: only compared, never judged by.
struct PresentPolicy {
  LoadedPolicy policy;  // without complaints
  Baseline debt;        // without entries: there is none
  std::vector<std::string>
      changed_files;  // of the commit's policy: their lines are others here, or they are gone
};

// The tree of the commit `ref` below `root` (absolute). Fails with a sentence, and a way out, when there is
// no repository or no such commit here.
Result<std::shared_ptr<const Snapshot>> tree_of_commit(const std::string& root, const std::string& ref);

// The nearest folder from `start` (absolute) upward that holds `config` in that commit, so that a change
// cannot choose another root; empty: none does.
Result<std::string> root_in_commit(const std::string& start, const std::string& config,
                                   const std::string& ref);

// Takes out what is said of a line of the policy (SSOT901, 903, 905) where that file is another in the tree:
// it would point at the wrong line, or blame what the change has mended.
void leave_changed_policy(const PresentPolicy& present, const std::string& ref, ScanResult& result);

}  // namespace ssot
