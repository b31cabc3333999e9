// Where the walk looks: folders on disk, or a tree that git lists. Part of tree/walker.cpp.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "git/snapshot.h"
#include "tree/folder.h"

namespace ssot {

// Where a link leads: a path of the tree, or "" and why it leads to none.
struct LinkEnd {
  std::string target;
  std::string reason;
};

class Places {
 public:
  Places() = default;
  virtual ~Places() = default;
  Places(const Places&) = delete;
  Places& operator=(const Places&) = delete;

  // The entries of a folder ("" is the root) in the order in which whole paths sort as bytes: 0, or the errno
  // of what failed.
  virtual int read(const std::string& folder, Folder& out) const = 0;
  virtual LinkEnd follow(const std::string& link) const = 0;
};

class PlacesOnDisk : public Places {
 public:
  // `folder` is open on `root`, whose links are resolved.
  PlacesOnDisk(int folder, std::string root) : folder_(folder), root_(std::move(root)) {}
  int read(const std::string& folder, Folder& out) const override { return out.read(folder_, folder); }
  LinkEnd follow(const std::string& link) const override;

 private:
  int folder_;
  std::string root_;
};

class PlacesInGit : public Places {
 public:
  explicit PlacesInGit(const Snapshot& snapshot) : snapshot_(snapshot) {}
  int read(const std::string& folder, Folder& out) const override;
  LinkEnd follow(const std::string& link) const override;

 private:
  const Snapshot& snapshot_;
};

}  // namespace ssot
