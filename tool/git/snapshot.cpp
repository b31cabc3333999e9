#include "git/snapshot.h"

#include <algorithm>

#include "base/path.h"

namespace ssot {
namespace {

using Status = FileBuffer::Status;

constexpr std::size_t kLongestTarget = 4096;
constexpr int kMostLinks = 40;

}  // namespace

const SnapshotEntry* Snapshot::find(std::string_view path) const {
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), path,
                       [](const SnapshotEntry& each, std::string_view key) { return each.path < key; });
  return found != entries_.end() && found->path == path ? &*found : nullptr;
}

bool Snapshot::holds_folder(std::string_view path) const {
  if (path.empty()) return true;
  const std::string below = std::string(path) + "/";
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), below,
                       [](const SnapshotEntry& each, const std::string& key) { return each.path < key; });
  return found != entries_.end() && found->path.starts_with(below);
}

// Component by component, as the system does; every link starts again with what it stands for.
std::string Snapshot::followed(const std::string& path) const {
  std::string rest = path;
  for (int links = 0; links <= kMostLinks; ++links) {
    bool again = false;
    for (std::size_t end = rest.find('/'); !again; end = rest.find('/', end + 1)) {
      const std::string part = rest.substr(0, end);
      const SnapshotEntry* entry = find(part);
      if (entry != nullptr && entry->kind == EntryKind::kLink) {
        FileBuffer target;
        if (objects_->read(entry->id, target, kLongestTarget) != Status::kOk ||
            target.text().starts_with('/'))
          return {};
        const std::string behind = end == std::string::npos ? "" : rest.substr(end);
        rest = join(folder_of(part), std::string(target.text()) + behind);
        if (rest.starts_with("..")) return {};
        again = true;
      }
      if (end == std::string::npos) break;
    }
    if (!again) return find(rest) != nullptr || holds_folder(rest) ? rest : std::string();
  }
  return {};
}

Status Snapshot::read(const std::string& path, FileBuffer& buffer, std::size_t limit) const {
  const SnapshotEntry* entry = find(path);
  if (entry == nullptr) return buffer.fail(Status::kAbsent, "there is no such file");
  if (entry->kind == EntryKind::kLink) return buffer.fail(Status::kNotRegular, "it is a symbolic link");
  if (entry->kind == EntryKind::kSubmodule) return buffer.fail(Status::kNotRegular, "it is a folder");
  if (work_tree_ && work_tree_->read(path, entry->id, buffer, limit)) return Status::kOk;
  return objects_->read(entry->id, buffer, limit);
}

std::string Snapshot::head(const std::string& path, std::size_t size) const {
  FileBuffer buffer;
  if (read(path, buffer) != Status::kOk) return {};
  return std::string(buffer.text().substr(0, size));
}

std::uint64_t Snapshot::size_of(const std::string& path) const {
  FileBuffer buffer;
  return read(path, buffer) == Status::kOk ? buffer.text().size() : 0;
}

std::string Snapshot::identity(const std::string& path) const {
  const SnapshotEntry* entry = find(path);
  return entry == nullptr || entry->kind != EntryKind::kFile ? std::string() : to_text(entry->id);
}

}  // namespace ssot
