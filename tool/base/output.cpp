#include "base/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/files.h"
#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

Error failure(const std::string& path, int error) {
  return Error{fmt::format("{} cannot be written: {}.", valid_utf8(path), std::strerror(error))};
}

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t put = ::write(fd, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

Result<Written> write_in_place(const std::string& path, std::string_view text) {
  const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0) return failure(path, errno);
  const bool complete = write_all(fd, text);
  const int error = errno;
  if (close(fd) != 0 && complete) return failure(path, errno);
  if (!complete) return failure(path, error);
  return Written{};
}

// Makes a file beside `path` whose name nobody has; -1 and errno when the folder cannot be written to.
int create_beside(const std::string& path, mode_t mode, std::string& temporary) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    temporary = fmt::format("{}.{}.{}.tmp", path, getpid(), attempt);
    const int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  return -1;
}

// The rename itself must reach the disk; a file system that cannot flush folders is no failure.
void flush_folder(const std::string& path) {
  const std::string folder = path.find('/') == std::string::npos ? "." : std::string(folder_of(path)) + "/";
  const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

// Renames, or links where nothing may be there yet: link(2) alone refuses to take another's place.
bool move_into_place(const std::string& from, const std::string& to, Existing existing) {
  if (existing == Existing::kReplace) return std::rename(from.c_str(), to.c_str()) == 0;
  return link(from.c_str(), to.c_str()) == 0 && unlink(from.c_str()) == 0;
}

// What `fd` is open on gets `text`, reaches the disk and takes its place at `target`; on failure it is gone.
Result<Written> complete(int fd, const std::string& temporary, const std::string& target, std::string_view text,
                         Existing existing) {
  bool done = write_all(fd, text) && fsync(fd) == 0;
  int error = errno;
  if (close(fd) != 0 && done) {
    done = false;
    error = errno;
  }
  if (done && !move_into_place(temporary, target, existing)) {
    done = false;
    error = errno;
  }
  if (!done) {
    unlink(temporary.c_str());
    return failure(target, error);
  }
  flush_folder(target);
  return Written{};
}

}  // namespace

Result<Written> write_program(const std::string& path, std::string_view text, Existing existing) {
  std::string temporary;
  const int fd = create_beside(path, 0755, temporary);
  if (fd < 0) return failure(path, errno);
  return complete(fd, temporary, path, text, existing);
}

Result<Written> write_file(const std::string& path, std::string_view text) {
  struct stat info;
  const bool there = stat(path.c_str(), &info) == 0;
  if (there && S_ISDIR(info.st_mode)) return failure(path, EISDIR);
  if (there && !S_ISREG(info.st_mode)) return write_in_place(path, text);
  const std::string target = there ? real_path(path) : path;
  if (there && access(target.c_str(), W_OK) != 0) return failure(path, errno);

  std::string temporary;
  const int fd = create_beside(target, 0666, temporary);
  if (fd < 0) return failure(path, errno);
  if (there && fchmod(fd, info.st_mode & 07777) != 0) {
    const int error = errno;
    close(fd);
    unlink(temporary.c_str());
    return failure(path, error);
  }
  return complete(fd, temporary, target, text, Existing::kReplace);
}

}  // namespace ssot
