// The walk itself: from a root down, folder by folder, on several threads, the same answer on any number of
// them.
//
// Knows nothing of git; what is known to be part of the tree is handed in as a list. Part of tree/walk.cpp.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tree/places.h"
#include "tree/walk.h"

namespace ssot {

// Which paths belong to the tree, for a root in a repository. All views are sorted as bytes.
struct KnownPaths {
  std::vector<std::string_view> files;  // one that ends in '/' is another repository
  std::vector<std::string_view> submodules;
};

struct Walked {
  std::vector<SourceFile> files;     // sorted by path
  std::vector<Skipped> skipped;      // in no order
  std::vector<Link> links;           // in no order
  std::vector<Gap> gaps;             // in no order
  std::vector<std::string> unknown;  // files, links and folders that `known` does not speak of; in no order
};

// Without `known` everything belongs to the tree.
Walked walk_folders(const Places& places, const WalkOptions& options, const KnownPaths* known);

}  // namespace ssot
