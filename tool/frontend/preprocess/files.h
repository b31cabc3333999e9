// The disk as the preprocessor sees it: folders are listed once, files read once, whatever number of units
// ask for them.
//
// Shared by all threads. Two names of one file are two `File`s with the same `Content`.
#pragma once
#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "frontend/preprocess/source.h"

namespace ssot::preprocess {

// Where an `#include` of a content leads, over all units of the run.
struct Site {
  std::atomic<std::uint32_t> target = 0;   // number of a File, plus 1; 0: no unit has followed it yet
  std::atomic<std::uint32_t> unit = ~0U;   // the first unit that follows it
  std::atomic<std::uint32_t> several = 0;  // not 0: it leads to several files; when that was noticed
};

struct Content {
  std::uint32_t number = 0;
  std::unique_ptr<Source> source;
  std::unique_ptr<Site[]> sites;
  std::atomic<bool> has_several = false;  // some site of it leads to several files
  std::string failure;                    // why it could not be read; then it counts as empty
  std::once_flag once;
};

struct Folder {
  std::uint32_t number = 0;
  std::string path;    // as it was asked for, perhaps with `..`
  std::string normal;  // absolute, without `.` and `..`; from the root with `in_tree`
  bool in_tree = false;
  bool listed = false;  // `names` is all there is in it
  bool exists = false;
  std::unordered_map<std::string, unsigned char> names;  // with their types, DT_REG …
};

struct File {
  std::uint32_t number = 0;
  const Folder* folder = nullptr;
  std::string path;  // as it was asked for
  std::atomic<Content*> content = nullptr;
};

class Files {
 public:
  // `root`: absolute.
  Files(const std::string& root, NameTable& names);

  const Folder* folder(const std::string& path);
  // The file that `relative` names from `folder` on; null: there is none. Folders are no files.
  File* find(const Folder* folder, std::string_view relative);
  File* find_absolute(std::string_view path);
  // Reads the file when nobody has yet.
  Content& content(File& file);

  std::size_t file_count() const { return files_.size(); }        // once all threads are done
  std::size_t content_count() const { return contents_.size(); }  // the same
  const std::deque<File>& files() const { return files_; }
  std::deque<Content>& contents() { return contents_; }
  // From the root, or absolute.
  std::string name_of(const File& file) const;
  std::string name_of_missing(const std::string& path) const;  // of a file that there is not

 private:
  Folder* open_folder(const std::string& path);
  void list(Folder& folder) const;
  void place(Folder& folder) const;

  std::string root_;
  std::string real_root_;
  NameTable& names_;
  std::mutex lock_;  // of all below
  std::unordered_map<std::string, Folder*> folder_by_path_;
  std::deque<Folder> folders_;
  std::unordered_map<std::string, File*> file_by_path_;
  std::deque<File> files_;
  std::map<std::pair<dev_t, ino_t>, Content*> content_by_inode_;
  std::deque<Content> contents_;
};

}  // namespace ssot::preprocess
