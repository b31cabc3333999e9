// `ssot facts`: what the front ends read, at the depth that was asked for. Judges nothing.
#include <algorithm>
#include <iterator>
#include <map>

#include "base/parallel.h"
#include "base/path.h"
#include "index/sharper_definitions.h"
#include "run/gaps.h"
#include "run/link_tree.h"
#include "run/read_tree.h"
#include "run/run.h"
#include "run/sharpen.h"
#include "run/units.h"

namespace ssot {
namespace {

class FactsRun {
 public:
  explicit FactsRun(const Workspace& workspace)
      : workspace_(workspace),
        threads_(workspace.invocation.jobs ? workspace.invocation.jobs : processors()) {}

  void run(const std::function<void(const FileFacts&)>& take) && {
    // Read alone, a file still meets the macros of what it includes, wherever that lies.
    const bool whole_tree = workspace_.invocation.depth > 1;
    ReadOptions options{.root = workspace_.root,
                        .contents = workspace_.contents,
                        .policy = &workspace_.loaded.policy,
                        .request = {},
                        .threads = threads_,
                        .only = whole_tree ? std::vector<std::string>() : workspace_.paths,
                        .backups_too = true,
                        .progress = workspace_.invocation.progress};
    options.request.all_definitions = true;
    options.request.all_uses = workspace_.invocation.uses;
    std::vector<Timing> timings;
    Result<ReadTree> read = read_tree(options, timings);
    if (!read) return take(only_gap({".", 0, GapKind::kUnread, read.error()}));
    std::vector<Gap> rest = read->tree.gaps;
    std::vector<FileFacts> facts = whole_tree ? sharpened(std::move(*read), rest) : std::move(read->facts);
    for (const FileFacts& each : facts) {
      if (is_asked(each.path)) take(each);
    }
    for (const Gap& gap : rest) {
      if (is_asked(gap.path)) take(only_gap(gap));
    }
  }

 private:
  bool is_asked(std::string_view path) const {
    return workspace_.paths.empty() ||
           std::any_of(workspace_.paths.begin(), workspace_.paths.end(),
                       [&](const std::string& each) { return is_under(path, each); });
  }

  // A gap of a file stands with its facts; `rest` receives those of files without any.
  std::vector<FileFacts> sharpened(ReadTree read, std::vector<Gap>& rest) {
    ClangReaders clang(workspace_.root, threads_);
    std::vector<Gap> gaps;
    Units units = read_units(workspace_, read.facts, clang, threads_, gaps);
    Project project = link_facts(std::move(read.tree), std::move(read.facts), workspace_.loaded.policy,
                                 workspace_.root, *workspace_.contents, {workspace_.snapshot.get()}, threads_, std::move(units));
    std::vector<FileId> wanted;
    for (std::size_t i = 0; i < project.size(); ++i) {
      const FileFacts& each = project.files()[i];
      if (each.language == Language::kCpp && is_asked(each.path))
        wanted.push_back(FileId{static_cast<std::uint32_t>(i)});
    }
    const std::vector<FileId> with_bodies = workspace_.invocation.uses ? wanted : std::vector<FileId>();
    Sharpening sharper = sharpen(project, wanted, with_bodies, workspace_.root, *workspace_.contents, clang);
    gaps.insert(gaps.end(), std::make_move_iterator(sharper.gaps.begin()),
                std::make_move_iterator(sharper.gaps.end()));
    sort_gaps(gaps);
    std::vector<FileFacts> facts =
        with_definitions(std::move(project), std::move(sharper.facts)).take_files();
    std::map<std::string_view, FileFacts*> by_path;
    for (FileFacts& each : facts) by_path.emplace(each.path, &each);
    for (Gap& gap : gaps) {
      const auto owner = by_path.find(gap.path);
      (owner == by_path.end() ? rest : owner->second->gaps).push_back(std::move(gap));
    }
    return facts;
  }

  static FileFacts only_gap(Gap gap) {
    FileFacts facts;
    facts.path = gap.path;
    facts.gaps.push_back(std::move(gap));
    return facts;
  }

  const Workspace& workspace_;
  unsigned threads_;
};

}  // namespace

void read_facts(const Workspace& workspace, const std::function<void(const FileFacts&)>& take) {
  FactsRun(workspace).run(take);
}

}  // namespace ssot
