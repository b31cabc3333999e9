// When passages of text came to say what they say, and by whom: a walk back from HEAD by objects alone.
//
// Reads what git has and runs nothing else (command.h): no filters, no textconv, no mailmap, no network. Not
// `git blame`: a passage is a block, and is asked about as one. docs/decisions/last-change-of-a-block.md says
// what counts as a change.
#pragma once
#include <string>
#include <vector>

#include "git/repository.h"
#include "model/history.h"

namespace ssot {

struct Passage {
  std::string path;  // from Repository::folder
  std::string text;  // its lines as they are on disk; empty: they could not be read
};

struct HistoryOptions {
  bool authors = true;
};

// One answer a passage, in their order: the youngest commit that HEAD leads to none of whose parents holds
// the block of lines in that file. What has no such commit says why in `unknown`. Bytes of authors are as
// they were written.
std::vector<LastChange> last_changes(const Repository& repository, const std::vector<Passage>& passages,
                                     const HistoryOptions& options = {});

// The hex of the commit that is checked out; empty before the first one.
std::string head_commit(const Repository& repository);

}  // namespace ssot
