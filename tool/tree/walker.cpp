#include "tree/walker.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <iterator>

#include "base/files.h"
#include "base/parallel.h"
#include "base/path.h"
#include "tree/folder.h"
#include "tree/languages.h"

namespace ssot {
namespace {

using KnownAt = std::vector<std::string_view>::const_iterator;

struct Child {
  SourceFile file;           // its path only, of a folder
  std::int32_t folder = -1;  // index of the visit it leads to
};

// One folder: where it is, and what was found in it.
struct Visit {
  std::string path;
  KnownAt first, last;          // the known paths below it
  std::vector<Child> children;  // files and folders, in order of path
  Walked found;                 // without files
};

class Walker {
 public:
  Walker(const Places& places, const WalkOptions& options, const KnownPaths* known)
      : places_(places), options_(options), known_(known), buffers_(std::max(1U, options.threads)) {
    for (const Glob& glob : options.exclude) {
      const std::string_view text = glob.text();
      if (!text.ends_with("/**")) continue;
      // `build/**` speaks of everything in build, so build itself need not be entered.
      if (auto folder = Glob::parse(text.substr(0, text.size() - 3), GlobKind::kPath)) {
        excluded_folders_.push_back(*std::move(folder));
      }
    }
  }

  Walked run();

 private:
  void visit(Visit& visit, Folder& folder) const;
  void take(Visit& visit, const DiskEntry& entry, std::string path) const;
  void take_folder(Visit& visit, std::string path) const;
  void take_link(Visit& visit, std::string path) const;
  bool belongs(Visit& visit, const DiskEntry& entry, const std::string& path) const;
  bool excluded(const std::string& path, bool is_folder) const;
  Language language_of(const std::string& path) const;
  Walked assemble();

