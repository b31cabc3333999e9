#include "database/compile_flags.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/path.h"
#include "base/text.h"

namespace ssot {
namespace {

constexpr std::array<std::string_view, 10> kSources{"c", "cc", "cpp", "cxx",  "c++",
                                                    "m", "mm", "cu",  "cppm", "ixx"};

}  // namespace

std::vector<std::string> read_compile_flags(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string> flags;
  for (std::string_view line : split(text, '\n')) {
    const std::size_t first = line.find_first_not_of(" \t\r\v\f");
    if (first == std::string_view::npos) continue;
    line = line.substr(first, line.find_last_not_of(" \t\r\v\f") + 1 - first);
    flags.emplace_back(line);
  }
  return flags;
}

std::vector<std::string> sources_in(const std::string& folder) {
  std::vector<std::string> sources;
  std::error_code error;
  for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    const std::string name = each->path().filename().string();
    const std::string extension = lower(extension_of(name));
    if (std::find(kSources.begin(), kSources.end(), extension) == kSources.end()) continue;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(each->symlink_status(ignored)))
      sources.push_back(join(folder, name));
  }
  std::sort(sources.begin(), sources.end());
  return sources;
}

}  // namespace ssot
