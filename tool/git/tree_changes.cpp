#include "git/tree_changes.h"

#include <algorithm>
#include <bitset>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace ssot {
namespace {

constexpr std::size_t kAhead = 64;
constexpr std::size_t kMostKnown = 256 * kAhead;
constexpr std::size_t kMostBytes = std::size_t{256} << 20;  // of trees that are looked at together

// Calls `take` with mode, name and id of what a tree object holds: "100644 name\0" and the bytes of the id.
template <class Take>
void each_entry(std::string_view tree, std::size_t id_size, Take take) {
  while (!tree.empty()) {
    const std::size_t space = tree.find(' ');
    const std::size_t end = tree.find('\0', space == std::string_view::npos ? 0 : space);
    if (space == std::string_view::npos || end == std::string_view::npos || tree.size() - end - 1 < id_size)
      return;
    take(tree.substr(0, space), tree.substr(space + 1, end - space - 1), tree.data() + end + 1);
    tree.remove_prefix(end + 1 + id_size);
  }
}

// Of those names, which are sorted, in their order.
std::vector<TreeEntry> entries_of(std::string_view tree, std::size_t id_size,
                                  const std::vector<std::string_view>& names) {
  std::vector<TreeEntry> entries(names.size());
  std::bitset<256> begins;  // a root may hold hundreds, few of which are asked for
  for (const std::string_view name : names)
    begins.set(name.empty() ? 0 : static_cast<unsigned char>(name.front()));
  each_entry(tree, id_size, [&](std::string_view mode, std::string_view name, const char* id) {
    if (name.empty() || !begins.test(static_cast<unsigned char>(name.front()))) return;
    const auto found = std::lower_bound(names.begin(), names.end(), name);
    if (found == names.end() || *found != name) return;
    TreeEntry& entry = entries[static_cast<std::size_t>(found - names.begin())];
    entry.file = mode.starts_with("100");
    // Links and other repositories are no files of ours.
    if (entry.file || mode == "40000")
      entry.id = object_id_of(reinterpret_cast<const unsigned char*>(id), id_size);
  });
  return entries;
}

}  // namespace

void TreeChanges::watch(const std::string& path) {
  if (++watched_[path] > 1) return;
  known_.clear();  // it was not looked for
  paths_.clear();
}

void TreeChanges::let_go(const std::string& path) {
  if (--watched_[path] > 0) return;
  watched_.erase(path);
  paths_.clear();
}

const FileChanges* TreeChanges::between(Ancestry::Commit commit, Ancestry::Commit parent) {
  const Pair wanted{commit, parent};
  if (const auto known = known_.find(wanted); known != known_.end()) return &known->second;
  if (paths_.empty()) {
    for (const auto& [path, times] : watched_) {
      const std::vector<std::string_view> parts = split(path, '/');
      paths_.emplace_back(parts.begin(), parts.end());
    }
    std::sort(paths_.begin(), paths_.end());
  }
  if (known_.size() > kMostKnown) known_.clear();  // most of it belongs to sides that were not taken
  const std::vector<Pair> pairs = pairs_from(wanted);
  if (compare(pairs)) return &known_[wanted];
  // What is missing may lie farther back.
  for (const Pair& pair : pairs) known_.erase(pair);
  if (compare({wanted})) return &known_[wanted];
  known_.erase(wanted);
  return nullptr;
}

// The first parents behind it as well: most likely they are asked about next, and git answers many questions
// as fast as one.
std::vector<TreeChanges::Pair> TreeChanges::pairs_from(Pair wanted) {
  std::vector<Pair> pairs;
  for (;;) {
    pairs.push_back(wanted);
    const auto* parents = ancestry_.parents(wanted.second);
    if (pairs.size() == kAhead || parents == nullptr || parents->empty()) return pairs;
    wanted = {wanted.second, parents->front()};
    if (known_.contains(wanted)) return pairs;
  }
}

bool TreeChanges::compare(const std::vector<Pair>& pairs) {
  std::vector<Folder> folders;
  for (const Pair& pair : pairs) {
    known_[pair].clear();
    const ObjectId before = ancestry_.tree(pair.second);
    const ObjectId after = ancestry_.tree(pair.first);
    if (!before || !after) return false;
    if (before != after)
      folders.push_back(
          {.pair = pair, .before = before, .after = after, .depth = 0, .first = 0, .last = paths_.size()});
  }
  while (!folders.empty()) {
    if (!descend(folders)) return false;
  }
  return true;
}

// From folders to those below them that differ.
bool TreeChanges::descend(std::vector<Folder>& folders) {
  std::vector<ObjectId> ids;
  for (const Folder& folder : folders) {
    for (const ObjectId& id : {folder.before, folder.after}) {
      if (id) ids.push_back(id);
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const std::vector<std::string> trees = objects_.read_many(ids, "tree", kMostBytes);
  if (trees.size() < ids.size()) return false;
  // Of two that follow each other one reads what the other has read.
  std::map<std::pair<ObjectId, std::size_t>, std::vector<TreeEntry>> read;
  const auto entries = [&](const ObjectId& id, const Folder& folder,
                           const std::vector<std::string_view>& names) {
    const auto [known, is_new] = read.try_emplace({id, folder.first});
    const auto place = std::lower_bound(ids.begin(), ids.end(), id);
    if (is_new && id)
      known->second = entries_of(trees[static_cast<std::size_t>(place - ids.begin())], id.size, names);
    if (is_new && !id) known->second.resize(names.size());
    return known;
  };
  std::vector<Folder> below;
  for (const Folder& folder : folders) {
    const std::vector<std::string_view> names = names_in(folder);
    const auto before = entries(folder.before, folder, names);
    const auto after = entries(folder.after, folder, names);
    std::size_t first = folder.first;
    for (std::size_t i = 0; i < names.size(); ++i) {
      Folder inner{.pair = folder.pair, .depth = folder.depth + 1, .first = first, .last = first};
      while (inner.last < folder.last && paths_[inner.last][folder.depth] == names[i]) ++inner.last;
      first = inner.last;
      if (before->second[i] != after->second[i]) enter(inner, before->second[i], after->second[i], below);
    }
  }
  folders = std::move(below);
  return true;
}

std::vector<std::string_view> TreeChanges::names_in(const Folder& folder) const {
  std::vector<std::string_view> names;
  for (std::size_t i = folder.first; i < folder.last; ++i) {
    const std::string_view name = paths_[i][folder.depth];
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  return names;
}

// What differs under one name: the file itself comes first among the paths, then what lies in a folder of
// that name.
void TreeChanges::enter(Folder inner, const TreeEntry& before, const TreeEntry& after,
                        std::vector<Folder>& below) {
  if (paths_[inner.first].size() == inner.depth) {
    std::string path;
    for (const std::string& part : paths_[inner.first]) path += (path.empty() ? "" : "/") + part;
    const FileChange change{before.file ? before.id : ObjectId{}, after.file ? after.id : ObjectId{}};
    if (change.before != change.after) known_[inner.pair].emplace(std::move(path), change);
    ++inner.first;
  }
  if (!before.file) inner.before = before.id;
  if (!after.file) inner.after = after.id;
  if (inner.first < inner.last && inner.before != inner.after) below.push_back(inner);
}

}  // namespace ssot
