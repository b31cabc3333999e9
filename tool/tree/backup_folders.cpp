#include "tree/backup_folders.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/path.h"
#include "base/text.h"
#include "tree/backup_names.h"
#include "tree/languages.h"

namespace ssot {
namespace {

// So many namesakes of one file are compared; `__init__.py` has hundreds.
constexpr std::size_t kMostNamesakes = 4;

struct Range {
  std::string path;
  std::size_t first = 0;
  std::size_t last = 0;
};

// Folders with a backup's name, each before those in it.
std::vector<Range> named_folders(const Tree& tree) {
  std::vector<Range> ranges;
  std::string_view previous;
  for (const SourceFile& file : tree.files) {
    const std::string_view folder = folder_of(file.path);
    if (folder == previous) continue;
    // Only the segments that the previous file's folder does not share are new.
    for (std::size_t end = 0; end < folder.size();) {
      const std::size_t start = end == 0 ? 0 : end + 1;
      end = std::min(folder.find('/', start), folder.size());
      const std::string_view path = folder.substr(0, end);
      if (is_under(previous, path) || !is_backup_folder_name(folder.substr(start, end - start))) continue;
      ranges.push_back({std::string(path), place_of(tree, std::string(path) + "/"),
                        place_of(tree, std::string(path) + "0")});
    }
    previous = folder;
  }
  return ranges;
}

// Drops those that lie in another.
std::vector<Range> outermost(const std::vector<Range>& ranges) {
  std::vector<Range> answer;
  for (const Range& range : ranges) {
    if (answer.empty() || range.first >= answer.back().last) answer.push_back(range);
  }
  return answer;
}

bool is_code(std::string_view name) {
  const Language language = language_of_name(name);
  return language == Language::kCpp || language == Language::kPython || language == Language::kCppFragment ||
         language == Language::kOther;
}

// The name the original of a file in a backup folder has: its own, without a backup's suffix. Empty: no
// source.
std::string original_name(std::string_view path) {
  const std::string_view name = name_of(path);
  if (is_code(name)) return std::string(name);
  const BackupName read = read_backup_name(name);
  if (read.form != BackupForm::kSuffix || !is_code(read.originals.front())) return {};
  return read.originals.front();
}

// "a/b/c.py" copied into one flat folder is often called "a_b_c.py".
std::string flattened(std::string path) {
  std::replace(path.begin(), path.end(), '/', '_');
  return path;
}

// How many trailing segments two paths share.
std::size_t shared_tail(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  while (!a.empty() && !b.empty() && name_of(a) == name_of(b)) {
    ++shared;
    a = folder_of(a);
    b = folder_of(b);
  }
  return shared;
}

// Answers quickly, and nearly always rightly, that a name is none of those looked for: by its length and the
// last byte of most stems.
class NameFilter {
 public:
  void add(std::string_view name) { seen_[key(name)] = true; }
  bool may_hold(std::string_view name) const { return seen_[key(name)]; }

 private:
  static std::size_t key(std::string_view name) {
    const std::size_t length = std::min<std::size_t>(name.size(), 255);
    const auto byte = static_cast<unsigned char>(name.size() < 4 ? 0 : name[name.size() - 4]);
    return length << 8 | byte;
  }
  std::bitset<std::size_t{256} << 8> seen_;
};

class FolderFinder {
 public:
  FolderFinder(const Tree& tree, Copies& copies) : tree_(tree), copies_(copies) {}
  std::vector<BackupFolder> find();

 private:
  void gather(const std::vector<Range>& outer);
  void find_originals(const std::vector<Range>& outer);
  bool judge(const Range& range, Backup& backup) const;

