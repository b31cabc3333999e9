#include "tree/places.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include "base/files.h"
#include "base/path.h"

namespace ssot {

LinkEnd PlacesOnDisk::follow(const std::string& link) const {
  errno = 0;
  const std::string target = real_path(root_ + "/" + link);
  const std::string inside = root_ == "/" ? "/" : root_ + "/";
  if (target.empty()) return {"", errno == ELOOP ? "link that comes round" : "broken link"};
  if (target == root_ || is_under(root_ + "/" + link, target)) return {"", "link that comes round"};
  if (!target.starts_with(inside)) return {"", "link out of the tree"};
  return {target.substr(inside.size()), ""};
}

int PlacesInGit::read(const std::string& folder, Folder& out) const {
  const std::string prefix = folder.empty() ? "" : folder + "/";
  const std::vector<SnapshotEntry>& entries = snapshot_.entries();
  const auto before = [](const SnapshotEntry& each, std::string_view key) { return each.path < key; };
  auto at = std::lower_bound(entries.begin(), entries.end(), std::string_view(prefix), before);
  std::vector<DiskEntry> found;
  while (at != entries.end() && at->path.starts_with(prefix)) {
    const std::string_view rest = std::string_view(at->path).substr(prefix.size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) {
      const DiskKind kind = at->kind == EntryKind::kFile   ? DiskKind::kFile
                            : at->kind == EntryKind::kLink ? DiskKind::kLink
                                                           : DiskKind::kFolder;
      found.push_back({rest, kind});
      ++at;
    } else {
      const std::string behind = prefix + std::string(rest.substr(0, slash)) + "0";  // '0' follows '/'
      found.push_back({rest.substr(0, slash), DiskKind::kFolder});
      at = std::lower_bound(at, entries.end(), std::string_view(behind), before);
    }
  }
  out.assign(std::move(found));
  return 0;
}

LinkEnd PlacesInGit::follow(const std::string& link) const {
  const std::string target = snapshot_.followed(link);
  if (target.empty()) return {"", "link that leads to nothing in the tree"};
  if (is_under(link, target)) return {"", "link that comes round"};
  return {target, ""};
}

}  // namespace ssot
