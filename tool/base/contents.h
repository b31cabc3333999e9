// The bytes of a tree's files by their paths from its root, wherever they are kept: on disk, or in a repository's objects
// (git/snapshot.h). Readers ask here, so that a commit is read as a checkout of it would be.
//
// Safe to be asked from any number of threads.
#pragma once
#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/files.h"

namespace ssot {

// Far above any source; a larger file is a gap, not a wait.
constexpr std::size_t kLargestSource = std::size_t{64} << 20;

class Contents {
 public:
  Contents() = default;
  virtual ~Contents() = default;
  Contents(const Contents&) = delete;
  Contents& operator=(const Contents&) = delete;

  // A regular file, whole; links are not followed.
  virtual FileBuffer::Status read(const std::string& path, FileBuffer& buffer,
                                  std::size_t limit = kLargestSource) const = 0;
  // The file's first bytes, at most `size`; empty of what cannot be read.
  virtual std::string head(const std::string& path, std::size_t size) const = 0;
  // Bytes of a file; 0 of what cannot be asked.
  virtual std::uint64_t size_of(const std::string& path) const = 0;
  // Names the file's bytes: two files with the same identity hold the same. Empty: not known.
  virtual std::string identity(const std::string& path) const = 0;
};

// A folder on disk.
class FolderContents : public Contents {
 public:
  explicit FolderContents(const std::string& root);
  ~FolderContents() override;

  FileBuffer::Status read(const std::string& path, FileBuffer& buffer, std::size_t limit) const override;
  std::string head(const std::string& path, std::size_t size) const override;
  std::uint64_t size_of(const std::string& path) const override;
  std::string identity(const std::string&) const override { return {}; }
  // What lstat says; false: nothing.
  bool state_of(const std::string& path, struct stat& state) const;

 private:
  int root_;
};

}  // namespace ssot
