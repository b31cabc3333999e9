// Reads pairs of files and tells what one still holds of the other, many pairs at once. Part of
// tree/backups.cpp.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/contents.h"
#include "base/kept_readings.h"
#include "model/source_file.h"
#include "tree/likeness.h"

namespace ssot {

// A file of the tree, and what it may be a copy of, the likeliest first. All are indices into Tree::files.
struct Suspect {
  std::size_t file = 0;
  std::vector<std::size_t> originals;
  bool by_name_alone = false;  // its name proves it: the first original is its own, however little they share

  // Filled by Copies::compare_all.
  bool proved = false;
  bool trivial = false;  // too short to tell
  std::size_t original = 0;
  Backup::Relation relation = Backup::Relation::kOrphan;
  std::string unread;  // why it could not be compared; empty when it was
};

class Copies {
 public:
  // `kept` may be null.
  Copies(const Tree& tree, const Contents& contents, unsigned threads, KeptReadings* kept);

  void compare_all(std::vector<Suspect>& suspects);

  // Bytes; 0 for what has gone.
  std::uint64_t size_of(std::size_t file) const;

  const Tree& tree() const { return tree_; }

 private:
  std::string key_of(const Suspect& suspect) const;

  const Tree& tree_;
  const Contents& contents_;
  unsigned threads_;
  KeptReadings* kept_;
};

// The index in Tree::files of `path`, or of the first file behind it.
std::size_t place_of(const Tree& tree, const std::string& path);
// The same, but Tree::files' size when there is no such file.
std::size_t find_file(const Tree& tree, const std::string& path);

}  // namespace ssot
