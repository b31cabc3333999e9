#include "git/history.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "base/path.h"
#include "base/text.h"
#include "git/ancestry.h"
#include "git/block_search.h"
#include "git/command.h"
#include "git/commit_text.h"
#include "git/deleted_files.h"
#include "git/objects.h"
#include "git/tree_changes.h"

namespace ssot {
namespace {

using Commit = Ancestry::Commit;
using Group = std::vector<std::size_t>;  // passages, by number

constexpr std::size_t kLargestCommit = std::size_t{16} << 20;
// Of the files that went in the commit in which another one came.
constexpr std::size_t kMostOrigins = 16;
constexpr std::string_view kNotCommitted = "not committed";
constexpr std::string_view kShallow = "unknown (shallow clone)";
constexpr std::string_view kBroken = "unknown (git could not read the history)";

LastChange not_known(std::string_view why) {
  LastChange change;
  change.unknown = why;
  return change;
}

class Walk {
 public:
  Walk(const Repository& repository, std::unique_ptr<Ancestry> ancestry)
      : objects_(repository),
        ancestry_(std::move(ancestry)),
        changes_(objects_, *ancestry_),
        deleted_(repository),
        blocks_(objects_) {}

  std::vector<LastChange> run(const Repository& repository, const std::vector<Passage>& passages,
                              bool authors);

 private:
  struct Asked {
    std::string path;   // from the top; where the block stands at the commit that the walk has come to
    std::string block;  // normalised
    std::optional<Commit> answer;
    std::string unknown;
  };

  void start(const Repository& repository, const std::vector<Passage>& passages);
  void go_on(std::size_t passage, Commit commit);
  void pass(Commit commit, const Group& here);
  void pass_file(Commit commit, Group here);
  Group take_unchanged(Commit commit, Commit parent, Group here);
  Group take_holding(Commit commit, Commit parent, Group here);
  Group take_renamed(Commit commit, Commit parent, Group here);
  bool holds(const ObjectId& blob, Asked& asked);
  Group give_up(const Group& here);
  void answer(Commit commit, const Group& here);
  LastChange told(const Asked& asked, bool authors);

