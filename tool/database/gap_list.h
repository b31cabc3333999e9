// The gaps of reading databases: paths as a report shows them, and never so many that they bury everything
// else.
//
// A reason may quote paths and names that a database spells; it never quotes the text of any other file.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/facts.h"

namespace ssot {

class GapList {
 public:
  explicit GapList(std::string root) : root_(std::move(root)) {}

  // `path` is absolute; `line` 0 speaks of the whole file. The same gap twice is one.
  void add(std::string_view path, int line, std::string reason, GapKind kind = GapKind::kUnread);

  // From the root, with `..` where the path lies outside it, so that a report is the same wherever the tree
  // lies.
  std::string shown(std::string_view path) const;

  // In the order in which they were added; what each file had too many of is counted in a last one.
  std::vector<Gap> take();

 private:
  std::string root_;
  std::vector<Gap> gaps_;
  std::set<std::string> said_;
  std::map<std::string, std::size_t> per_file_;
};

}  // namespace ssot
