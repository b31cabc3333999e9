// Facts → Project, with the questions that only texts and git can answer.
#pragma once
#include <string>
#include <vector>

#include "base/contents.h"
#include "git/snapshot.h"
#include "index/link.h"

namespace ssot {

Project link_facts(Tree tree, std::vector<FileFacts> facts, const Policy& policy, const std::string& root,
                   const Contents& contents, const Snapshot* snapshot, unsigned threads, Units units,
                   std::vector<Document> documents = {});

}  // namespace ssot
