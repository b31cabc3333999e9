// What an `#include` leads to, without a build: the quote rule, then include_dirs, then a unique suffix
// (contract.md, "Graph rules").
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/path_table.h"
#include "index/project.h"

namespace ssot {

// Spellings that were searched before, by spelling with its delimiters; one a thread. Keys are views into facts.
using IncludeCache = std::unordered_map<std::string_view, Resolution>;

class IncludeResolver {
 public:
  IncludeResolver(std::span<const FileFacts> files, const PathTable& table,
                  const std::vector<std::string>& include_dirs);

  Resolution resolve(FileId includer, const Import& import, IncludeCache& cache) const;
  // The same for an `#include` that stands in no file of the tree: there is nothing beside it.
  Resolution resolve(const Import& import) const;

 private:
  Resolution search(std::string_view spelling, char delimiter, FileId includer) const;

  std::span<const FileFacts> files_;
  const PathTable& table_;
  std::vector<FolderId> include_dirs_;
  std::unordered_multimap<std::string_view, FileId> by_name_;
};

}  // namespace ssot
