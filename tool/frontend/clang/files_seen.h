// The files that somebody asked for, found again by Clang's places.
#pragma once
#include <clang/Basic/SourceManager.h>
#include <llvm/ADT/DenseMap.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "frontend/clang/seen.h"

namespace ssot::clang_reader {

struct FilePlace {
  SeenFile* file = nullptr;  // null: nobody asked for it
  std::uint32_t offset = 0;
};

class FilesSeen {
 public:
  // Answers the file of the tree for what Clang has read, or null. Asked once a file.
  using Finder = std::function<SeenFile*(const clang::SourceManager& sources, clang::FileID id)>;

  explicit FilesSeen(Finder finder) : finder_(std::move(finder)) {}

  SeenFile* find(const clang::SourceManager& sources, clang::FileID id) {
    const auto [entry, added] = known_.try_emplace(id, nullptr);
    if (added) {
      SeenFile* const found = finder_(sources, id);
      known_[id] = found;
      return found;
    }
    return entry->second;
  }

  // Where `location` stands in a file; for what a macro wrote, where the macro was used.
  FilePlace place(const clang::SourceManager& sources, clang::SourceLocation location) {
    if (location.isInvalid()) return {};
    const auto [id, offset] = sources.getDecomposedLoc(sources.getFileLoc(location));
    return {find(sources, id), offset};
  }

 private:
  Finder finder_;
  llvm::DenseMap<clang::FileID, SeenFile*> known_;
};

}  // namespace ssot::clang_reader
