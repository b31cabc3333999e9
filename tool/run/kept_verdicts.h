// What a whole run found in a tree of git's, kept for the next run that compares with the same tree: after a commit, what was
// staged is HEAD.
//
// Part of what kept readings are (docs/decisions/kept-readings.md): found by everything that it depends on.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/kept_readings.h"
#include "model/finding.h"
#include "model/scan_result.h"
#include "run/run.h"

namespace ssot {

class KeptVerdicts {
 public:
  // `file` empty: nothing is kept.
  explicit KeptVerdicts(const std::string& file) : kept_(file, /*worth_writing=*/1) {}

  // Everything that the findings of this tree depend on; empty when that is not known, or lies outside it.
  static std::string key_of(const Workspace& workspace);

  // Path, region, key and status of each finding; nothing else.
  std::optional<std::vector<Finding>> find(const std::string& key) const;
  // A run that could not read something, or whose parser failed, may end otherwise the next time and is not kept.
  void keep(const std::string& key, const ScanResult& result);
  // Beside them: small answers that each run needs, and that are written again whenever one is new.
  KeptReadings& answers() { return kept_; }
  void save() const { kept_.save(); }

 private:
  KeptReadings kept_;
};

}  // namespace ssot
