// `ssot baseline`: what a run found becomes known debt, as far as it was asked for.
#pragma once
#include <string>
#include <vector>

#include "run/run.h"

namespace ssot {

struct BaselineRequest {
  bool accept_new = false;  // add to a file that is there
  bool prune = false;       // take out what is stale
  bool dry_run = false;     // write nothing
};

struct BaselineUpdate {
  ScanResult result;   // the run it rests on; its findings are the additions alone, as they would be reported
  std::string file;    // from the root
  bool there = false;  // before
  bool written = false;             // false also when nothing changed
  bool refused = false;             // it was to add, and it must not: not without being told to, and never below a lock
  std::vector<std::string> locked;  // globs below which additions lie
  std::size_t added = 0;
  std::size_t removed = 0;
  std::size_t stale = 0;     // entries that --prune would have taken out
  std::size_t unsought = 0;  // entries of which this run cannot say whether they are stale
  std::size_t known = 0;     // entries that the file holds now
  std::size_t notes = 0;     // findings that are notes, which are not recorded
  std::string failure;       // why the file could not be written; empty: it could
};

// Without a file: records every new error and warning. With one: adds and removes what `request` says; all or
// nothing.
BaselineUpdate update_baseline(const Workspace& workspace, const BaselineRequest& request);

}  // namespace ssot
