#include "tree/copies.h"

#include <algorithm>

#include "base/files.h"
#include "base/parallel.h"

namespace ssot {
namespace {

// What people write is smaller; larger things would only cost memory.
constexpr std::size_t kLargest = std::size_t{16} << 20;

struct Pair {
  FileBuffer copy;
  FileBuffer original;
};

Backup::Relation relation_of(const Likeness& likeness) {
  if (likeness.identical) return Backup::Relation::kIdentical;
  return likeness.contained ? Backup::Relation::kOlder : Backup::Relation::kChanged;
}

// Lower is closer.
int rank(Backup::Relation relation) { return static_cast<int>(relation); }

void compare_one(const Tree& tree, const Contents& contents, Suspect& suspect, Pair& buffers) {
  const auto path = [&](std::size_t file) -> const std::string& { return tree.files[file].path; };
  using Status = FileBuffer::Status;
  if (contents.read(path(suspect.file), buffers.copy, kLargest) != Status::kOk) {
    suspect.unread = buffers.copy.reason();
    return;
  }
  for (const std::size_t original : suspect.originals) {
    if (contents.read(path(original), buffers.original, kLargest) != Status::kOk) {
      suspect.unread = buffers.original.reason();
      continue;
    }
    const Likeness likeness = compare(buffers.copy.text(), buffers.original.text(),
                                      suspect.by_name_alone ? Depth::kOrder : Depth::kSharing);
    suspect.trivial = likeness.trivial();
    const bool same = likeness.identical && !buffers.copy.text().empty();
    if (!suspect.by_name_alone && !same && !likeness.copied()) continue;
    const Backup::Relation relation = relation_of(likeness);
    if (suspect.proved && rank(relation) >= rank(suspect.relation)) continue;
    suspect.proved = true;
    suspect.original = original;
    suspect.relation = relation;
    if (likeness.identical) break;
  }
  if (suspect.proved) suspect.unread.clear();
}

}  // namespace

Copies::Copies(const Tree& tree, const Contents& contents, unsigned threads)
    : tree_(tree), contents_(contents), threads_(std::max(1U, threads)) {}

void Copies::compare_all(std::vector<Suspect>& suspects) {
  std::vector<Pair> buffers(threads_);
  parallel_for(suspects.size(), threads_, [&](std::size_t index, unsigned worker) {
    if (!suspects[index].originals.empty()) compare_one(tree_, contents_, suspects[index], buffers[worker]);
  });
}

std::size_t place_of(const Tree& tree, const std::string& path) {
  const auto found =
      std::lower_bound(tree.files.begin(), tree.files.end(), path,
                       [](const SourceFile& file, const std::string& text) { return file.path < text; });
  return static_cast<std::size_t>(found - tree.files.begin());
}

std::size_t find_file(const Tree& tree, const std::string& path) {
  const std::size_t place = place_of(tree, path);
  return place < tree.files.size() && tree.files[place].path == path ? place : tree.files.size();
}

}  // namespace ssot
