#include "git/ignore_rules.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include "base/path.h"
#include "base/text.h"
#include "git/command.h"

namespace ssot {
namespace {

// Paths a call: far below the system's limit for arguments.
constexpr std::size_t kPathsACall = 500;

constexpr std::size_t kLargestRules = std::size_t{1} << 20;
constexpr std::string_view kName = ".gitignore";

// "" and every folder that a path lies in.
std::set<std::string> folders_above(const std::vector<std::string>& paths) {
  std::set<std::string> folders{""};
  for (const std::string& path : paths) {
    for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
      if (!folders.emplace(folder).second) break;
    }
  }
  return folders;
}

std::string text_of(const Contents& contents, const std::string& path) {
  FileBuffer buffer;
  return contents.read(path, buffer, kLargestRules) == FileBuffer::Status::kOk ? std::string(buffer.text())
                                                                               : std::string();
}

// A work tree that holds ignore rules alone. Git reads them from files only.
class RulesFolder {
 public:
  RulesFolder() {
    const char* place = std::getenv("TMPDIR");
    std::string name = std::string(place != nullptr && *place == '/' ? place : "/tmp") + "/ssot-rules-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~RulesFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  RulesFolder(const RulesFolder&) = delete;
  RulesFolder& operator=(const RulesFolder&) = delete;

  const std::string& path() const { return path_; }
  bool add(const std::string& folder, std::string_view text) const {
    const std::string whole = join(path_, folder);
    std::error_code error;
    if (!is_under(whole, path_) || (!std::filesystem::create_directories(whole, error) && error))
      return false;
    std::ofstream file(whole + "/" + std::string(kName), std::ios::binary);
    file << text;
    return static_cast<bool>(file.flush());
  }

 private:
  std::string path_;
};

// Where git is to look for the rules: on disk, where they are the same as the snapshot's, else in `made`.
Result<Command> command_for(const Repository& repository, const std::vector<std::string>& paths,
                            const Snapshot* snapshot, std::optional<RulesFolder>& made) {
  if (snapshot == nullptr) return git_command(repository);
  const FolderContents disk(repository.folder);
  const std::set<std::string> folders = folders_above(paths);
  const bool same = std::all_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    const std::string path = join(folder, kName);
    return text_of(disk, path) == text_of(*snapshot, path);
  });
  if (same) return git_command(repository);
  made.emplace();
  const bool at_top = repository.folder == repository.top;
  const std::string prefix = at_top ? std::string() : path_from(repository.top, repository.folder);
  bool whole = !made->path().empty();
  // Above the folder nothing is known but what lies on disk.
  const FolderContents top(repository.top);
  for (std::string folder = prefix; whole && !folder.empty();) {
    folder = folder_of(folder);
    whole = made->add(folder, text_of(top, join(folder, kName)));
  }
  for (const std::string& folder : folders)
    whole = whole && made->add(join(prefix, folder), text_of(*snapshot, join(folder, kName)));
  if (!whole) return Error{"the ignore rules of a commit could not be written to a temporary folder"};
  return git_command(repository, made->path(), join(made->path(), prefix));
}

}  // namespace

Result<std::vector<std::string>> ignored_paths(const Repository& repository,
                                               const std::vector<std::string>& paths,
                                               const Snapshot* snapshot) {
  std::optional<RulesFolder> made;
  const Result<Command> prepared = command_for(repository, paths, snapshot, made);
  if (!prepared) return Error{prepared.error()};
  std::vector<std::string> ignored;
  for (std::size_t start = 0; start < paths.size(); start += kPathsACall) {
    Command command = *prepared;
    // The one command that does not know the option; names of modules hold nothing that needs it.
    std::erase(command.arguments, "--literal-pathspecs");
    command.arguments.insert(command.arguments.end(), {"-c", "core.quotePath=false", "check-ignore", "--no-index", "--"});
    const std::size_t end = std::min(start + kPathsACall, paths.size());
    command.arguments.insert(command.arguments.end(), paths.begin() + static_cast<std::ptrdiff_t>(start),
                             paths.begin() + static_cast<std::ptrdiff_t>(end));
    const Ended ended = run_program(command);
    // 1 means that none of them is ignored.
    if (!ended.succeeded() && !(ended.how == Ended::How::kExited && ended.code == 1))
      return Error{"git check-ignore: " + ended.reason()};
    // A line each: git takes -z for paths from its input alone. Names of modules hold nothing that it would quote.
    for (const std::string_view path : split(ended.out, '\n')) {
      if (!path.empty()) ignored.emplace_back(path);
    }
  }
  std::sort(ignored.begin(), ignored.end());
  return ignored;
}

}  // namespace ssot
