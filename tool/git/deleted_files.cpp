#include "git/deleted_files.h"

#include <string_view>

#include "base/text.h"
#include "git/command.h"

namespace ssot {
namespace {

// A few kilobytes of trees that hold each other can stand for any number of files.
constexpr std::size_t kMostFiles = 1'000'000;
// Git repeats a line that names no commit, and hands out all that it has written: that is how an answer ends.
constexpr std::string_view kEnd = "end";

}  // namespace

DeletedFiles::DeletedFiles(const Repository& repository) {
  Repository top = repository;
  top.folder = top.top;
  command_ = git_command(top);
  command_.arguments.insert(command_.arguments.end(),
                            {"diff-tree", "--stdin", "--always", "-r", "--raw", "-z", "--no-abbrev",
                             "--no-renames", "--diff-filter=D", "--no-ext-diff", "--no-textconv",
                             "--no-color", "--no-relative", "-O/dev/null", "--ignore-submodules=none"});
}

std::optional<std::vector<DeletedFile>> DeletedFiles::between(const ObjectId& commit,
                                                              const ObjectId& parent) {
  if (!git_) git_ = Dialogue::start(command_);
  std::vector<DeletedFile> files;
  const std::string question = to_text(commit) + " " + to_text(parent) + "\n" + std::string(kEnd) + "\n";
  if (git_ && git_->say(question) && read(files)) return files;
  git_.reset();
  return std::nullopt;
}

// "<commit>\0", of each file ":100644 000000 <id> <zeros> D\0<path>\0", then kEnd and a line feed.
bool DeletedFiles::read(std::vector<DeletedFile>& files) {
  std::string first;
  std::string rest;
  if (!git_->read_line(rest, '\0')) return false;
  for (std::size_t count = 0; count < kMostFiles; ++count) {
    if (!git_->read_bytes(1, first)) return false;
    if (first != ":") return git_->read_line(rest) && first + rest == kEnd;
    DeletedFile file;
    if (!git_->read_line(rest, '\0') || !git_->read_line(file.path, '\0')) return false;
    const std::vector<std::string_view> words = split(rest, ' ');
    const auto id = words.size() == 5 ? object_id_from(words[2]) : std::nullopt;
    if (!id) return false;
    file.id = *id;
    if (words[0].starts_with("100")) files.push_back(std::move(file));  // no link
  }
  return false;
}

}  // namespace ssot