  const Places& places_;
  const WalkOptions& options_;
  const KnownPaths* known_;
  std::vector<Glob> excluded_folders_;
  std::vector<Folder> buffers_;  // one a worker
  std::deque<Visit> visits_;
};

Language Walker::language_of(const std::string& path) const {
  for (auto rule = options_.languages.rbegin(); rule != options_.languages.rend(); ++rule) {
    const bool by_name = rule->first.text().find('/') == std::string::npos;
    if (rule->first.matches(by_name ? name_of(path) : std::string_view(path))) return rule->second;
  }
  return language_of_name(path);
}

bool Walker::excluded(const std::string& path, bool is_folder) const {
  const auto matches = [&](const Glob& glob) { return glob.matches(path); };
  return std::any_of(options_.exclude.begin(), options_.exclude.end(), matches) ||
         (is_folder && std::any_of(excluded_folders_.begin(), excluded_folders_.end(), matches));
}

// Only asked inside a repository.
bool Walker::belongs(Visit& visit, const DiskEntry& entry, const std::string& path) const {
  const std::string below = entry.kind == DiskKind::kFolder ? path + "/" : path;
  const KnownAt found = std::lower_bound(visit.first, visit.last, std::string_view(below));
  if (found == visit.last) return false;
  return entry.kind == DiskKind::kFolder ? found->starts_with(below) : *found == below;
}

void Walker::take_folder(Visit& visit, std::string path) const {
  const auto& modules = known_ == nullptr ? std::vector<std::string_view>{} : known_->submodules;
  if (std::binary_search(modules.begin(), modules.end(), std::string_view(path))) {
    visit.found.skipped.push_back({std::move(path), "submodule"});
    return;
  }
  if (known_ != nullptr && std::binary_search(visit.first, visit.last, std::string_view(path + "/"))) {
    visit.found.skipped.push_back({std::move(path), "another git repository"});
    return;
  }
  visit.children.push_back({SourceFile{std::move(path), Language::kNone, 0}, 0});
}

void Walker::take_link(Visit& visit, std::string path) const {
  LinkEnd end = places_.follow(path);
  std::string reason = end.target.empty() ? std::move(end.reason) : "link to " + end.target;
  Link link{path, std::move(end.target)};
  visit.found.links.push_back(std::move(link));
  visit.found.skipped.push_back({std::move(path), std::move(reason)});
}

void Walker::take(Visit& visit, const DiskEntry& entry, std::string path) const {
  const bool is_folder = entry.kind == DiskKind::kFolder;
  const auto skip = [&](const char* reason) { visit.found.skipped.push_back({path, reason}); };
  if (entry.name == ".git") return skip("version control");
  if (is_folder && (entry.name == ".hg" || entry.name == ".svn")) return skip("version control");
  if (is_folder && entry.name == "node_modules") return skip("node_modules");
  if (excluded(path, is_folder)) return skip("excluded");
  switch (entry.kind) {
    case DiskKind::kPipe:
      return skip("named pipe");
    case DiskKind::kSocket:
      return skip("socket");
    case DiskKind::kDevice:
      return skip("device");
    default:
      break;
  }
  const bool is_submodule =
      known_ != nullptr && is_folder &&
      std::binary_search(known_->submodules.begin(), known_->submodules.end(), std::string_view(path));
  if (known_ != nullptr && !is_submodule && !belongs(visit, entry, path)) {
    visit.found.unknown.push_back(std::move(path));
    return;
  }
  if (options_.root.size() + 1 + path.size() >= PATH_MAX) {
    visit.found.gaps.push_back(
        {std::move(path), 0, GapKind::kSkippedLimit,
         fmt::format("its path is longer than the {} bytes that the system allows", PATH_MAX - 1)});
    return;
  }
  if (is_folder) return take_folder(visit, std::move(path));
  if (entry.kind == DiskKind::kLink) return take_link(visit, std::move(path));
  const Language language = language_of(path);
  visit.children.push_back({SourceFile{std::move(path), language, 0}, -1});
}

void Walker::visit(Visit& visit, Folder& folder) const {
  if (const int error = places_.read(visit.path, folder); error != 0) {
    if (error == ENOENT) return;  // it has gone since it was seen
    visit.found.gaps.push_back({visit.path, 0, GapKind::kUnread,
                                fmt::format("the folder cannot be read: {}", std::strerror(error))});
    return;
  }
  // The root is read whatever it holds: somebody asked for it.
  if (!visit.path.empty()) {
    for (const auto& [marker, reason] :
         {std::pair{"pyvenv.cfg", "virtual environment"}, std::pair{"CACHEDIR.TAG", "cache folder"},
          std::pair{"CMakeCache.txt", "build folder"}}) {
      if (!folder.holds(marker)) continue;
      visit.found.skipped.push_back({visit.path, reason});
      return;
    }
  }
  const std::string prefix = visit.path.empty() ? "" : visit.path + "/";
  visit.children.reserve(folder.entries().size());
  for (const DiskEntry& entry : folder.entries()) {
    std::string path;
    path.reserve(prefix.size() + entry.name.size());
    path.append(prefix).append(entry.name);
    take(visit, entry, std::move(path));
  }
}

Walked Walker::run() {
  Visit top;
  if (known_ != nullptr) {
    top.first = known_->files.begin();
    top.last = known_->files.end();
  }
  visits_.push_back(std::move(top));
  // Level by level: all folders of one depth at once.
  for (std::size_t first = 0; first < visits_.size();) {
    const std::size_t last = visits_.size();
    parallel_for(last - first, options_.threads, [&](std::size_t index, unsigned worker) {
      visit(visits_[first + index], buffers_[worker]);
    });
    for (std::size_t index = first; index < last; ++index) {
      Visit& parent = visits_[index];
      for (Child& child : parent.children) {
        if (child.folder < 0) continue;
        child.folder = static_cast<std::int32_t>(visits_.size());
        Visit below;
        below.path = std::move(child.file.path);
        if (known_ != nullptr) {
          const std::string begins = below.path + "/";
          const std::string ends = below.path + "0";  // '0' follows '/'
          below.first = std::lower_bound(parent.first, parent.last, std::string_view(begins));
          below.last = std::lower_bound(below.first, parent.last, std::string_view(ends));
        }
        visits_.push_back(std::move(below));
      }
    }
    first = last;
  }
  return assemble();
}

template <class T>
void move_all(std::vector<T>& from, std::vector<T>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Depth first, which is the order of whole paths as bytes, because each folder is in that order.
Walked Walker::assemble() {
  Walked all;
  std::size_t count = 0;
  for (Visit& visit : visits_) {
    count += visit.children.size();
    move_all(visit.found.skipped, all.skipped);
    move_all(visit.found.links, all.links);
    move_all(visit.found.gaps, all.gaps);
    move_all(visit.found.unknown, all.unknown);
  }
  all.files.reserve(count);
  std::vector<std::pair<std::size_t, std::size_t>> stack{{0, 0}};  // visit, next child
  while (!stack.empty()) {
    auto& [index, next] = stack.back();
    if (next == visits_[index].children.size()) {
      stack.pop_back();
      continue;
    }
    Child& child = visits_[index].children[next++];
    if (child.folder >= 0) {
      stack.emplace_back(static_cast<std::size_t>(child.folder), 0);
    } else {
      all.files.push_back(std::move(child.file));
    }
  }
  return all;
}

}  // namespace

Walked walk_folders(const Places& places, const WalkOptions& options, const KnownPaths* known) {
  return Walker(places, options, known).run();
}

}  // namespace ssot
