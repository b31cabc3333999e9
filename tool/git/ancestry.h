// The commits that one leads to, and their parents, read only as far as somebody asks. Internal to tool/git.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/dialogue.h"
#include "git/object_id.h"
#include "git/repository.h"

namespace ssot {

class Ancestry {
 public:
  using Commit =
      std::uint32_t;  // in the order in which they were first heard of; the one it starts from is 0

  // Null when git cannot be started.
  static std::unique_ptr<Ancestry> of(const Repository& repository, const ObjectId& start);

  const ObjectId& id(Commit commit) const { return commits_[commit].id; }
  // Its place in git's list, younger ones first. No value: the list ended before it, since something is
  // missing.
  std::optional<std::uint32_t> rank(Commit commit);
  // The uppermost folder it records; none where the list ended before it.
  ObjectId tree(Commit commit);
  // As far as this clone goes; null where the list ended before it.
  const std::vector<Commit>* parents(Commit commit);

 private:
  struct Known {
    ObjectId id;
    ObjectId tree;
    std::optional<std::uint32_t> rank;
    std::vector<Commit> parents;
  };
  explicit Ancestry(std::unique_ptr<Dialogue> git) : git_(std::move(git)) {}
  Commit number_of(const ObjectId& id);
  bool read_one();

  std::unique_ptr<Dialogue> git_;  // null: it has ended
  std::vector<Known> commits_;
  std::map<ObjectId, Commit> numbers_;
  std::uint32_t listed_ = 0;
};

}  // namespace ssot
