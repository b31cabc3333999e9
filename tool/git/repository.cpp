#include "git/repository.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <string_view>

#include "base/files.h"
#include "base/path.h"
#include "base/text.h"
#include "git/command.h"

namespace ssot {
namespace {

// Git passes over a `.git` folder that lacks these, and so do we. A `.git` file is always taken at its word.
bool is_git_place(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) return false;
  if (S_ISREG(info.st_mode)) return true;
  struct stat head;  // HEAD may be a link that leads nowhere
  return S_ISDIR(info.st_mode) && lstat((path + "/HEAD").c_str(), &head) == 0 &&
         (is_folder(path + "/objects") || exists(path + "/commondir"));
}

Error failure(std::string_view what, const Ended& ended) {
  return Error{fmt::format("git could not list the {} files: {}", what, ended.reason())};
}

EntryKind kind_of(std::string_view mode) {
  if (mode.starts_with("160")) return EntryKind::kSubmodule;
  return mode.starts_with("120") ? EntryKind::kLink : EntryKind::kFile;
}

// Git ends well although it could not open a folder; only its warnings tell. Ignored folders it does not try
// to open.
std::vector<Gap> unopened_folders(std::string_view warnings, const Repository& repository) {
  constexpr std::string_view kBegins = "warning: could not open directory '";
  std::vector<Gap> gaps;
  for (const std::string_view line : split(warnings, '\n')) {
    const std::size_t quote = line.rfind("': ");
    if (!line.starts_with(kBegins) || quote == std::string_view::npos || quote < kBegins.size()) continue;
    const std::string absolute = join(repository.top, line.substr(kBegins.size(), quote - kBegins.size()));
    if (!is_under(absolute, repository.folder)) continue;
    std::string_view path = std::string_view(absolute).substr(repository.folder.size());
    if (path.starts_with('/')) path.remove_prefix(1);
    gaps.push_back({std::string(path), 0, GapKind::kUnread,
                    fmt::format("the folder cannot be read: {}", line.substr(quote + 3))});
  }
  return gaps;
}

}  // namespace

std::optional<Repository> find_repository(const std::string& folder) {
  std::string_view top = folder;
  for (;;) {
    if (is_git_place(std::string(top) + "/.git"))
      return Repository{top.empty() ? "/" : std::string(top), folder};
    if (top.empty()) return std::nullopt;
    top = folder_of(top);
  }
}

Result<std::vector<TrackedEntry>> tracked_entries(const Repository& repository) {
  // Git would wait for ever at a pipe.
  struct stat index;
  const std::string path = join(repository.top, ".git/index");
  if (stat(path.c_str(), &index) == 0 && !S_ISREG(index.st_mode))
    return Error{"git could not list the tracked files: .git/index is no regular file"};
  Command command = git_command(repository);
  command.arguments.insert(command.arguments.end(), {"ls-files", "-z", "--cached", "--stage"});
  const Ended ended = run_program(command);
  if (!ended.succeeded()) return failure("tracked", ended);
  // A sparse index whose objects are missing is listed in part, with complaints and yet exit code 0.
  if (const std::string complaint = first_complaint(ended.err); !complaint.empty()) {
    return Error{"git could not list the tracked files: " + complaint};
  }

  std::vector<TrackedEntry> entries;
  // "100644 <object> <stage>\t<path>"; a path in conflict comes once a stage.
  each_record(ended.out, [&](std::string_view record) {
    const std::size_t tab = record.find('\t');
    if (tab == std::string_view::npos) return;
    const std::string_view path = record.substr(tab + 1);
    if (!entries.empty() && entries.back().path == path) return;
    entries.push_back({std::string(path), kind_of(record)});
  });
  const auto by_path = [](const TrackedEntry& a, const TrackedEntry& b) { return a.path < b.path; };
  if (!std::is_sorted(entries.begin(), entries.end(), by_path)) {
    std::sort(entries.begin(), entries.end(), by_path);
  }
  return entries;
}

Result<Untracked> untracked_files(const Repository& repository, const std::vector<std::string>& among) {
  Command command = git_command(repository);
  command.arguments.insert(command.arguments.end(),
                           {"ls-files", "-z", "--others", "--exclude-standard", "--"});
  command.arguments.insert(command.arguments.end(), among.begin(), among.end());
  const Ended ended = run_program(command);
  if (!ended.succeeded()) return failure("untracked", ended);

  Untracked untracked;
  each_record(ended.out, [&](std::string_view record) { untracked.paths.emplace_back(record); });
  std::vector<std::string>& paths = untracked.paths;
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  untracked.gaps = unopened_folders(ended.err, repository);
  return untracked;
}

}  // namespace ssot
