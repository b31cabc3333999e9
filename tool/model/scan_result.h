// What one run found out: the only thing reports read.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/facts.h"
#include "model/finding.h"
#include "model/source_file.h"

namespace ssot {

struct Timing {
  std::string stage;
  double seconds = 0;
};

// A rule, or a key of the policy, that this run did not judge.
struct NotJudged {
  std::string subject;
  std::string reason;  // "this version does not judge it (ssot.json:3:5)"
  bool asked = true;   // somebody asked for it; what nobody asked for does not disturb a clean run's one line
};

// What the findings were compared with, so that old ones are known (Status::kKnown).
struct Comparison {
  std::string baseline;       // the file of known debt, from the root; empty: there is none
  std::size_t known = 0;      // findings that it holds
  std::size_t fresh = 0;      // findings that `ssot baseline --accept-new` would add to it
  std::size_t stale = 0;      // its entries that nothing answers to any more
  std::size_t unsought = 0;   // its entries of which this run cannot say so: their rule or a file they need was not read
  std::vector<std::vector<std::string>> stale_keys;  // Finding::key of the stale ones, below every PATH; no report shows them
  std::string base;           // the commit that the findings of a change are told by: "HEAD", "origin/main"; empty: none
  std::size_t before = 0;     // findings that the base has as well
  std::size_t mended = 0;     // findings of the base that are gone
  bool staged = false;        // what would be committed was judged, not what lies on disk
  std::string policy_from;    // the commit that the policy and the baseline are of; empty: those of the tree
};

struct ScanResult {
  std::vector<Finding> findings;     // sorted by path (bytes), line, column, rule, fingerprint
  std::vector<Gap> gaps;             // sorted by path, line
  std::vector<Skipped> skipped;
  std::map<std::string, std::size_t> unjudged;      // language → files without a front end
  std::map<std::string, std::size_t> analysed_by;   // language → files read
  std::vector<NotJudged> not_judged;
  Comparison comparison;
  std::size_t files = 0;             // files of the tree
  std::size_t analysed = 0;          // files whose facts were read
  std::size_t units = 0;             // translation units of the compile databases
  std::size_t sharpened = 0;         // C and C++ files that Clang read
  std::string folder;                // of the tree's root in its git repository; empty: that is the repository's root
  std::vector<std::string> policy_files;
  std::vector<std::string> hints;    // sentences for a person: "no ssot.json was found …"
  std::string today;                 // YYYY-MM-DD
  std::vector<Timing> timings;       // only printed on request; never part of a report
};

}  // namespace ssot
