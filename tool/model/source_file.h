// One file of the tree: its place and what kind of thing it is. Its bytes are read later, by the front ends.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/language.h"

namespace ssot {

struct SourceFile {
  std::string path;  // from the root, '/'-separated, bytes as on disk
  Language language = Language::kNone;
  std::uint64_t size = 0;  // bytes; the walk leaves it 0, because asking costs as much as the walk itself
};

// A left-over copy, found by its name and its neighbours (SSOT501). Its facts take no part in judging or resolving.
struct Backup {
  enum class Relation : std::uint8_t {
    kIdentical,  // the same bytes as the original
    kOlder,      // each of its lines still stands in the original, in order: deleting it loses nothing
    kChanged,    // it holds lines that the original lacks
    kOrphan,     // the original is gone
  };
  std::string path;          // the file, or the folder
  std::string original;      // path of what it is a copy of; of a folder: the folder most of its originals lie in, or empty
  Relation relation = Relation::kOrphan;
  bool folder = false;
  std::size_t files = 1;     // files in it
  std::size_t identical = 0; // of a folder: how many are identical, older and changed copies of files elsewhere
  std::size_t older = 0;
  std::size_t changed = 0;
  std::uint64_t bytes = 0;
};

// Something the walk saw and did not enter or read, on purpose.
struct Skipped {
  std::string path;
  std::string reason;  // "excluded", "submodule", "virtual environment", "link out of the tree" …
};

// A symbolic link of the tree. It is not followed, so that no file has two names, but an import may name it.
struct Link {
  std::string path;
  std::string target;  // the file or folder of the tree it leads to; empty when it leads out, round, or nowhere
};

// The walk's answer: fixed and sorted from here on.
struct Tree {
  std::string root;                             // absolute; never printed in reports
  bool in_git = false;
  std::vector<SourceFile> files;                // sorted by path, as bytes; every regular file of the tree
  std::vector<Backup> backups;                  // sorted by path; files of a backup folder are not listed again
  std::vector<Skipped> skipped;                 // sorted by path; every link is in it too
  std::vector<Link> links;                      // sorted by path
  std::map<std::string, std::size_t> unjudged;  // known source languages without a front end → number of files
  std::vector<Gap> gaps;                        // unreadable folders, failed git calls
};

}  // namespace ssot
