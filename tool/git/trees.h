// Where the trees of a change are found: the index with what would be committed, HEAD, any commit, and the
// work tree.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "git/index_file.h"
#include "git/snapshot.h"

namespace ssot {

// One repository, looked at once. Everything is read when it is asked for.
class Trees {
 public:
  // Fails when git cannot say where its parts are.
  static Result<std::unique_ptr<Trees>> open(const Repository& repository);

  // What `git commit` would record now. GIT_INDEX_FILE is followed as git itself does in a hook, where it
  // belongs to this repository. Fails with a sentence when there are conflicts.
  Result<std::shared_ptr<const Snapshot>> staged();
  // What that is compared with: HEAD, or nothing before the first commit.
  Result<std::shared_ptr<const Snapshot>> head();
  // The tree of a commit that a person names: "origin/main", "HEAD~3", and with "..." behind it what the two
  // have in common.
  Result<std::shared_ptr<const Snapshot>> commit(const std::string& name);
  // What ignore rules say now, as far as they lie in files: all their texts together.
  std::string ignore_rules();
  // The files on disk, with what the index knows of them; null when there is no index.
  std::shared_ptr<const WorkTree> work_tree();

 private:
  explicit Trees(Repository repository) : repository_(std::move(repository)) {}
  bool find_parts(std::string& why);
  Result<std::shared_ptr<const IndexFile>> index();
  Result<IndexFile> read_index() const;
  Result<std::string> resolve(const std::string& name) const;
  Conversions conversions() const;
  std::shared_ptr<Objects> objects();

  Repository repository_;
  std::string git_folder_;     // absolute
  std::string common_folder_;  // absolute; the same but in a linked work tree
  std::string index_path_;     // absolute
  bool own_index_ = false;     // index_path_ comes from GIT_INDEX_FILE
  std::size_t hash_size_ = 20;
  std::string head_;                        // hex; empty before the first commit
  std::shared_ptr<const IndexFile> index_;  // paths from Repository::folder
  std::shared_ptr<const WorkTree> work_tree_;
  std::shared_ptr<Objects> objects_;
};

}  // namespace ssot
