// Python files under folders, for the developer tools beside this file.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace ssot::test {

inline std::vector<std::string> python_files(int count, char** folders) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (int i = 0; i < count; ++i) {
    if (fs::is_regular_file(folders[i])) files.push_back(folders[i]);
    if (!fs::is_directory(folders[i])) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folders[i])) {
      const auto extension = entry.path().extension();
      if (entry.is_regular_file() && (extension == ".py" || extension == ".pyi"))
        files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The bytes of a file, padded as the front end wants them; `size` leaves the padding out.
inline std::string padded_bytes(const std::string& path, std::size_t& size) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  size = bytes.size();
  bytes.append(128, '\0');
  return bytes;
}

}  // namespace ssot::test
