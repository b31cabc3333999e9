// What tells that a page speaks of code that need not be there: plans, and blocks that say which file they
// are to become or stood in. The rules are written down on the page of SSOT503.
#pragma once
#include <string>
#include <string_view>

#include "frontend/docs/docs.h"

namespace ssot::docs {

// By the words of its file name or its title: "…_TEST_PLAN_….md", "# Proposal: …".
bool is_plan(std::string_view path, std::string_view text);

// A Python file that a block is said to be, by the comment it begins with or the line of text above it:
// "app/new.py", without a slash in front. Empty when it is not said, or no folder is named.
struct FileLabel {
  std::string_view path;
  bool quoted = false;  // "app/old.py:120": the block shows what stood there
};
FileLabel file_label(const Block& block, const Code& code);

}  // namespace ssot::docs