  Objects objects_;
  std::unique_ptr<Ancestry> ancestry_;
  TreeChanges changes_;
  DeletedFiles deleted_;
  BlockSearch blocks_;
  std::vector<Asked> asked_;
  std::map<std::uint32_t, std::pair<Commit, Group>> queue_;  // by rank
  std::map<Commit, LastChange> told_;
};

// The files of a commit from the top, and the folders that are other repositories.
struct Files {
  std::map<std::string, ObjectId, std::less<>> blobs;
  std::set<std::string, std::less<>> submodules;
};

bool list_files(const Repository& repository, const ObjectId& commit, Files& files) {
  const Ended ended = run_git(repository, {"ls-tree", "-r", "-z", "--full-tree", to_text(commit)});
  if (!ended.succeeded()) return false;
  // "<mode> <type> <id>\t<path>"
  each_record(ended.out, [&](std::string_view record) {
    const std::size_t tab = record.find('\t');
    const std::vector<std::string_view> words = split(record.substr(0, tab), ' ');
    const auto id = words.size() == 3 ? object_id_from(words[2]) : std::nullopt;
    if (!id || tab == std::string_view::npos) return;
    if (words[0].starts_with("100")) files.blobs.emplace(record.substr(tab + 1), *id);
    if (words[0].starts_with("160")) files.submodules.emplace(record.substr(tab + 1));
  });
  return true;
}

bool in_submodule(const Files& files, std::string_view path) {
  for (; !path.empty(); path = folder_of(path)) {
    if (files.submodules.contains(path)) return true;
  }
  return false;
}

// What a file that came to be may have been before: of what went at the same time the likeliest first.
std::vector<DeletedFile> origins_of(const DeletedFile& file, const std::vector<DeletedFile>& deleted) {
  const std::string_view ending = extension_of(file.path);
  const auto unlike = [&](const DeletedFile& other) {
    if (other.id == file.id) return 0;
    if (name_of(other.path) == name_of(file.path)) return 1;
    return extension_of(other.path) == ending ? 2 : 3;
  };
  std::vector<DeletedFile> origins = deleted;
  std::stable_sort(origins.begin(), origins.end(),
                   [&](const DeletedFile& a, const DeletedFile& b) { return unlike(a) < unlike(b); });
  const auto end = std::find_if(origins.begin(), origins.end(),
                                [&](const DeletedFile& each) { return unlike(each) == 3; });
  origins.resize(std::min(static_cast<std::size_t>(end - origins.begin()), kMostOrigins));
  return origins;
}

bool Walk::holds(const ObjectId& blob, Asked& asked) {
  std::string why;
  const bool found = blocks_.holds(blob, asked.block, why);
  if (!why.empty()) asked.unknown = "unknown (" + why + ")";
  return found;
}

void Walk::start(const Repository& repository, const std::vector<Passage>& passages) {
  Files files;
  const bool listed = list_files(repository, ancestry_->id(0), files);
  const std::string below = path_from(repository.top, repository.folder);
  for (const Passage& passage : passages) {
    const std::size_t number = asked_.size();
    asked_.push_back({.path = join(below, passage.path),
                      .block = BlockSearch::normalised(passage.text),
                      .answer = {},
                      .unknown = {}});
    Asked& asked = asked_.back();
    const auto file = files.blobs.find(asked.path);
    if (passage.text.empty()) {
      asked.unknown = "unknown (its text could not be read)";
    } else if (!listed) {
      asked.unknown = kBroken;
    } else if (in_submodule(files, asked.path)) {
      asked.unknown = "unknown (in a submodule)";
    } else if (file != files.blobs.end() && holds(file->second, asked)) {
      changes_.watch(asked.path);
      go_on(number, 0);
    } else if (asked.unknown.empty()) {
      asked.unknown = kNotCommitted;
    }
  }
}

void Walk::go_on(std::size_t passage, Commit commit) {
  asked_[passage].unknown.clear();
  const auto rank = ancestry_->rank(commit);
  if (!rank) {
    asked_[passage].unknown = kBroken;
    return;
  }
  auto& [waiting, group] = queue_[*rank];
  waiting = commit;
  group.push_back(passage);
}

void Walk::pass(Commit commit, const Group& here) {
  std::map<std::string_view, Group> files;
  for (const std::size_t each : here) files[asked_[each].path].push_back(each);
  for (auto& [path, group] : files) pass_file(commit, std::move(group));
}

// Sends passages on to a parent that holds them. What none holds is what this commit wrote.
void Walk::pass_file(Commit commit, Group here) {
  const std::vector<Commit> parents = *ancestry_->parents(commit);
  for (const auto take : {&Walk::take_unchanged, &Walk::take_holding, &Walk::take_renamed}) {
    for (const Commit parent : parents) {
      if (!here.empty()) here = (this->*take)(commit, parent, std::move(here));
    }
  }
  answer(commit, here);
}

// Each returns those that are left.
Group Walk::take_unchanged(Commit commit, Commit parent, Group here) {
  const FileChanges* changes = changes_.between(commit, parent);
  if (changes == nullptr) return give_up(here);
  if (changes->contains(asked_[here.front()].path)) return here;
  for (const std::size_t each : here) go_on(each, parent);
  return {};
}

Group Walk::take_holding(Commit commit, Commit parent, Group here) {
  const FileChanges* changes = changes_.between(commit, parent);
  if (changes == nullptr) return give_up(here);
  const ObjectId before = changes->at(asked_[here.front()].path).before;
  if (!before) return here;
  std::erase_if(here, [&](std::size_t each) {
    const bool held = holds(before, asked_[each]);
    if (held) go_on(each, parent);
    return held;
  });
  return here;
}

Group Walk::take_renamed(Commit commit, Commit parent, Group here) {
  const std::string path = asked_[here.front()].path;
  const FileChanges* changes = changes_.between(commit, parent);
  if (changes == nullptr) return give_up(here);
  const FileChange change = changes->at(path);
  if (change.before) return here;
  const auto deleted = deleted_.between(ancestry_->id(commit), ancestry_->id(parent));
  if (!deleted) return give_up(here);
  for (const DeletedFile& origin : origins_of({path, change.after}, *deleted)) {
    std::erase_if(here, [&](std::size_t each) {
      const bool held = holds(origin.id, asked_[each]);
      if (held) {
        changes_.watch(origin.path);
        changes_.let_go(path);
        asked_[each].path = origin.path;
        go_on(each, parent);
      }
      return held;
    });
  }
  return here;
}

Group Walk::give_up(const Group& here) {
  for (const std::size_t each : here) {
    asked_[each].unknown = kBroken;
    changes_.let_go(asked_[each].path);
  }
  return {};
}

void Walk::answer(Commit commit, const Group& here) {
  for (const std::size_t each : here) {
    if (asked_[each].unknown.empty()) asked_[each].answer = commit;
    changes_.let_go(asked_[each].path);
  }
}

LastChange Walk::told(const Asked& asked, bool authors) {
  if (!asked.answer) return not_known(asked.unknown);
  const Commit commit = *asked.answer;
  const auto known = told_.find(commit);
  if (known != told_.end()) return known->second;
  LastChange change;
  FileBuffer buffer;
  if (objects_.read_commit(ancestry_->id(commit), buffer, kLargestCommit) != FileBuffer::Status::kOk) {
    change.unknown = kBroken;
  } else {
    const CommitText text = commit_text_from(buffer.text());
    const bool cut = text.has_parents && ancestry_->parents(commit)->empty();
    change = {
        .date = text.date, .author = text.author, .commit = to_text(ancestry_->id(commit)), .unknown = ""};
    if (text.date.empty()) change.unknown = "unknown (its date cannot be read)";
    if (cut) change = not_known(kShallow);
    if (!authors) change.author.clear();
  }
  return told_.emplace(commit, std::move(change)).first->second;
}

std::vector<LastChange> Walk::run(const Repository& repository, const std::vector<Passage>& passages,
                                  bool authors) {
  start(repository, passages);
  while (!queue_.empty()) {
    const auto next = queue_.extract(queue_.begin());
    pass(next.mapped().first, next.mapped().second);
  }
  std::vector<LastChange> answers;
  answers.reserve(asked_.size());
  for (const Asked& asked : asked_) answers.push_back(told(asked, authors));
  return answers;
}

}  // namespace

std::string head_commit(const Repository& repository) {
  const Ended ended = run_git(repository, {"rev-parse", "--verify", "--quiet", "HEAD^{commit}"});
  const std::string_view hex = std::string_view(ended.out).substr(0, ended.out.find('\n'));
  return ended.succeeded() && object_id_from(hex) ? std::string(hex) : std::string();
}

std::vector<LastChange> last_changes(const Repository& repository, const std::vector<Passage>& passages,
                                     const HistoryOptions& options) {
  if (passages.empty()) return {};
  const auto head = object_id_from(head_commit(repository));
  if (!head) return std::vector<LastChange>(passages.size(), not_known(kNotCommitted));
  std::unique_ptr<Ancestry> ancestry = Ancestry::of(repository, *head);
  if (!ancestry) return std::vector<LastChange>(passages.size(), not_known(kBroken));
  return Walk(repository, std::move(ancestry)).run(repository, passages, options.authors);
}

}  // namespace ssot
