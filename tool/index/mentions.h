// A string that names a module (Mention), as the import it stands for. Internal to index.
//
// What Python's loaders do with such a string: the longest part that is a module is loaded, what follows is asked of it.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "index/project.h"

namespace ssot {

struct MentionedPath {
  FileId file = kNoFile;          // of the longest part that is a module of the tree
  std::string_view module;        // that part; empty: none is
  std::string_view name;          // what is asked of it first; empty: the module itself was named
  // Longer parts that would be modules if they were there, the longest first, each with what is asked of it.
  std::vector<std::pair<std::string_view, std::string_view>> missing;
};

// `folder` is that of the file the string stands in. Nothing for a text that is no dotted path, and for one that the folder's own
// modules could give another meaning.
std::optional<MentionedPath> mentioned_path(const Project& project, std::string_view folder, std::string_view text);

}  // namespace ssot
