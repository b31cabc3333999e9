// How git is asked: one hardened command line, and its NUL-terminated answers. Internal to tool/git.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/process.h"
#include "git/repository.h"

namespace ssot {

// `git` with everything but the subcommand: it obeys nothing that the repository's own configuration names.
Command git_command(const Repository& repository);
// The same for another folder in place of the work tree; it runs in `folder`, below that.
Command git_command(const Repository& repository, const std::string& work_tree, const std::string& folder);

// Runs it with these arguments behind the hardened ones, and these variables beside.
Ended run_git(const Repository& repository, std::vector<std::string> arguments,
              const std::vector<std::string>& environment = {});

// The first line that says "error:" or "fatal:"; git may complain and yet end well.
std::string first_complaint(std::string_view printed);

// Calls `take` with each NUL-terminated record.
template <class Take>
void each_record(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\0'), text.size());
    take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace ssot
