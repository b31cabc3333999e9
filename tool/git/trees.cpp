#include "git/trees.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>

#include "base/files.h"
#include "base/path.h"
#include "base/text.h"
#include "git/command.h"

namespace ssot {
namespace {

constexpr std::size_t kLargestAttributes = std::size_t{1} << 20;

std::string_view without_line_feed(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

EntryKind kind_of_mode(std::string_view mode) {
  if (mode.starts_with("16")) return EntryKind::kSubmodule;
  return mode.starts_with("12") ? EntryKind::kLink : EntryKind::kFile;
}

// GIT_INDEX_FILE as git hands it to a hook: relative to the working folder, or absolute. Empty: it is not
// set, or speaks of another repository.
std::string index_of_environment(const std::string& git_folder) {
  const char* named = std::getenv("GIT_INDEX_FILE");
  if (named == nullptr || *named == '\0') return {};
  const std::string here = real_path(".");
  const std::string path = *named == '/' ? named : here + "/" + named;
  const std::string own = real_path(git_folder);
  if (const char* folder = std::getenv("GIT_DIR"); folder != nullptr && *folder != '\0')
    return real_path(*folder == '/' ? folder : here + "/" + folder) == own ? path : std::string();
  const std::string around = real_path(std::string(folder_of(path)));
  const bool of_another = around != own && exists(around + "/HEAD") && exists(around + "/objects");
  return of_another ? std::string() : path;
}

// ":<old mode> <new mode> <old id> <new id> <letter>\0<path>\0" of each change that leads from the commit to
// the index.
bool undo_changes(std::string_view printed, std::vector<SnapshotEntry>& entries) {
  std::map<std::string, SnapshotEntry, std::less<>> before;  // without an id: it was not there
  bool understood = true;
  std::string_view head;
  each_record(printed, [&](std::string_view record) {
    if (head.empty()) {
      head = record;
      return;
    }
    const std::vector<std::string_view> words = split(head, ' ');
    head = {};
    const auto id = words.size() == 5 ? object_id_from(words[2]) : std::nullopt;
    understood = understood && id;
    if (!id) return;
    const std::string_view mode = words[0].substr(1);
    SnapshotEntry entry{.path = std::string(record), .kind = kind_of_mode(mode), .id = *id};
    if (mode == "000000") entry.id = {};
    before.insert_or_assign(entry.path, std::move(entry));
  });
  if (before.empty()) return understood;
  std::erase_if(entries, [&](const SnapshotEntry& each) { return before.contains(each.path); });
  for (auto& [path, entry] : before) {
    if (entry.id) entries.push_back(std::move(entry));
  }
  std::sort(entries.begin(), entries.end(),
            [](const SnapshotEntry& a, const SnapshotEntry& b) { return a.path < b.path; });
  return understood;
}

void add_attributes(const std::string& path, std::string_view folder, Conversions& conversions) {
  FileBuffer text;
  if (text.read(path, kLargestAttributes) == FileBuffer::Status::kOk) conversions.add(folder, text.text());
}

}  // namespace

Result<std::unique_ptr<Trees>> Trees::open(const Repository& repository) {
  std::unique_ptr<Trees> trees(new Trees(repository));
  std::string why;
  if (!trees->find_parts(why)) return Error{fmt::format("git could not open the repository: {}", why)};
  return trees;
}

bool Trees::find_parts(std::string& why) {
  const Ended ended = run_git(repository_, {"rev-parse", "--path-format=absolute", "--show-object-format",
                                            "--absolute-git-dir", "--git-common-dir", "HEAD^{commit}"});
  const std::vector<std::string_view> lines = split(ended.out, '\n');
  if (lines.size() < 3 || !lines[1].starts_with('/') || !lines[2].starts_with('/')) {
    why = ended.reason();
    return false;
  }
  hash_size_ = lines[0] == "sha256" ? 32 : 20;
  git_folder_ = lines[1];
  common_folder_ = lines[2];
  if (ended.succeeded() && lines.size() > 3 && object_id_from(lines[3])) {
    head_ = lines[3];
  } else if (run_git(repository_, {"rev-parse", "--verify", "--quiet", "HEAD"}).succeeded()) {
    why = "HEAD leads to a commit that is not there";
    return false;
  }
  index_path_ = index_of_environment(git_folder_);
  own_index_ = !index_path_.empty();
  if (!own_index_) index_path_ = git_folder_ + "/index";
  return true;
}

Result<IndexFile> Trees::read_index() const {
  struct stat state;
  if (lstat(index_path_.c_str(), &state) != 0) return IndexFile{};  // nothing was ever staged
  FileBuffer bytes;
  if (bytes.read(index_path_) == FileBuffer::Status::kOk) {
    auto parsed = parse_index(bytes.text(), hash_size_);
    if (parsed) {
      parsed->written = static_cast<std::uint32_t>(state.st_mtim.tv_sec);
      parsed->written_ns = static_cast<std::uint32_t>(state.st_mtim.tv_nsec);
      return parsed;
    }
  }
  if (!S_ISREG(state.st_mode) && !S_ISLNK(state.st_mode)) return Error{"the index is no regular file"};
  // A split or sparse index, or a form to come: git itself knows. What it says of files on disk is not used,
  // since the time of writing of the parts is not known.
  std::vector<std::string> environment;
  if (own_index_) environment.push_back("GIT_INDEX_FILE=" + index_path_);
  Repository top = repository_;
  top.folder = top.top;
  const Ended ended = run_git(top, {"ls-files", "-z", "--cached", "--stage", "--debug"}, environment);
  if (!ended.succeeded()) return Error{"git could not list the index: " + ended.reason()};
  if (const std::string complaint = first_complaint(ended.err); !complaint.empty())
    return Error{"git could not list the index: " + complaint};
  return parse_listed_index(ended.out);
}

Result<std::shared_ptr<const IndexFile>> Trees::index() {
  if (index_) return index_;
  Result<IndexFile> read = read_index();
  if (!read) return Error{read.error()};
  if (repository_.folder != repository_.top) {
    const std::string below = path_from(repository_.top, repository_.folder) + "/";
    std::erase_if(read->entries, [&](const IndexEntry& each) { return !each.path.starts_with(below); });
    for (IndexEntry& each : read->entries) each.path.erase(0, below.size());
  }
  index_ = std::make_shared<const IndexFile>(std::move(*read));
  return index_;
}

Conversions Trees::conversions() const {
  Conversions conversions;
  for (const IndexEntry& entry : index_->entries) {
    if (name_of(entry.path) != ".gitattributes") continue;
    const std::string_view folder = folder_of(entry.path);
    add_attributes(join(repository_.folder, entry.path), folder, conversions);
  }
  // What stands above the folder, or for all repositories, holds below it as well.
  for (std::string folder = repository_.folder; folder != repository_.top;) {
    folder = folder_of(folder);
    add_attributes(folder + "/.gitattributes", "", conversions);
  }
  add_attributes(repository_.folder + "/.gitattributes", "", conversions);
  add_attributes(common_folder_ + "/info/attributes", "", conversions);
  add_attributes("/etc/gitattributes", "", conversions);
  Command command = git_command(repository_);
  std::replace(command.arguments.begin(), command.arguments.end(),
               std::string("core.attributesFile=/dev/null"), std::string("core.askPass="));
  command.arguments.insert(command.arguments.end(), {"config", "--path", "--get", "core.attributesFile"});
  const Ended named = run_program(command);
  const char* home = std::getenv("HOME");
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (named.succeeded()) {
    add_attributes(std::string(without_line_feed(named.out)), "", conversions);
  } else if (config != nullptr && *config != '\0') {
    add_attributes(std::string(config) + "/git/attributes", "", conversions);
  } else if (home != nullptr) {
    add_attributes(std::string(home) + "/.config/git/attributes", "", conversions);
  }
  return conversions;
}

std::string Trees::ignore_rules() {
  std::vector<std::string> files{common_folder_ + "/info/exclude"};
  if (index()) {
    for (const IndexEntry& entry : index_->entries) {
      if (name_of(entry.path) == ".gitignore") files.push_back(join(repository_.folder, entry.path));
    }
  }
  for (std::string folder = repository_.folder; folder != repository_.top;) {
    folder = folder_of(folder);
    files.push_back(folder + "/.gitignore");
  }
  const Ended named = run_git(repository_, {"config", "--path", "--get", "core.excludesFile"});
  if (named.succeeded()) files.emplace_back(without_line_feed(named.out));
  const char* home = std::getenv("HOME");
  const char* config = std::getenv("XDG_CONFIG_HOME");
  files.push_back(config != nullptr && *config != '\0'
                      ? std::string(config) + "/git/ignore"
                      : std::string(home == nullptr ? "" : home) + "/.config/git/ignore");
  std::string all;
  FileBuffer text;
  for (const std::string& file : files) {
    if (text.read(file, kLargestAttributes) == FileBuffer::Status::kOk)
      fmt::format_to(std::back_inserter(all), "{} {}\n{}", file, text.text().size(), text.text());
  }
  return all;
}

std::shared_ptr<Objects> Trees::objects() {
  if (!objects_) objects_ = std::make_shared<Objects>(repository_);
  return objects_;
}

std::shared_ptr<const WorkTree> Trees::work_tree() {
  if (work_tree_ || !index()) return work_tree_;
  work_tree_ = std::make_shared<const WorkTree>(repository_.folder, index_, conversions());
  return work_tree_;
}

Result<std::shared_ptr<const Snapshot>> Trees::staged() {
  const auto known = index();
  if (!known) return Error{known.error()};
  std::vector<SnapshotEntry> entries;
  entries.reserve(index_->entries.size());
  for (const IndexEntry& entry : index_->entries) {
    if (entry.conflict) {
      return Error{
          fmt::format("{} is in conflict, so there is nothing yet that could be committed; resolve it and "
                      "git add it.",
                      valid_utf8(entry.path))};
    }
    if (!entry.intent_to_add) entries.push_back({.path = entry.path, .kind = entry.kind, .id = entry.id});
  }
  return std::make_shared<const Snapshot>("the index", std::move(entries), objects(), work_tree());
}

Result<std::shared_ptr<const Snapshot>> Trees::head() {
  if (head_.empty())
    return std::make_shared<const Snapshot>("HEAD", std::vector<SnapshotEntry>{}, objects(), nullptr);
  const auto known = staged();
  if (!known) return Error{known.error()};
  std::vector<std::string> environment;
  if (own_index_) environment.push_back("GIT_INDEX_FILE=" + index_path_);
  const Ended ended = run_git(
      repository_,
      {"diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff",
       "--no-textconv", "--ignore-submodules=dirty", "--ita-invisible-in-index", "--relative", head_, "--"},
      environment);
  if (!ended.succeeded()) return Error{"git could not compare the index with HEAD: " + ended.reason()};
  std::vector<SnapshotEntry> entries = (*known)->entries();
  if (!undo_changes(ended.out, entries))
    return Error{"git compared the index with HEAD in a way that is not understood"};
  return std::make_shared<const Snapshot>("HEAD", std::move(entries), objects(), work_tree());
}

Result<std::string> Trees::resolve(const std::string& name) const {
  const bool common = name.ends_with("...") && name.size() > 3;
  const std::string plain = common ? name.substr(0, name.size() - 3) : name;
  const Ended ended =
      run_git(repository_, {"rev-parse", "--verify", "--quiet", "--end-of-options", plain + "^{commit}"});
  const std::string_view id = without_line_feed(ended.out);
  if (!ended.succeeded() || !object_id_from(id)) {
    return Error{fmt::format(
        "\"{}\" names no commit of this repository; fetch it first, with its history (in CI, check out "
        "with full depth).",
        valid_utf8(plain))};
  }
  if (!common || head_.empty()) return std::string(id);
  const Ended base = run_git(repository_, {"merge-base", std::string(id), head_});
  const std::string_view found = without_line_feed(base.out);
  if (base.succeeded() && object_id_from(found)) return std::string(found);
  return Error{fmt::format(
      "\"{}\" and HEAD have no commit in common that is in this clone; fetch more of the history.",
      valid_utf8(plain))};
}

Result<std::shared_ptr<const Snapshot>> Trees::commit(const std::string& name) {
  const Result<std::string> id = resolve(name);
  if (!id) return Error{id.error()};
  const Ended ended = run_git(repository_, {"ls-tree", "-r", "-z", *id});
  if (!ended.succeeded())
    return Error{fmt::format("git could not list \"{}\": {}", valid_utf8(name), ended.reason())};
  std::vector<SnapshotEntry> entries;
  bool understood = true;
  // "<mode> <type> <id>\t<path>"
  each_record(ended.out, [&](std::string_view record) {
    const std::size_t tab = record.find('\t');
    const std::vector<std::string_view> words = split(record.substr(0, tab), ' ');
    const auto entry_id = words.size() == 3 ? object_id_from(words[2]) : std::nullopt;
    understood = understood && entry_id && tab != std::string_view::npos;
    if (!understood) return;
    entries.push_back(
        {.path = std::string(record.substr(tab + 1)), .kind = kind_of_mode(words[0]), .id = *entry_id});
  });
  if (!understood)
    return Error{fmt::format("git listed \"{}\" in a way that is not understood", valid_utf8(name))};
  return std::make_shared<const Snapshot>(name, std::move(entries), objects(), work_tree());
}

}  // namespace ssot
