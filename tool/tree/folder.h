// The entries of one folder, as the system hands them out, in the order in which whole paths sort as bytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

enum class DiskKind : std::uint8_t { kFile, kFolder, kLink, kPipe, kSocket, kDevice };

struct DiskEntry {
  std::string_view name;  // into the Folder's own bytes
  DiskKind kind = DiskKind::kFile;
};

// Reused from folder to folder, so that a worker allocates once.
class Folder {
 public:
  // `path` from the folder `root`; "" is the root itself. Returns 0, or the errno of what failed; then there
  // are no entries.
  int read(int root, const std::string& path);

  // The same from entries that are known; each name lives as long as they do.
  void assign(std::vector<DiskEntry> entries);

  const std::vector<DiskEntry>& entries() const { return entries_; }
  bool holds(std::string_view file_name) const;

 private:
  int take_all(int folder);
  std::string bytes_;
  std::vector<DiskEntry> entries_;
};

}  // namespace ssot
