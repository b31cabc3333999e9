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

struct ScanResult {
  std::vector<Finding> findings;     // sorted by path (bytes), line, column, rule, fingerprint
  std::vector<Gap> gaps;             // sorted by path, line
  std::vector<Skipped> skipped;
  std::map<std::string, std::size_t> unjudged;      // language → files without a front end
  std::map<std::string, std::size_t> analysed_by;   // language → files read
  std::vector<NotJudged> not_judged;
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
