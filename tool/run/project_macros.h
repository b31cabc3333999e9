// The macros that a C or C++ file of the tree meets in what it includes, for reading it alone (depth 2).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/contents.h"
#include "frontend/cpp/macros.h"
#include "index/project.h"

namespace ssot {

// Reads each included file once, however many files ask.
class ProjectMacros {
 public:
  ProjectMacros(const Project& project, const Contents& contents)
      : project_(project), contents_(contents) {}

  // Name (with its parameters) → replacement, of the macros that `text` mentions and those that these
  // mention. The nearest definition counts; of alternatives in one file the last, which is most often that of
  // an unknown compiler.
  std::vector<std::pair<std::string, std::string>> for_file(FileId file, std::string_view text);

 private:
  const std::vector<cpp::Macro>& of(FileId file);
  std::vector<FileId> reached(FileId file) const;

  const Project& project_;
  const Contents& contents_;
  std::map<FileId, std::vector<cpp::Macro>> read_;
};

}  // namespace ssot
