// Which of the files that somebody watches differ between a commit and its parent, by ids. Internal to
// tool/git.
//
// Only folders that lead to such a file are looked at, and of those only what differs; no file is opened.
#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "git/ancestry.h"
#include "git/object_id.h"
#include "git/objects.h"

namespace ssot {

struct FileChange {
  ObjectId before;  // none: the parent has no such file
  ObjectId after;   // none: the commit has no such file
};
using FileChanges = std::map<std::string, FileChange, std::less<>>;  // by path from the top

struct TreeEntry {
  bool file = false;  // else a folder
  ObjectId id;        // none: neither, or nothing of that name
  friend bool operator==(const TreeEntry&, const TreeEntry&) = default;
};

class TreeChanges {
 public:
  TreeChanges(Objects& objects, Ancestry& ancestry) : objects_(objects), ancestry_(ancestry) {}

  // As often as it is watched it is to be let go.
  void watch(const std::string& path);
  void let_go(const std::string& path);
  // Null when a tree cannot be read. Holds until the next call.
  const FileChanges* between(Ancestry::Commit commit, Ancestry::Commit parent);

 private:
  using Pair = std::pair<Ancestry::Commit, Ancestry::Commit>;
  using Parts = std::vector<std::string>;  // of a path
  // Two versions of one folder, and which of the watched files lie below it.
  struct Folder {
    Pair pair;
    ObjectId before{}, after{};  // none: there is no such folder
    std::size_t depth = 0;
    std::size_t first = 0, last = 0;  // of paths_
  };
  std::vector<Pair> pairs_from(Pair wanted);
  bool compare(const std::vector<Pair>& pairs);
  bool descend(std::vector<Folder>& folders);
  std::vector<std::string_view> names_in(const Folder& folder) const;
  void enter(Folder inner, const TreeEntry& before, const TreeEntry& after, std::vector<Folder>& below);

  Objects& objects_;
  Ancestry& ancestry_;
  std::map<std::string, std::size_t> watched_;  // how often
  std::vector<Parts> paths_;                    // of them, sorted
  std::map<Pair, FileChanges> known_;
};

}  // namespace ssot
