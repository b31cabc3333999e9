#include "run/policy_from.h"

#include <fmt/format.h>

#include "base/path.h"
#include "git/trees.h"

namespace ssot {

Result<std::shared_ptr<const Snapshot>> tree_of_commit(const std::string& root, const std::string& ref) {
  const auto repository = find_repository(root);
  if (!repository)
    return Error{fmt::format("--policy-from needs a git repository, and {} lies in none.", root)};
  auto trees = Trees::open(*repository);
  if (!trees) return Error{trees.error()};
  return (*trees)->commit(ref);
}

Result<std::string> root_in_commit(const std::string& start, const std::string& config,
                                   const std::string& ref) {
  const auto repository = find_repository(start);
  if (!repository)
    return Error{fmt::format("--policy-from needs a git repository, and {} lies in none.", start)};
  const auto tree = tree_of_commit(repository->top, ref);
  if (!tree) return Error{tree.error()};
  for (std::string folder = start;; folder = std::string(folder_of(folder))) {
    if (!(*tree)->followed(join(path_from(repository->top, folder), config)).empty()) return folder;
    if (folder == repository->top || folder.empty()) return std::string();
  }
}

}  // namespace ssot
