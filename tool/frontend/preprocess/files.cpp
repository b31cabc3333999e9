#include "frontend/preprocess/files.h"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "base/files.h"
#include "base/path.h"

namespace ssot::preprocess {
namespace {

constexpr std::size_t kLargest = std::size_t{64}
                                 << 20;        // bytes of a file; generated headers reach some ten million
constexpr std::size_t kMostNames = 1'000'000;  // in one folder; beyond that each name is asked for

std::string normal_path(std::string_view path) { return "/" + join("", path.substr(1)); }

bool climbs(std::string_view path) { return path.find("..") != std::string_view::npos; }

}  // namespace

Files::Files(const std::string& root, NameTable& names)
    : root_(normal_path(root)), real_root_(real_path(root)), names_(names) {}

// Where the folder is, for people: through `..` and links only where the text of the path would lie.
void Files::place(Folder& folder) const {
  folder.normal = normal_path(folder.path);
  if (climbs(folder.path)) {
    const std::string real = real_path(folder.path);
    if (!real.empty() && real != real_path(folder.normal)) folder.normal = real;
  }
  if (is_under(folder.normal, root_)) {
    folder.in_tree = true;
    folder.normal.erase(0, root_.size() + 1);
    return;
  }
  const std::string real = real_path(folder.path);
  if (!real.empty() && !real_root_.empty() && is_under(real, real_root_)) {
    folder.in_tree = true;
    folder.normal = real.size() == real_root_.size() ? std::string() : real.substr(real_root_.size() + 1);
  }
}

void Files::list(Folder& folder) const {
  DIR* open = ::opendir(folder.path.c_str());
  if (open == nullptr) {
    folder.listed = errno == ENOENT || errno == ENOTDIR;
    folder.exists = !folder.listed;
    return;
  }
  folder.exists = true;
  folder.listed = true;
  while (const dirent* entry = ::readdir(open)) {
    if (folder.names.size() >= kMostNames) {
      folder.listed = false;
      break;
    }
    if (entry->d_type != DT_DIR) folder.names.emplace(entry->d_name, entry->d_type);
  }
  ::closedir(open);
}

Folder* Files::open_folder(const std::string& path) {
  if (const auto found = folder_by_path_.find(path); found != folder_by_path_.end()) return found->second;
  Folder& folder = folders_.emplace_back();
  folder.number = static_cast<std::uint32_t>(folders_.size());
  folder.path = path;
  list(folder);
  if (folder.exists) place(folder);
  folder_by_path_.emplace(path, &folder);
  return &folder;
}

const Folder* Files::folder(const std::string& path) {
  const std::lock_guard guard(lock_);
  return open_folder(path.empty() ? "/" : path);
}

File* Files::find(const Folder* folder, std::string_view relative) {
  if (relative.empty() || !folder->exists || relative.find('\0') != std::string_view::npos) return nullptr;
  const std::lock_guard guard(lock_);
  const std::size_t slash = relative.rfind('/');
  if (slash != std::string_view::npos) {
    folder = open_folder(fmt::format("{}/{}", folder->path, relative.substr(0, slash)));
    relative.remove_prefix(slash + 1);
    if (!folder->exists || relative.empty()) return nullptr;
  }
  const auto name = folder->names.find(std::string(relative));
  if (name == folder->names.end() && folder->listed) return nullptr;
  const std::string path = fmt::format("{}/{}", folder->path, relative);
  if (const auto found = file_by_path_.find(path); found != file_by_path_.end()) return found->second;
  if (name == folder->names.end() || name->second != DT_REG) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || S_ISDIR(status.st_mode)) return nullptr;
  }
  File& file = files_.emplace_back();
  file.number = static_cast<std::uint32_t>(files_.size() - 1);
  file.folder = folder;
  file.path = path;
  file_by_path_.emplace(path, &file);
  return &file;
}

File* Files::find_absolute(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return find(folder(std::string(path.substr(0, slash))), path.substr(slash + 1));
}

Content& Files::content(File& file) {
  if (Content* ready = file.content.load(std::memory_order_acquire)) return *ready;
  struct stat status {};
  const bool there = ::stat(file.path.c_str(), &status) == 0;
  Content* content = nullptr;
  {
    const std::lock_guard guard(lock_);
    Content*& known = content_by_inode_[{there ? status.st_dev : 0, there ? status.st_ino : 0}];
    if (known == nullptr) {
      known = &contents_.emplace_back();
      known->number = static_cast<std::uint32_t>(contents_.size() - 1);
    }
    content = known;
  }
  std::call_once(content->once, [&] {
    thread_local FileBuffer buffer;
    const auto read = there ? buffer.read(file.path, kLargest) : FileBuffer::Status::kAbsent;
    const bool device = there && S_ISCHR(status.st_mode);
    if (read != FileBuffer::Status::kOk) buffer.assign({});
    if (read != FileBuffer::Status::kOk && !device)
      content->failure = fmt::format("{} could not be read", name_of(file));
    content->source = read_source(buffer.text(), names_);
    content->sites = std::make_unique<Site[]>(content->source->includes);
  });
  file.content.store(content, std::memory_order_release);
  return *content;
}

std::string Files::name_of_missing(const std::string& path) const {
  std::string normal = normal_path(path);
  if (normal.size() > root_.size() && is_under(normal, root_))
    normal.erase(0, root_.size() + (root_ == "/" ? 0 : 1));
  return normal;
}

std::string Files::name_of(const File& file) const {
  const std::string_view leaf = std::string_view(file.path).substr(file.folder->path.size() + 1);
  if (file.folder->normal.empty()) return std::string(leaf);
  return file.folder->normal == "/" ? "/" + std::string(leaf)
                                    : fmt::format("{}/{}", file.folder->normal, leaf);
}

}  // namespace ssot::preprocess
