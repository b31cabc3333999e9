#include "base/path.h"

#include <cstring>
#include <vector>

namespace ssot {

namespace {

// Paths are long and asked often, so the search is the C library's.
std::size_t last_slash(std::string_view path) {
  const void* found = path.empty() ? nullptr : memrchr(path.data(), '/', path.size());
  return found == nullptr ? std::string_view::npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - path.data());
}

}  // namespace

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = last_slash(path);
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  const std::size_t slash = last_slash(path);
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extension_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot + 1);
}

std::string_view without_extension(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return path;
  return path.substr(0, path.size() - (name.size() - dot));
}

namespace {

void append_segments(std::string_view path, std::vector<std::string_view>& segments) {
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    if (segment.empty() || segment == ".") continue;
    if (segment == ".." && !segments.empty() && segments.back() != "..") {
      segments.pop_back();
    } else {
      segments.push_back(segment);
    }
  }
}

}  // namespace

std::string join(std::string_view folder, std::string_view relative) {
  const bool absolute = folder.starts_with('/');
  std::vector<std::string_view> segments;
  append_segments(folder, segments);
  append_segments(relative, segments);
  std::string joined;
  if (absolute) {
    // Nothing lies above "/".
    while (!segments.empty() && segments.front() == "..") segments.erase(segments.begin());
    joined = '/';
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i != 0) joined += '/';
    joined += segments[i];
  }
  return joined;
}

bool is_under(std::string_view path, std::string_view folder) {
  if (folder.empty()) return true;
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.back() == '/' || path[folder.size()] == '/';
}

std::string path_from(std::string_view root, std::string_view path) {
  std::string from;
  while (!is_under(path, root) && !root.empty()) {
    from += "../";
    root = folder_of(root);
  }
  std::string_view rest = path.substr(root.size());
  if (rest.starts_with('/')) rest.remove_prefix(1);
  from += rest;
  if (from.ends_with('/')) from.pop_back();
  return from.empty() ? "." : from;
}

}  // namespace ssot
