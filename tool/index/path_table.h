// The folders and files of the tree that have facts, looked up by folder and name without building path
// strings.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/project.h"

namespace ssot {

enum class FolderId : std::uint32_t {};
constexpr FolderId kRootFolder{0};
constexpr FolderId kNoFolder{0xffffffffU};

class PathTable {
 public:
  // `files` must be sorted by path, and outlive the table: names are views into their paths.
  explicit PathTable(std::span<const FileFacts> files);

  FolderId folder_of(FileId file) const { return folder_of_[static_cast<std::size_t>(file)]; }
  FolderId parent(FolderId folder) const { return folders_[static_cast<std::size_t>(folder)].parent; }
  std::string_view path(FolderId folder) const { return folders_[static_cast<std::size_t>(folder)].path; }
  // The folder's __init__.py (or .pyi), or kNoFile.
  FileId init(FolderId folder) const { return folders_[static_cast<std::size_t>(folder)].init; }
  // Python files lie directly in it.
  bool holds_python(FolderId folder) const { return folders_[static_cast<std::size_t>(folder)].holds_python; }

  FolderId child_folder(FolderId folder, std::string_view name) const;
  FileId child_file(FolderId folder, std::string_view name) const;

  // The folder of a path from the root ("" is the root); kNoFolder when nothing with facts lies below it.
  FolderId find_folder(std::string_view path) const;
  // Walks `relative` ("../a/b.h") from `folder`; kNoFile when it leads to no file or out of the root.
  FileId walk(FolderId folder, std::string_view relative) const;

 private:
  struct Folder {
    FolderId parent = kNoFolder;
    std::string_view path;
    FileId init = kNoFile;
    bool holds_python = false;
  };
  // A child of a folder: a sub-folder, a file, or (never on a real disk) both.
  struct Slot {
    std::string_view name;
    FolderId parent = kNoFolder;
    FolderId folder = kNoFolder;
    FileId file = kNoFile;
  };
  const Slot* find(FolderId folder, std::string_view name) const;
  Slot& insert(FolderId folder, std::string_view name);
  void grow();

  std::vector<Folder> folders_;
  std::vector<FolderId> folder_of_;
  std::vector<Slot> slots_;  // open addressing, size a power of two
  std::size_t used_ = 0;
};

}  // namespace ssot
