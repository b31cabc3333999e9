#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "base/text.h"

namespace ssot {
namespace {

constexpr const char* kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "it is a folder";
  if (S_ISFIFO(mode)) return "it is a named pipe";
  if (S_ISSOCK(mode)) return "it is a socket";
  if (S_ISLNK(mode)) return "it is a symbolic link";
  return "it is a device";
}

std::string why(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "there is no such file";
    case EACCES:
    case EPERM:
      return "permission denied";
    case ELOOP:
      return "it is a symbolic link";
    default:
      return std::strerror(error);
  }
}

FileBuffer::Status status_of(int error) {
  using Status = FileBuffer::Status;
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return Status::kAbsent;
    case EACCES:
    case EPERM:
      return Status::kDenied;
    case ELOOP:
    case ENXIO:
      return Status::kNotRegular;
    default:
      return Status::kFailed;
  }
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

// Bytes read until the end of the file or until `room` is full; -1 and errno on failure.
//
// A regular file whose `expected` bytes came in one piece is not asked again for its end: over a large tree that question is a
// tenth of the time of reading.
ssize_t read_full(int fd, char* into, std::size_t room, std::size_t expected) {
  std::size_t got = 0;
  while (got < room && (got == 0 || got != expected)) {
    const ssize_t part = ::read(fd, into + got, room - got);
    if (part < 0 && errno == EINTR) continue;
    if (part < 0) return -1;
    if (part == 0) break;
    got += static_cast<std::size_t>(part);
  }
  return static_cast<ssize_t>(got);
}

}  // namespace

void FileBuffer::reserve(std::size_t size) {
  if (bytes_.size() >= size + kPadding) return;
  // Growing by halves keeps the number of allocations of a worker that reads thousands of files small.
  std::vector<char> larger(std::max(size + kPadding, bytes_.size() + bytes_.size() / 2));
  std::copy(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_), larger.begin());
  bytes_.swap(larger);
}

void FileBuffer::assign(std::string_view text) {
  size_ = 0;
  reserve(text.size());
  if (!text.empty()) std::memcpy(bytes_.data(), text.data(), text.size());
  size_ = text.size();
  std::memset(bytes_.data() + size_, 0, kPadding);
  reason_.clear();
}

FileBuffer::Status FileBuffer::fail(Status status, std::string reason) {
  assign({});
  reason_ = std::move(reason);
  return status;
}

FileBuffer::Status FileBuffer::read(const std::string& path, std::size_t limit) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) return fail(status_of(errno), why(errno));
  if (!S_ISREG(info.st_mode)) return fail(Status::kNotRegular, kind_of(info.st_mode));
  return read_opened(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), limit);
}

FileBuffer::Status FileBuffer::read_at(int folder, const char* path, std::size_t limit) {
  return read_opened(openat(folder, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW), limit);
}

FileBuffer::Status FileBuffer::read_opened(int opened, std::size_t limit) {
  if (opened < 0) return fail(status_of(errno), why(errno));
  const Descriptor file(opened);
  struct stat info;
  if (fstat(file.get(), &info) != 0) return fail(status_of(errno), why(errno));
  if (!S_ISREG(info.st_mode)) return fail(Status::kNotRegular, kind_of(info.st_mode));
  const auto too_large = [&] {
    return fail(Status::kTooLarge, "it is larger than " + count_of(limit >> 20, "MiB", "MiB"));
  };
  if (static_cast<std::uint64_t>(info.st_size) > limit) return too_large();

  size_ = 0;
  reserve(static_cast<std::size_t>(info.st_size) + 1);
  // The size is only a hint: files in /proc say 0, and a file may grow meanwhile.
  for (;;) {
    const std::size_t expected = size_ == 0 ? static_cast<std::size_t>(info.st_size) : 0;
    const ssize_t got = read_full(file.get(), bytes_.data() + size_, bytes_.size() - kPadding - size_, expected);
    if (got < 0) return fail(status_of(errno), why(errno));
    size_ += static_cast<std::size_t>(got);
    if (size_ > limit) return too_large();
    if (size_ < bytes_.size() - kPadding) break;
    reserve(size_ + std::max<std::size_t>(size_, 4096));
  }
  std::memset(bytes_.data() + size_, 0, kPadding);
  reason_.clear();
  return Status::kOk;
}

Result<std::string> read_file(const std::string& path) {
  FileBuffer buffer;
  if (buffer.read(path) != FileBuffer::Status::kOk) {
    return Error{valid_utf8(path) + " cannot be read: " + buffer.reason() + "."};
  }
  return std::string(buffer.text());
}

std::string real_path(const std::string& path) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return {};
  std::string answer = resolved;
  std::free(resolved);
  return answer;
}

bool is_folder(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

std::uint64_t size_of(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) ? static_cast<std::uint64_t>(info.st_size) : 0;
}

bool is_link(const std::string& path) {
  struct stat info;
  return lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
}

bool exists(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0;
}

}  // namespace ssot
