// `ssot graph` and `ssot where` read the tree as `check` does, and judge nothing.
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

std::unique_ptr<const Linked> link_tree(const Workspace& workspace) {
  const Policy& policy = workspace.loaded.policy;
  std::vector<Timing> timings;
  Result<ReadTree> read = read_tree({.root = workspace.root,
                                     .contents = workspace.contents,
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
  linked->project = link_facts(std::move(read->tree), std::move(read->facts), policy, workspace.root, *workspace.contents,
                               {workspace.snapshot.get()}, threads_of(workspace), std::move(units));
  linked->concepts = ConceptIndex(linked->project, policy);
  return linked;
}

}  // namespace ssot
