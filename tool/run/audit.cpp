#include "run/audit.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "audit/inventory.h"
#include "base/parallel.h"
#include "run/audit_history.h"
#include "run/backup_folders.h"
#include "run/gaps.h"
#include "run/link_tree.h"
#include "run/read_tree.h"
#include "run/stopwatch.h"
#include "run/units.h"

namespace ssot {
namespace {

// Facts of what SSOT501 reports are read and take no part in the project. A backup folder that the project
// imports is none.
std::vector<FileFacts> take_left_over(Tree& tree, std::vector<FileFacts>& facts) {
  const auto is_left_over = [&](const FileFacts& each) { return is_backup(tree.backups, each.path); };
  const auto first = std::stable_partition(facts.begin(), facts.end(), std::not_fn(is_left_over));
  std::vector<FileFacts> left_over(std::make_move_iterator(first), std::make_move_iterator(facts.end()));
  facts.erase(first, facts.end());
  if (release_folders_in_use(tree, facts).empty()) return left_over;
  const auto released = std::stable_partition(left_over.begin(), left_over.end(), is_left_over);
  std::move(released, left_over.end(), std::back_inserter(facts));
  left_over.erase(released, left_over.end());
  std::sort(facts.begin(), facts.end(),
            [](const FileFacts& a, const FileFacts& b) { return a.path < b.path; });
  return left_over;
}

class AuditRun {
 public:
  AuditRun(const Workspace& workspace, const AuditRequest& request)
      : workspace_(workspace),
        request_(request),
        policy_(workspace.loaded.policy),
        threads_(workspace.invocation.jobs ? workspace.invocation.jobs : processors()),
        watch_(out_.timings) {}

  Audited run() && {
    Result<ReadTree> read = read_tree(options(), out_.timings);
    if (!read) {
      out_.inventory.gaps.push_back({".", 0, GapKind::kUnread, read.error()});
      return std::move(out_);
    }
    watch_.restart();
    const std::vector<FileFacts> left_over = take_left_over(read->tree, read->facts);
    std::vector<Gap> gaps = std::move(read->gaps);
    const Inventory told = told_by(*read, left_over.size());
    ClangReaders clang(workspace_.root, threads_);
    Units units = read_units(workspace_, read->facts, clang, threads_, gaps);
    watch_.ended("units");
    const Project project = link_facts(std::move(read->tree), std::move(read->facts), policy_,
                                       workspace_.root, *workspace_.contents,
                                       {workspace_.snapshot.get(), nullptr, {}}, threads_, std::move(units));
    const ConceptIndex concepts(project, policy_);
    watch_.ended("link");
    Inventory& inventory = out_.inventory;
    inventory = take_inventory({.project = project,
                                .policy = policy_,
                                .concepts = concepts,
                                .left_over = left_over,
                                .contents = *workspace_.contents,
                                .threads = threads_,
                                .most = request_.most,
                                .only = workspace_.paths});
    watch_.ended("inventory");
    inventory.files = told.files;
    inventory.analysed = told.analysed;
    inventory.analysed_by = told.analysed_by;
    inventory.unjudged = told.unjudged;
    inventory.skipped = told.skipped;
    sort_gaps(gaps);
    inventory.gaps = std::move(gaps);
    inventory.title = request_.title;
    inventory.date = to_text(policy_.today);
    inventory.policy_files = policy_.files;
    inventory.hints.insert(inventory.hints.begin(), workspace_.hints.begin(), workspace_.hints.end());
    add_history(inventory, workspace_.root, *workspace_.contents, request_);
    watch_.ended("history");
    return std::move(out_);
  }

 private:
  static Inventory told_by(const ReadTree& read, std::size_t left_over) {
    Inventory told;
    told.files = read.tree.files.size();
    told.analysed = read.facts.size() + left_over;
    told.analysed_by = read.analysed_by;
    told.unjudged = read.tree.unjudged;
    told.skipped = read.tree.skipped;
    return told;
  }

  ReadOptions options() const {
    ReadOptions options{.root = workspace_.root,
                        .contents = workspace_.contents,
                        .snapshot = workspace_.snapshot.get(),
                        .policy = &policy_,
                        .request = {},
                        .threads = threads_,
                        .only = {},
                        .kept = nullptr,
                        .backups_too = true,
                        .progress = workspace_.invocation.progress};
    options.request.all_definitions = true;  // and no uses: what is called is not asked
    return options;
  }

  const Workspace& workspace_;
  const AuditRequest& request_;
  const Policy& policy_;
  unsigned threads_;
  Audited out_;
  Stopwatch watch_;
};

}  // namespace

Audited audit(const Workspace& workspace, const AuditRequest& request) {
  return AuditRun(workspace, request).run();
}

}  // namespace ssot
