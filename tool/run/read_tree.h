// From a folder on disk to facts: the walk, what is left out, and the one parallel step.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/contents.h"
#include "base/glob.h"
#include "base/kept_readings.h"
#include "git/snapshot.h"
#include "model/facts.h"
#include "model/request.h"
#include "model/scan_result.h"
#include "model/source_file.h"
#include "policy/policy.h"

namespace ssot {

struct ReadTree {
  Tree tree;                     // fixed and sorted
  std::vector<FileFacts> facts;  // sorted by path; nothing that SSOT501 reports, unless asked for
  std::vector<Gap> gaps;         // of the walk and of every file, sorted
  std::map<std::string, std::size_t> analysed_by;  // language → files
};

struct ReadOptions {
  std::string root;
  std::shared_ptr<const Contents> contents;    // where the files' bytes are
  const Snapshot* snapshot = nullptr;          // a tree of git's instead of the one on disk; `contents` is the same then
  const Policy* policy = nullptr;
  Request request;
  unsigned threads = 1;
  std::vector<std::string> only;  // read only files under these paths; empty: all
  KeptReadings* kept = nullptr;  // may be null
  bool backups_too = false;       // `facts` shows what a left-over copy holds
  std::function<void(std::size_t done, std::size_t all)> progress;
};

// `timings` receives the stages. Fails only when the root cannot be opened.
Result<ReadTree> read_tree(const ReadOptions& options, std::vector<Timing>& timings);

// Reads the definitions of those C and C++ `facts` that were read without, where `wanted` says so.
void read_missing_definitions(const ReadOptions& options, std::vector<FileFacts>& facts,
                              const std::function<bool(const FileFacts&)>& wanted);

}  // namespace ssot
