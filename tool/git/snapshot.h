// A tree of files as git has it: what would be committed, or a commit. Read as a checkout of it would be,
// without one.
//
// Nothing on disk is changed, and nothing that the repository's configuration names is run
// (docs/hardening.md).
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/contents.h"
#include "base/result.h"
#include "git/objects.h"
#include "git/repository.h"
#include "git/work_tree.h"

namespace ssot {

struct SnapshotEntry {
  std::string path;  // from Repository::folder
  EntryKind kind = EntryKind::kFile;
  ObjectId id;
};

class Snapshot : public Contents {
 public:
  // `entries` sorted by path. `work_tree` may be null; otherwise files on disk that are certainly the same
  // are read there.
  Snapshot(std::string name, std::vector<SnapshotEntry> entries, std::shared_ptr<Objects> objects,
           std::shared_ptr<const WorkTree> work_tree)
      : name_(std::move(name)),
        entries_(std::move(entries)),
        objects_(std::move(objects)),
        work_tree_(std::move(work_tree)) {}

  const std::string& name() const { return name_; }  // for people: "HEAD", "the index"
  const std::vector<SnapshotEntry>& entries() const { return entries_; }
  const SnapshotEntry* find(std::string_view path) const;
  // The path of the file or folder that `path` leads to when links are followed; empty: nothing in this tree.
  std::string followed(const std::string& path) const;

  FileBuffer::Status read(const std::string& path, FileBuffer& buffer,
                          std::size_t limit = kLargestSource) const override;
  std::string head(const std::string& path, std::size_t size) const override;
  std::uint64_t size_of(const std::string& path) const override;
  std::string identity(const std::string& path) const override;

 private:
  bool holds_folder(std::string_view path) const;

  std::string name_;
  std::vector<SnapshotEntry> entries_;
  std::shared_ptr<Objects> objects_;
  std::shared_ptr<const WorkTree> work_tree_;
};

}  // namespace ssot
