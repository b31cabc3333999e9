#include "database/find_databases.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <unordered_set>

#include "base/files.h"
#include "base/parallel.h"
#include "base/path.h"

namespace ssot {
namespace {

constexpr std::array<const char*, 3> kNames{"compile_commands.json", "build/compile_commands.json",
                                            "compile_flags.txt"};
constexpr std::size_t kFlags = 2;

std::string below(const std::string& folder, std::string_view name) {
  return folder == "/" ? "/" + std::string(name) : folder + "/" + std::string(name);
}

// Which of kNames the folder has; kNames.size() when none. `there` is the root, opened, so that long paths
// above it cost nothing.
std::size_t database_in(int there, std::string_view folder) {
  std::string path(folder);
  if (!folder.empty()) path += '/';
  const std::size_t size = path.size();
  struct stat info;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    path.resize(size);
    path += kNames[i];
    if (fstatat(there, path.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0) return i;
  }
  return kNames.size();
}

void add_asked(const DatabaseRequest& request, GapList& gaps, std::vector<FoundDatabase>& found) {
  for (const std::string& asked : request.asked) {
    const std::string path = is_folder(asked) ? below(asked, kNames[0]) : asked;
    std::string real = real_path(path);
    if (real.empty()) {
      gaps.add(path, 0, "There is no compile database here.");
      continue;
    }
    found.push_back(
        {.path = path, .real = std::move(real), .serves = {}, .flags = name_of(path) == kNames[kFlags]});
  }
}

// The folders with C or C++ files and all above them, from the root ("" is the root itself), in any order.
std::vector<std::string_view> folders_to_search(const DatabaseRequest& request) {
  std::unordered_set<std::string_view> seen(request.folders.size() * 2);
  std::vector<std::string_view> folders{""};
  seen.insert("");
  for (const std::string& folder : request.folders) {
    for (std::string_view at = folder; seen.insert(at).second; at = folder_of(at)) folders.push_back(at);
  }
  return folders;
}

struct Hit {
  std::string folder;  // from the root
  std::size_t name = 0;
};

// Sorted by folder.
std::vector<Hit> search(const DatabaseRequest& request) {
  const std::vector<std::string_view> folders = folders_to_search(request);
  const int there = open(request.root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (there < 0) return {};
  std::vector<std::size_t> which(folders.size());
  parallel_for(folders.size(), processors(),
               [&](std::size_t i, unsigned) { which[i] = database_in(there, folders[i]); });
  close(there);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (which[i] != kNames.size()) hits.push_back({.folder = std::string(folders[i]), .name = which[i]});
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.folder < b.folder; });
  return hits;
}

void add_found(const DatabaseRequest& request, GapList& gaps, std::vector<FoundDatabase>& found) {
  for (const Hit& hit : search(request)) {
    const std::string folder = hit.folder.empty() ? request.root : below(request.root, hit.folder);
    const std::string path = below(folder, kNames[hit.name]);
    std::string real = real_path(path);
    if (real.empty()) {
      gaps.add(path, 0, "The compile database is a link that leads nowhere; build first.", GapKind::kNoUnit);
    } else if (request.root != "/" && !is_under(real, request.root)) {
      gaps.add(path, 0,
               "The compile database leads out of the root, so it is not opened; name its folder with -p.",
               GapKind::kNoUnit);
    } else {
      found.push_back({.path = path, .real = std::move(real), .serves = folder, .flags = hit.name == kFlags});
    }
  }
}

}  // namespace

std::vector<FoundDatabase> find_databases(const DatabaseRequest& request, GapList& gaps) {
  std::vector<FoundDatabase> found;
  if (request.asked.empty()) {
    add_found(request, gaps, found);
  } else {
    add_asked(request, gaps, found);
  }
  // A link beside what it leads to is the same database; of two the shorter path serves more.
  std::sort(found.begin(), found.end(), [](const FoundDatabase& a, const FoundDatabase& b) {
    return std::pair(a.serves.size(), a.path) < std::pair(b.serves.size(), b.path);
  });
  std::set<std::string> seen;
  std::erase_if(found, [&](const FoundDatabase& each) { return !seen.insert(each.real).second; });
  std::sort(found.begin(), found.end(),
            [](const FoundDatabase& a, const FoundDatabase& b) { return a.path < b.path; });
  return found;
}

}  // namespace ssot
