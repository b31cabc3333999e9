#include "tree/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace ssot {
namespace {

// A folder sorts as if its name ended in '/', as it does in every path below it.
bool comes_before(const DiskEntry& a, const DiskEntry& b) {
  const std::size_t common = std::min(a.name.size(), b.name.size());
  if (const int order = std::memcmp(a.name.data(), b.name.data(), common); order != 0) return order < 0;
  const auto next = [common](const DiskEntry& entry) -> unsigned char {
    if (entry.name.size() > common) return static_cast<unsigned char>(entry.name[common]);
    return entry.kind == DiskKind::kFolder ? '/' : '\0';
  };
  return next(a) < next(b);
}

DiskKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return DiskKind::kFile;
  if (S_ISDIR(mode)) return DiskKind::kFolder;
  if (S_ISLNK(mode)) return DiskKind::kLink;
  if (S_ISFIFO(mode)) return DiskKind::kPipe;
  return S_ISSOCK(mode) ? DiskKind::kSocket : DiskKind::kDevice;
}

// The kernel usually says what an entry is; some file systems leave it to us to ask.
bool kind_of_entry(int folder, const dirent64& entry, DiskKind& kind) {
  if (entry.d_type != DT_UNKNOWN) {
    kind = kind_of_mode(DTTOIF(entry.d_type));
    return true;
  }
  struct stat info;
  if (fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) return false;  // it has just gone
  kind = kind_of_mode(info.st_mode);
  return true;
}

}  // namespace

void Folder::assign(std::vector<DiskEntry> entries) { entries_ = std::move(entries); }

int Folder::read(int root, const std::string& path) {
  entries_.clear();
  constexpr int kHow = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  const int folder = openat(root, path.empty() ? "." : path.c_str(), kHow);
  if (folder < 0) return errno;
  const int error = take_all(folder);
  close(folder);
  if (error != 0) {
    entries_.clear();
    return error;
  }
  std::sort(entries_.begin(), entries_.end(), comes_before);
  return 0;
}

int Folder::take_all(int folder) {
  constexpr std::size_t kChunk = std::size_t{1} << 15;
  std::size_t used = 0;
  for (;;) {
    if (bytes_.size() < used + kChunk) bytes_.resize(std::max(used + kChunk, 2 * bytes_.size()));
    const long got = syscall(SYS_getdents64, folder, bytes_.data() + used, kChunk);
    if (got < 0) return errno;
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
  }
  for (std::size_t at = 0; at < used;) {
    const auto* entry = reinterpret_cast<const dirent64*>(bytes_.data() + at);
    at += entry->d_reclen;
    const std::string_view name = entry->d_name;
    DiskKind kind;
    if (name == "." || name == ".." || !kind_of_entry(folder, *entry, kind)) continue;
    entries_.push_back({name, kind});
  }
  return 0;
}

bool Folder::holds(std::string_view file_name) const {
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), DiskEntry{file_name, DiskKind::kFile}, comes_before);
  return found != entries_.end() && found->name == file_name;
}

}  // namespace ssot
