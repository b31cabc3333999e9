// Paths as text: '/'-separated, relative to the root, compared as bytes. Touches no disk.
#pragma once
#include <string>
#include <string_view>

namespace ssot {

// "a/b/c.py" → "a/b"; "c.py" → "".
std::string_view folder_of(std::string_view path);
// "a/b/c.py" → "c.py".
std::string_view name_of(std::string_view path);
// "c.tar.gz" → "gz"; ".bashrc", "c" → "".
std::string_view extension_of(std::string_view path);
// "a/b/c.py" → "a/b/c".
std::string_view without_extension(std::string_view path);
// Joins with one '/', drops "." and empty segments, resolves "..". A path that climbs out of the root keeps its leading "..".
std::string join(std::string_view folder, std::string_view relative);
// `path` is `folder` or lies below it; every path lies below "".
bool is_under(std::string_view path, std::string_view folder);

// The absolute `path` as written from the absolute folder `root`: "a/b.c", "../build/x", "." for the root itself.
std::string path_from(std::string_view root, std::string_view path);

}  // namespace ssot