  const Tree& tree_;
  Copies& copies_;
  std::vector<Suspect> suspects_;   // the sources in all named folders, in order of path
  std::vector<std::string> names_;  // of each suspect's original
};

void FolderFinder::gather(const std::vector<Range>& outer) {
  for (const Range& range : outer) {
    for (std::size_t file = range.first; file < range.last; ++file) {
      std::string name = original_name(tree_.files[file].path);
      if (name.empty()) continue;
      Suspect suspect;
      suspect.file = file;
      suspects_.push_back(std::move(suspect));
      names_.push_back(std::move(name));
    }
  }
}

// Originals are looked for outside of every folder with a backup's name.
void FolderFinder::find_originals(const std::vector<Range>& outer) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> namesakes;
  const auto filter = std::make_unique<NameFilter>();
  for (const std::string& name : names_) {
    namesakes.try_emplace(name);
    filter->add(name);
  }
  const auto note = [&](std::string_view name, std::size_t file) {
    if (const auto found = namesakes.find(name); found != namesakes.end()) found->second.push_back(file);
  };
  auto range = outer.begin();
  for (std::size_t file = 0; file < tree_.files.size(); ++file) {
    while (range != outer.end() && file >= range->last) ++range;
    if (range != outer.end() && file >= range->first) continue;
    const std::string& path = tree_.files[file].path;
    const std::string_view name = name_of(path);
    if (filter->may_hold(name)) note(name, file);
    // A path whose last bytes are a name's and which is as long, with other separators.
    if (name.size() == path.size() || !filter->may_hold(path)) continue;
    if (is_code(name)) note(flattened(path), file);
  }
  for (std::size_t index = 0; index < suspects_.size(); ++index) {
    Suspect& suspect = suspects_[index];
    const std::string& path = tree_.files[suspect.file].path;
    const std::string as_original = join(folder_of(path), names_[index]);
    suspect.originals = namesakes[names_[index]];
    std::stable_sort(suspect.originals.begin(), suspect.originals.end(), [&](std::size_t a, std::size_t b) {
      return shared_tail(as_original, tree_.files[a].path) > shared_tail(as_original, tree_.files[b].path);
    });
    if (suspect.originals.size() > kMostNamesakes) suspect.originals.resize(kMostNamesakes);
  }
}

// True when it is a backup; then all of it is filled.
bool FolderFinder::judge(const Range& range, Backup& backup) const {
  backup.path = range.path;
  backup.folder = true;
  backup.files = range.last - range.first;
  std::size_t sources = 0;
  std::size_t copies = 0;
  std::map<std::string, std::size_t> homes;
  const auto before = [](const Suspect& suspect, std::size_t file) { return suspect.file < file; };
  for (auto suspect = std::lower_bound(suspects_.begin(), suspects_.end(), range.first, before);
       suspect != suspects_.end() && suspect->file < range.last; ++suspect) {
    const bool counts = !suspect->trivial || suspect->originals.empty();
    sources += counts ? 1 : 0;
    if (!suspect->proved) continue;
    copies += counts ? 1 : 0;
    using Relation = Backup::Relation;
    ++(suspect->relation == Relation::kIdentical ? backup.identical
       : suspect->relation == Relation::kOlder   ? backup.older
                                                 : backup.changed);
    // Where the folder itself would have stood: what is left of the original's path without the part they
    // share.
    const std::string& original = tree_.files[suspect->original].path;
    const std::string_view inside =
        std::string_view(tree_.files[suspect->file].path).substr(range.path.size() + 1);
    const bool same_place = original.size() > inside.size() && original.ends_with(inside) &&
                            original[original.size() - inside.size() - 1] == '/';
    ++homes[same_place           ? original.substr(0, original.size() - inside.size() - 1)
            : original == inside ? std::string()
                                 : std::string(folder_of(original))];
  }
  if (copies == 0 || 2 * copies < sources) return false;
  const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
  backup.original = std::max_element(homes.begin(), homes.end(), fewer)->first;
  std::size_t empty = 0;  // nothing is lost with them
  for (std::size_t file = range.first; file < range.last; ++file) {
    const std::uint64_t size = copies_.size_of(file);
    backup.bytes += size;
    if (size == 0) ++empty;
  }
  if (backup.identical + empty == backup.files) {
    backup.relation = Backup::Relation::kIdentical;
  } else if (backup.identical + backup.older + empty == backup.files) {
    backup.relation = Backup::Relation::kOlder;
  } else {
    backup.relation = Backup::Relation::kChanged;
  }
  return true;
}

std::vector<BackupFolder> FolderFinder::find() {
  std::vector<BackupFolder> answer;
  const std::vector<Range> ranges = named_folders(tree_);
  const std::vector<Range> outer = outermost(ranges);
  gather(outer);
  if (suspects_.empty()) return answer;
  find_originals(outer);
  copies_.compare_all(suspects_);
  for (const Range& range : ranges) {
    if (!answer.empty() && range.first < answer.back().last)
      continue;  // it lies in one that is a backup already
    BackupFolder folder;
    if (!judge(range, folder.backup)) continue;
    folder.first = range.first;
    folder.last = range.last;
    answer.push_back(std::move(folder));
  }
  return answer;
}

}  // namespace

std::vector<BackupFolder> find_backup_folders(const Tree& tree, Copies& copies) {
  return FolderFinder(tree, copies).find();
}

}  // namespace ssot
