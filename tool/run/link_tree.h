// Facts → Project, with the questions that only texts and git can answer.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/contents.h"
#include "base/kept_readings.h"
#include "git/snapshot.h"
#include "index/link.h"

namespace ssot {

// Where git's ignore rules are asked, and where the answer may be kept.
struct IgnoreRules {
  const Snapshot* snapshot = nullptr;  // their tree; null: the disk
  KeptReadings* kept = nullptr;        // null: the answer is not kept
  std::string_view texts = {};         // of all rules that lie in files
};

Project link_facts(Tree tree, std::vector<FileFacts> facts, const Policy& policy, const std::string& root,
                   const Contents& contents, const IgnoreRules& ignoring, unsigned threads, Units units,
                   std::vector<Document> documents = {});

}  // namespace ssot
