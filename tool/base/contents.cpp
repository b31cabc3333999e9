#include "base/contents.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

namespace ssot {

FolderContents::FolderContents(const std::string& root)
    : root_(open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}

FolderContents::~FolderContents() {
  if (root_ >= 0) close(root_);
}

FileBuffer::Status FolderContents::read(const std::string& path, FileBuffer& buffer,
                                        std::size_t limit) const {
  return buffer.read_at(root_, path.c_str(), limit);
}

std::string FolderContents::head(const std::string& path, std::size_t size) const {
  const int file = openat(root_, path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return {};
  std::string bytes(size, '\0');
  const ssize_t got = pread(file, bytes.data(), size, 0);
  close(file);
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return bytes;
}

std::uint64_t FolderContents::size_of(const std::string& path) const {
  struct stat state;
  return state_of(path, state) ? static_cast<std::uint64_t>(state.st_size) : 0;
}

bool FolderContents::state_of(const std::string& path, struct stat& state) const {
  return fstatat(root_, path.c_str(), &state, AT_SYMLINK_NOFOLLOW) == 0;
}

}  // namespace ssot
