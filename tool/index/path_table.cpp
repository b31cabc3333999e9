#include "index/path_table.h"

#include <cstring>

#include "base/path.h"

namespace ssot {
namespace {

// FNV-1a over eight bytes at a time, with the folder mixed in: names are short, and the table is asked once
// an include.
std::size_t hash(FolderId folder, std::string_view name) {
  std::uint64_t value = 0x9e3779b97f4a7c15ULL * (static_cast<std::uint64_t>(folder) + 1);
  const char* at = name.data();
  std::size_t left = name.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    value = (value ^ word) * 0x9fb21c651e98df25ULL;
    value ^= value >> 32;
  }
  std::uint64_t rest = left;
  for (std::size_t i = 0; i < left; ++i) rest = rest << 8 | static_cast<unsigned char>(at[i]);
  value = (value ^ rest) * 0x9fb21c651e98df25ULL;
  return value ^ value >> 29;
}

}  // namespace

PathTable::PathTable(std::span<const FileFacts> files) : slots_(1024) {
  folders_.push_back({});
  folder_of_.reserve(files.size());
  std::string_view last_folder;
  FolderId last = kRootFolder;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string_view path = files[i].path;
    const std::string_view folder = ssot::folder_of(path);
    if (folder != last_folder || i == 0) {
      last = kRootFolder;
      for (std::size_t start = 0; start < folder.size();) {
        std::size_t end = folder.find('/', start);
        if (end == std::string_view::npos) end = folder.size();
        Slot& slot = insert(last, folder.substr(start, end - start));
        if (slot.folder == kNoFolder) {
          slot.folder = FolderId{static_cast<std::uint32_t>(folders_.size())};
          folders_.push_back(
              {.parent = last, .path = path.substr(0, end), .init = kNoFile, .holds_python = false});
        }
        last = slot.folder;
        start = end + 1;
      }
      last_folder = folder;
    }
    const FileId id{static_cast<std::uint32_t>(i)};
    const std::string_view name = name_of(path);
    insert(last, name).file = id;
    folder_of_.push_back(last);
    Folder& entry = folders_[static_cast<std::size_t>(last)];
    if (files[i].language == Language::kPython) {
      entry.holds_python = true;
      if (name == "__init__.py" || (name == "__init__.pyi" && entry.init == kNoFile)) entry.init = id;
    }
  }
}

PathTable::Slot& PathTable::insert(FolderId folder, std::string_view name) {
  if (used_ * 2 >= slots_.size()) grow();
  std::size_t at = hash(folder, name) & (slots_.size() - 1);
  while (!slots_[at].name.empty() && (slots_[at].parent != folder || slots_[at].name != name)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  if (slots_[at].name.empty()) {
    slots_[at].name = name;
    slots_[at].parent = folder;
    ++used_;
  }
  return slots_[at];
}

void PathTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.name.empty()) continue;
    std::size_t at = hash(slot.parent, slot.name) & (slots_.size() - 1);
    while (!slots_[at].name.empty()) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

const PathTable::Slot* PathTable::find(FolderId folder, std::string_view name) const {
  if (name.empty()) return nullptr;
  std::size_t at = hash(folder, name) & (slots_.size() - 1);
  for (; !slots_[at].name.empty(); at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].parent == folder && slots_[at].name == name) return &slots_[at];
  }
  return nullptr;
}

FolderId PathTable::child_folder(FolderId folder, std::string_view name) const {
  const Slot* slot = find(folder, name);
  return slot ? slot->folder : kNoFolder;
}

FileId PathTable::child_file(FolderId folder, std::string_view name) const {
  const Slot* slot = find(folder, name);
  return slot ? slot->file : kNoFile;
}

FolderId PathTable::find_folder(std::string_view path) const {
  FolderId folder = kRootFolder;
  for (std::size_t start = 0; start < path.size() && folder != kNoFolder;) {
    std::size_t end = path.find('/', start);
    if (end == std::string_view::npos) end = path.size();
    const std::string_view part = path.substr(start, end - start);
    if (!part.empty() && part != ".") folder = child_folder(folder, part);
    start = end + 1;
  }
  return folder;
}

FileId PathTable::walk(FolderId folder, std::string_view relative) const {
  std::size_t start = 0;
  while (folder != kNoFolder) {
    const std::size_t end = relative.find('/', start);
    if (end == std::string_view::npos) return child_file(folder, relative.substr(start));
    const std::string_view part = relative.substr(start, end - start);
    if (part == "..") {
      folder = parent(folder);
    } else if (!part.empty() && part != ".") {
      folder = child_folder(folder, part);
    }
    start = end + 1;
  }
  return kNoFile;
}

}  // namespace ssot
