// `ssot facts`, `ssot graph` and `ssot where` read the tree as `check` does, and judge nothing.
#include <algorithm>

#include "base/parallel.h"
#include "run/link_tree.h"
#include "run/read_tree.h"
#include "run/run.h"
#include "run/units.h"

namespace ssot {
namespace {

unsigned threads_of(const Workspace& workspace) {
  return workspace.invocation.jobs ? workspace.invocation.jobs : processors();
}

}  // namespace

void read_facts(const Workspace& workspace, const std::function<void(const FileFacts&)>& take) {
  std::vector<Timing> timings;
  ReadOptions options{.root = workspace.root,
                      .policy = &workspace.loaded.policy,
                      .request = {},
                      .threads = threads_of(workspace),
                      .only = workspace.paths,
                      .backups_too = true,
                      .progress = workspace.invocation.progress};
  options.request.all_definitions = true;
  const Result<ReadTree> read = read_tree(options, timings);
  FileFacts rest;
  if (!read) {
    rest.path = ".";
    rest.gaps.push_back({".", 0, GapKind::kUnread, read.error()});
    return take(rest);
  }
  for (const FileFacts& each : read->facts) take(each);
  for (const Gap& gap : read->tree.gaps) {
    FileFacts unread;
    unread.path = gap.path;
    unread.gaps.push_back(gap);
    take(unread);
  }
}

std::unique_ptr<const Linked> link_tree(const Workspace& workspace) {
  const Policy& policy = workspace.loaded.policy;
  std::vector<Timing> timings;
  Result<ReadTree> read = read_tree({.root = workspace.root,
                                     .policy = &policy,
                                     .request = policy.request(),
                                     .threads = threads_of(workspace),
                                     .only = {},
                                     .backups_too = false,
                                     .progress = workspace.invocation.progress},
                                    timings);
  auto linked = std::make_unique<Linked>();
  if (!read) {
    linked->gaps.push_back({".", 0, GapKind::kUnread, read.error()});
    return linked;
  }
  linked->gaps = std::move(read->gaps);
  ClangReaders clang(workspace.root, threads_of(workspace));
  Units units = read_units(workspace, read->facts, clang, threads_of(workspace), linked->gaps);
  linked->project = link_facts(std::move(read->tree), std::move(read->facts), policy, workspace.root,
                               threads_of(workspace), std::move(units));
  linked->concepts = ConceptIndex(linked->project, policy);
  return linked;
}

}  // namespace ssot
