#include "git/work_tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <tuple>
#include <utility>

namespace ssot {
namespace {

// Git marks an entry that it is not sure of by a size of 0, so that alone says nothing but of an empty file.
bool is_empty_blob(const ObjectId& id) {
  static const auto kSha1 = object_id_from("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  static const auto kSha256 =
      object_id_from("473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");
  return id == kSha1 || id == kSha256;
}

std::uint32_t cut(auto value) { return static_cast<std::uint32_t>(value); }

bool same_time(std::uint32_t seconds, std::uint32_t rest, const timespec& time) {
  return seconds == cut(time.tv_sec) && (rest == 0 || rest == cut(time.tv_nsec));
}

bool same_file(const IndexStat& noted, const struct stat& now) {
  if (!same_time(noted.mtime, noted.mtime_ns, now.st_mtim) || noted.size != cut(now.st_size)) return false;
  // Other programs than git itself note no more than this (core.checkStat=minimal).
  if (noted.ino == 0 && noted.ctime == 0) return true;
  return same_time(noted.ctime, noted.ctime_ns, now.st_ctim) && noted.ino == cut(now.st_ino) &&
         noted.uid == cut(now.st_uid) && noted.gid == cut(now.st_gid);
}

}  // namespace

WorkTree::WorkTree(const std::string& folder, std::shared_ptr<const IndexFile> index, Conversions conversions)
    : contents_(folder), index_(std::move(index)), conversions_(std::move(conversions)) {}

std::string WorkTreeContents::identity(const std::string& path) const {
  const auto id = work_tree_ ? work_tree_->blob_of(path) : std::nullopt;
  return id ? to_text(*id) : std::string();
}

const IndexEntry* WorkTree::find(std::string_view path) const {
  const auto found =
      std::lower_bound(index_->entries.begin(), index_->entries.end(), path,
                       [](const IndexEntry& each, std::string_view key) { return each.path < key; });
  return found != index_->entries.end() && found->path == path ? &*found : nullptr;
}

bool WorkTree::unchanged(const IndexEntry& entry) const {
  if (!entry.stat_counts || entry.intent_to_add || entry.conflict || entry.kind != EntryKind::kFile)
    return false;
  const IndexStat& noted = entry.stat;
  if (std::tie(index_->written, index_->written_ns) <= std::tie(noted.mtime, noted.mtime_ns)) return false;
  if (noted.size == 0 && !is_empty_blob(entry.id)) return false;
  struct stat now;
  if (!contents_.state_of(entry.path, now) || !S_ISREG(now.st_mode) || !same_file(noted, now)) return false;
  return !conversions_.may_convert(entry.path);
}

std::optional<ObjectId> WorkTree::blob_of(const std::string& path) const {
  const IndexEntry* entry = find(path);
  if (entry == nullptr || !unchanged(*entry)) return std::nullopt;
  return entry->id;
}

bool WorkTree::read(const std::string& path, const ObjectId& id, FileBuffer& buffer,
                    std::size_t limit) const {
  const IndexEntry* entry = find(path);
  if (entry == nullptr || entry->id != id) return false;
  // Looked at after it was read: then what was read is what was looked at.
  if (contents_.read(path, buffer, limit) != FileBuffer::Status::kOk || !unchanged(*entry)) return false;
  const std::string_view text = buffer.text();
  return text.empty() || std::memchr(text.data(), '\r', text.size()) == nullptr;
}

}  // namespace ssot
