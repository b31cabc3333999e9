// Findings against the file of known debt: which are known, and which of its entries nothing answers to any
// more.
//
// An entry is called stale only when this run would have found its finding if it were still there; of all
// others (rules that did not run, files that could not be read, readings less deep than the one that found
// it) the run says nothing, and counts them.
#pragma once
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/finding.h"
#include "model/scan_result.h"
#include "verdict/baseline_text.h"

namespace ssot {

struct DebtRequest {
  const Baseline* baseline = nullptr;  // null: there is none
  const Baseline* present =
      nullptr;    // that of the tree, where `baseline` is a commit's: only what stands in it can be stale
  int depth = 1;  // how deep C and C++ were read (model/proof.h): 3 with translation units
};

struct DebtAnswer {
  std::vector<const BaselineEntry*> stale;
  std::vector<const BaselineEntry*> unsought;
};

// Marks the findings that the baseline holds as known; suppressed ones stay so, and answer their entries all
// the same. `findings` have their keys, those that nobody reports (severity off) included. `ran` are names of
// rules.
DebtAnswer mark_known(std::vector<Finding>& findings, const std::vector<Gap>& gaps,
                      const std::vector<std::string>& ran, const DebtRequest& request);

// SSOT904, one an entry, at its line.
std::vector<Finding> stale_findings(const std::vector<const BaselineEntry*>& stale);

// Counts what is known and what `ssot baseline --accept-new` would add.
void count_debt(const std::vector<Finding>& findings, Comparison& comparison);

// Whether `ssot baseline` records this finding: new, an error or a warning, and not about ssot's own files.
bool is_recorded(const Finding& finding);

}  // namespace ssot
