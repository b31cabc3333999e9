// What lies on disk below a work tree, seen through the index: which files are certainly the blobs that the
// index names.
//
// A file is when its stat data are those that git noted (git's own rule, racily clean entries left out),
// nothing that converts applies to it, and it holds no carriage return. Then reading it saves asking for the
// object.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/contents.h"
#include "git/conversions.h"
#include "git/index_file.h"

namespace ssot {

class WorkTree {
 public:
  // `index` holds paths from `folder`, the absolute folder that everything is read from.
  WorkTree(const std::string& folder, std::shared_ptr<const IndexFile> index, Conversions conversions);

  // The blob that the file on disk is, if it certainly is one. Asks the disk for the file's state only.
  std::optional<ObjectId> blob_of(const std::string& path) const;
  // Reads the file from disk when it is certainly the blob `id`; false: ask for the object.
  bool read(const std::string& path, const ObjectId& id, FileBuffer& buffer, std::size_t limit) const;
  const IndexEntry* find(std::string_view path) const;

 private:
  bool unchanged(const IndexEntry& entry) const;

  FolderContents contents_;
  std::shared_ptr<const IndexFile> index_;
  Conversions conversions_;
};

// The files on disk, each with the blob that it certainly is as its identity.
class WorkTreeContents : public FolderContents {
 public:
  WorkTreeContents(const std::string& folder, std::shared_ptr<const WorkTree> work_tree)
      : FolderContents(folder), work_tree_(std::move(work_tree)) {}
  std::string identity(const std::string& path) const override;

 private:
  std::shared_ptr<const WorkTree> work_tree_;
};

}  // namespace ssot
