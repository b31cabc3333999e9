#include "tree/copies.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

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

// What a comparison said, in four numbers.
std::string told(const Suspect& suspect) {
  const auto place = std::find(suspect.originals.begin(), suspect.originals.end(), suspect.original);
  const auto original = place == suspect.originals.end() ? 0 : place - suspect.originals.begin();
  return fmt::format("{} {} {} {}", suspect.proved ? 1 : 0, suspect.trivial ? 1 : 0, rank(suspect.relation),
                     original);
}

bool take(std::string_view told, Suspect& suspect) {
  std::array<std::size_t, 4> words{};
  const std::string text(told);
  const char* at = text.c_str();
  for (std::size_t& word : words) {
    char* end = nullptr;
    word = std::strtoull(at, &end, 10);
    if (end == at) return false;
    at = end;
  }
  if (words[2] > static_cast<std::size_t>(rank(Backup::Relation::kOrphan)) ||
      words[3] >= suspect.originals.size())
    return false;
  suspect.proved = words[0] != 0;
  suspect.trivial = words[1] != 0;
  suspect.relation = static_cast<Backup::Relation>(words[2]);
  if (suspect.proved) suspect.original = suspect.originals[words[3]];
  return true;
}

}  // namespace

Copies::Copies(const Tree& tree, const Contents& contents, unsigned threads, KeptReadings* kept)
    : tree_(tree), contents_(contents), threads_(std::max(1U, threads)), kept_(kept) {}

// Everything that the comparison depends on; empty when something of it is not known.
std::string Copies::key_of(const Suspect& suspect) const {
  if (kept_ == nullptr) return {};
  std::string key = suspect.by_name_alone ? "copy by name" : "copy";
  const auto add = [&](std::size_t file) {
    const std::string blob = contents_.identity(tree_.files[file].path);
    key += ' ';
    key += blob;
    return !blob.empty();
  };
  if (!add(suspect.file)) return {};
  for (const std::size_t original : suspect.originals) {
    if (!add(original)) return {};
  }
  return key;
}

void Copies::compare_all(std::vector<Suspect>& suspects) {
  std::vector<Pair> buffers(threads_);
  parallel_for(suspects.size(), threads_, [&](std::size_t index, unsigned worker) {
    Suspect& suspect = suspects[index];
    if (suspect.originals.empty()) return;
    const std::string key = key_of(suspect);
    const auto known = key.empty() ? std::nullopt : kept_->find(key);
    if (known && take(*known, suspect)) return;
    compare_one(tree_, contents_, suspect, buffers[worker]);
    if (!key.empty() && suspect.unread.empty()) kept_->keep(key, told(suspect));
  });
}

std::uint64_t Copies::size_of(std::size_t file) const {
  const std::string& path = tree_.files[file].path;
  const std::string blob = kept_ == nullptr ? std::string() : contents_.identity(path);
  if (blob.empty()) return contents_.size_of(path);
  const std::string key = "size " + blob;
  if (const auto known = kept_->find(key)) return std::strtoull(std::string(*known).c_str(), nullptr, 10);
  const std::uint64_t size = contents_.size_of(path);
  if (size > 0) kept_->keep(key, std::to_string(size));
  return size;
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
