#include "tree/walk.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

#include "base/files.h"
#include "base/text.h"
#include "git/repository.h"
#include "tree/languages.h"
#include "tree/places.h"
#include "tree/walker.h"

namespace ssot {
namespace {

class OpenFolder {
 public:
  explicit OpenFolder(const std::string& path)
      : fd_(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}
  ~OpenFolder() {
    if (fd_ >= 0) close(fd_);
  }
  OpenFolder(const OpenFolder&) = delete;
  OpenFolder& operator=(const OpenFolder&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

// Naming the strangers makes git's own walk short; past some hundreds their number would no longer fit a
// command line.
constexpr std::size_t kMostNamed = 256;
constexpr std::size_t kMostNamedBytes = std::size_t{64} << 10;

std::vector<std::string> worth_naming(const std::vector<std::string>& unknown) {
  std::size_t bytes = 0;
  for (const std::string& path : unknown) bytes += path.size() + 1;
  return unknown.size() > kMostNamed || bytes > kMostNamedBytes ? std::vector<std::string>{} : unknown;
}

template <class T, class Less>
void merge_in(std::vector<T>& from, std::vector<T>& into, Less less) {
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  into.insert(into.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  std::inplace_merge(into.begin(), into.begin() + middle, into.end(), less);
}

constexpr auto kByPath = [](const auto& a, const auto& b) { return a.path < b.path; };

void append(Walked& from, Walked& into) {
  merge_in(from.files, into.files, kByPath);
  const auto move_all = [](auto& source, auto& target) {
    target.insert(target.end(), std::make_move_iterator(source.begin()),
                  std::make_move_iterator(source.end()));
  };
  move_all(from.skipped, into.skipped);
  move_all(from.links, into.links);
  move_all(from.gaps, into.gaps);
}

// Two walks of one tree see some things twice.
template <class T>
void settle(std::vector<T>& items) {
  std::stable_sort(items.begin(), items.end(), kByPath);
  const auto same = [](const T& a, const T& b) { return a.path == b.path; };
  items.erase(std::unique(items.begin(), items.end(), same), items.end());
}

// What the index holds, then what git says of the strangers among them. An error is git's reason.
Result<Walked> walk_repository(const Places& places, const WalkOptions& options,
                               const Repository& repository) {
  auto tracked = tracked_entries(repository);
  if (!tracked) return Error{tracked.error()};
  KnownPaths known;
  known.files.reserve(tracked->size());
  for (const TrackedEntry& entry : *tracked) {
    (entry.kind == EntryKind::kSubmodule ? known.submodules : known.files).push_back(entry.path);
  }
  Walked walked = walk_folders(places, options, &known);
  if (walked.unknown.empty()) return walked;

  auto untracked = untracked_files(repository, worth_naming(walked.unknown));
  if (!untracked) return Error{untracked.error()};
  std::move(untracked->gaps.begin(), untracked->gaps.end(), std::back_inserter(walked.gaps));
  if (untracked->paths.empty()) return walked;
  known.files.assign(untracked->paths.begin(), untracked->paths.end());
  Walked more = walk_folders(places, options, &known);
  append(more, walked);
  return walked;
}

Walked walk_snapshot(const WalkOptions& options) {
  KnownPaths known;
  for (const SnapshotEntry& entry : options.snapshot->entries())
    (entry.kind == EntryKind::kSubmodule ? known.submodules : known.files).push_back(entry.path);
  return walk_folders(PlacesInGit(*options.snapshot), options, &known);
}

// From disk: through git where there is a repository.
Walked walk_disk(int root, const WalkOptions& options, Tree& tree) {
  const PlacesOnDisk places(root, options.root);
  if (const auto repository = find_repository(options.root)) {
    auto answer = walk_repository(places, options, *repository);
    // A root that the repository around it ignores as a whole is not part of it.
    tree.in_git = answer && (!answer->files.empty() || repository->top == options.root);
    if (tree.in_git) return std::move(*answer);
    if (!answer) {
      tree.gaps.push_back(
          {".", 0, GapKind::kUnread, answer.error() + "; every file was read instead, ignored ones too"});
    }
  }
  return walk_folders(places, options, nullptr);
}

}  // namespace

Result<Tree> walk(const WalkOptions& options) {
  WalkOptions settled = options;
  settled.root = real_path(options.root);
  const OpenFolder root(settled.root);
  if (settled.root.empty() || root.fd() < 0) {
    return Error{fmt::format("{} cannot be read: {}.", valid_utf8(options.root), std::strerror(errno))};
  }
  Tree tree;
  tree.root = settled.root;
  tree.in_git = options.snapshot != nullptr;
  Walked walked = tree.in_git ? walk_snapshot(settled) : walk_disk(root.fd(), settled, tree);

  tree.files = std::move(walked.files);
  tree.skipped = std::move(walked.skipped);
  tree.links = std::move(walked.links);
  std::move(walked.gaps.begin(), walked.gaps.end(), std::back_inserter(tree.gaps));
  settle(tree.skipped);
  settle(tree.links);
  settle(tree.gaps);
  for (const SourceFile& file : tree.files) {
    if (file.language == Language::kOther) ++tree.unjudged[std::string(unjudged_language(file.path))];
  }
  return tree;
}

}  // namespace ssot
