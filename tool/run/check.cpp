#include "checks/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <unordered_set>

#include "base/kept_readings.h"
#include "base/parallel.h"
#include "base/path.h"
#include "base/text.h"
#include "git/repository.h"
#include "index/sharper_definitions.h"
#include "model/anchors.h"
#include "model/rule_words.h"
#include "policy/rule_names.h"
#include "run/candidates.h"
#include "run/change.h"
#include "run/clang_readers.h"
#include "run/debt_file.h"
#include "run/gaps.h"
#include "run/kept_verdicts.h"
#include "run/link_tree.h"
#include "run/odr_doubts.h"
#include "run/policy_from.h"
#include "run/read_documents.h"
#include "run/read_more.h"
#include "run/read_tree.h"
#include "run/run.h"
#include "run/sharpen.h"
#include "run/snippets.h"
#include "run/stopwatch.h"
#include "run/suppressions.h"
#include "run/units.h"
#include "verdict/loosened.h"
#include "verdict/settle.h"

namespace ssot {
namespace {

bool any_of(const std::vector<std::string>& selectors, std::string_view name) {
  for (const std::string& selector : selectors) {
    const auto names = rules_named(selector);
    if (names && std::find(names->begin(), names->end(), name) != names->end()) return true;
  }
  return false;
}

// The built rules that this run judges: not off, selected, not ignored.
std::vector<std::string> rules_to_run(const Policy& policy, const Invocation& invocation) {
  std::vector<std::string> names;
  for (const RuleWords& rule : all_rules()) {
    if (!rule.built || policy.severity_of(rule.name) == Severity::kOff) continue;
    if (!invocation.select.empty() && !any_of(invocation.select, rule.name)) continue;
    if (any_of(invocation.ignore, rule.name)) continue;
    names.push_back(rule.name);
  }
  return names;
}

// SSOT106 compares what may be linked together: the files that units reach, or, without units, all that the
// globs of cpp.programs may lead to.
void read_definitions_of_programs(const ReadOptions& options, const Units& units,
                                  std::vector<FileFacts>& facts) {
  const std::unordered_set<std::string_view> reached(units.graph.files.begin(), units.graph.files.end());
  read_missing_definitions(options, facts, [&](const FileFacts& each) {
    return units.graph.empty() || reached.contains(each.path);
  });
}

std::vector<std::string> hints_for(const Workspace& workspace, const ScanResult& result) {
  std::vector<std::string> hints = workspace.hints;
  if (!workspace.loaded.policy.from_file && !workspace.present) {
    hints.push_back(
        "No ssot.json was found, so only the rules that need no configuration ran; name your concepts in an "
        "ssot.json "
        "to have the others.");
  }
  if (result.analysed == 0) hints.push_back("No C, C++ or Python file was found to read.");
  return hints;
}

// Servers show findings by their paths in the repository.
std::string folder_in_repository(const std::string& root) {
  const auto repository = find_repository(root);
  if (!repository || repository->folder == repository->top) return {};
  return path_from(repository->top, repository->folder);
}

unsigned threads_of(const Invocation& invocation) { return invocation.jobs ? invocation.jobs : processors(); }

void add_lines(const Workspace& workspace, std::vector<Finding>& findings, unsigned threads) {
  add_snippets(findings, *workspace.contents, threads, workspace.invocation.github_line_hashes);
}

// One run, stage by stage; each takes what the one before it left.
class CheckRun {
 public:
  // `kept` and `answers` may be null. `compared`: the findings are compared with those of another tree before
  // they are shown.
  CheckRun(const Workspace& workspace, unsigned threads, KeptReadings* kept, KeptReadings* answers,
           bool compared)
      : workspace_(workspace),
        kept_(kept),
        answers_(answers),
        compared_(compared),
        policy_(workspace.loaded.policy),
        threads_(threads),
        rules_(rules_to_run(policy_, workspace.invocation)),
        clang_(workspace.root, threads_),
        watch_(result_.timings) {}

  // From here on the set of files is fixed, and every one has depth 1's facts.
  void read() {
    options_ = read_options();
    Result<ReadTree> read = read_tree(options_, result_.timings);
    if (!read) {
      result_.gaps.push_back({".", 0, GapKind::kUnread, read.error()});
      return;
    }
    watch_.restart();
    note_tree(*read);
    units_ = units_of(options_, read->facts);
    watch_.ended("units");
    documents_ = documents_of(read->tree);
    watch_.ended("documents");
    read_ = std::move(*read);
  }

  // From here on no fact changes.
  void judge(unsigned threads) {
    if (!read_) return;
    threads_ = threads;
    watch_.restart();
    Project project =
        link_facts(std::move(read_->tree), std::move(read_->facts), policy_, workspace_.root,
                   *workspace_.contents, {workspace_.snapshot.get(), answers_, workspace_.ignore_rules},
                   threads_, std::move(units_), std::move(documents_));
    watch_.ended("link");
    project = read_more(std::move(project), policy_, options_.request, *workspace_.contents, threads_);
    ConceptIndex concepts(project, policy_);
    watch_.ended("follow names");
    std::vector<Finding> findings = run_checks({project, policy_, concepts}, rules_, threads_);
    watch_.ended("judge");
    if (sharpened(project, concepts, findings)) {
      concepts = ConceptIndex(project, policy_);
      findings = run_checks({project, policy_, concepts}, rules_, threads_);
      watch_.ended("judge again");
    }
    finish(project, std::move(findings));
  }

  ScanResult take() && { return std::move(result_); }

 private:
  bool runs(std::string_view rule) const {
    return std::find(rules_.begin(), rules_.end(), rule) != rules_.end();
  }

  // By this repository's own policy; a pack sets rules for all kinds of trees.
  bool is_asked_for(const std::string& rule) const {
    const auto setting = policy_.rules.find(rule);
    return setting != policy_.rules.end() && !setting->second.place.file.starts_with("ssot:");
  }

  // Pages say what is wrong with their own suppressions, too.
  bool reads_pages() const {
    if (policy_.severity_of("stale-document") == Severity::kOff) return false;
    return runs("stale-document") || runs("unused-suppression") || runs("unreasoned-suppression") ||
           runs("expired-suppression");
  }

  ReadOptions read_options() const {
    ReadOptions options{.root = workspace_.root,
                        .contents = workspace_.contents,
                        .snapshot = workspace_.snapshot.get(),
                        .policy = &policy_,
                        .request = policy_.request(),
                        .threads = threads_,
                        .only = {},
                        .kept = kept_,
                        .backups_too = false,
                        .progress = workspace_.invocation.progress};
    if (runs("same-name-definition")) options.request.all_definitions = true;
    options.request.search = std::make_shared<const AnchorSearch>(options.request);
    return options;
  }

  void note_tree(ReadTree& read) {
    result_.files = read.tree.files.size();
    result_.analysed = read.facts.size();
    result_.analysed_by = read.analysed_by;
    result_.gaps = std::move(read.gaps);
    result_.skipped = read.tree.skipped;
    result_.unjudged = read.tree.unjudged;
  }

  std::vector<Document> documents_of(const Tree& tree) {
    ReadDocuments read = read_documents(
        tree, {.contents = workspace_.contents.get(),
               .policy = &policy_,
               .threads = threads_,
               .kept = kept_,
               .pages = reads_pages(),
               .project_files = runs("deprecated-path") || runs("removed-path") || runs("private-path")});
    for (const Document& each : read.documents)
      result_.gaps.insert(result_.gaps.end(), each.gaps.begin(), each.gaps.end());
    result_.analysed_by.merge(read.analysed_by);
    return std::move(read.documents);
  }

  Units units_of(const ReadOptions& options, std::vector<FileFacts>& facts) {
    Units units = read_units(workspace_, facts, clang_, threads_, result_.gaps);
    result_.units = units.graph.units.size();
    if (!runs("odr-clash") || !result_.analysed_by.contains("cpp")) return units;
    judges_odr_ = !units.graph.empty() || !policy_.programs.empty();
    if (judges_odr_) {
      read_definitions_of_programs(options, units, facts);
    } else {
      result_.not_judged.push_back(
          {.subject = "SSOT106",
           .reason =
               workspace_.invocation.depth < 3
                   ? "it needs translation units, which are read at depth 3"
                   : "no compile database says which files are compiled and linked; ssot doctor tells more",
           .asked = is_asked_for("odr-clash")});
    }
    return units;
  }

  // Whether Clang was asked; then `project` has its answers.
  bool sharpened(Project& project, const ConceptIndex& concepts, const std::vector<Finding>& findings) {
    if (workspace_.invocation.depth < 2) return false;
    std::vector<FileId> with_bodies;
    if (runs("competing-factory") || runs("bypassed-factory"))
      with_bodies = candidates_with_bodies(project, concepts);
    std::vector<FileId> more = with_bodies;
    if (runs("signature-drift")) {
      const std::vector<FileId> copies = candidates_of_copies({project, policy_, concepts});
      more.insert(more.end(), copies.begin(), copies.end());
    }
    if (judges_odr_) {
      const std::vector<FileId> doubts = odr_doubts(project, policy_, *workspace_.contents, threads_);
      more.insert(more.end(), doubts.begin(), doubts.end());
    }
    const std::vector<FileId> doubtful = candidates(project, concepts, findings, more);
    if (doubtful.empty()) return false;
    Sharpening sharper =
        sharpen(project, doubtful, with_bodies, workspace_.root, *workspace_.contents, clang_);
    result_.gaps.insert(result_.gaps.end(), sharper.gaps.begin(), sharper.gaps.end());
    result_.sharpened = sharper.facts.size();
    project = with_definitions(std::move(project), std::move(sharper.facts));
    watch_.ended(fmt::format("sharpen ({} and {} alone)", count_of(sharper.units, "unit"),
                             count_of(sharper.alone, "file")));
    return true;
  }

  // The tree by the policy of a commit: what it loosens there.
  void add_loosenings(std::vector<Finding>& findings) {
    const PresentPolicy* present = workspace_.present.get();
    if (present == nullptr || workspace_.debt == nullptr) return;
    result_.comparison.policy_from = workspace_.invocation.policy_from;
    if (!runs("loosened-policy")) return;
    const PolicySide before{workspace_.loaded, workspace_.debt->baseline};
    std::vector<Finding> more =
        loosened_policy(before, {present->policy, present->debt}, workspace_.invocation.policy_from);
    findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
  }

  // Without units SSOT106 says nothing either way.
  std::vector<std::string> rules_that_judged() const {
    std::vector<std::string> rules = rules_;
    if (!judges_odr_ && result_.analysed_by.contains("cpp")) std::erase(rules, "odr-clash");
    return rules;
  }

  // A tree without C and C++ is read as deep as can be.
  DebtRequest known_debt() const {
    const bool there = workspace_.debt != nullptr && workspace_.debt->there;
    const int depth = !result_.analysed_by.contains("cpp") || result_.units > 0
                          ? 3
                          : std::min(workspace_.invocation.depth, 2);
    return {.baseline = there ? &workspace_.debt->baseline : nullptr,
            .present = workspace_.present ? &workspace_.present->debt : nullptr,
            .depth = depth};
  }

  void finish(const Project& project, std::vector<Finding> findings) {
    sort_gaps(result_.gaps);
    add_loosenings(findings);
    result_.findings =
        settle(std::move(findings), result_.gaps, policy_,
               {.rules = rules_that_judged(),
                .paths = workspace_.paths,
                .suppressions = suppressions_of(project, result_.gaps, workspace_.invocation.depth),
                .debt = known_debt(),
                .comparison = &result_.comparison});
    if (workspace_.present)
      leave_changed_policy(*workspace_.present, workspace_.invocation.policy_from, result_);
    if (!compared_) add_lines(workspace_, result_.findings, threads_);
    watch_.ended("settle");
    for (const auto& [key, place] : policy_.not_judged)
      result_.not_judged.push_back(
          {.subject = key, .reason = "this version does not judge it (" + to_text(place) + ")"});
    result_.folder = folder_in_repository(workspace_.root);
    result_.policy_files = policy_.files;
    result_.today = to_text(policy_.today);
    result_.hints = hints_for(workspace_, result_);
  }

  const Workspace& workspace_;
  KeptReadings* kept_;
  KeptReadings* answers_;  // what git said of ignored paths
  bool compared_;
  const Policy& policy_;
  unsigned threads_;
  std::vector<std::string> rules_;  // those that this run judges
  ScanResult result_;
  ClangReaders clang_;
  Stopwatch watch_;
  bool judges_odr_ = false;
  // Between reading and judging.
  ReadOptions options_;
  std::optional<ReadTree> read_;
  Units units_;
  std::vector<Document> documents_;
};

// Two trees, each judged as a whole and by its own policy. The second is read when the first has been,
// because most files are in both; judged they are side by side.
ScanResult check_change(const Workspace& workspace, unsigned threads) {
  const auto file = [&](std::string_view kind) {
    return workspace.invocation.cache ? kept_readings_file(workspace.root, kind) : std::string();
  };
  std::optional<KeptReadings> kept_store;  // outlives the facts that are views into it
  std::string base_key, now_key;
  const std::array<std::function<void()>, 3> beginnings{
      // A few changed files are read anew sooner than everything is written again.
      [&] { kept_store.emplace(file("readings"), /*worth_writing=*/64); },
      [&] { base_key = KeptVerdicts::key_of(*workspace.base); },
      [&] { now_key = KeptVerdicts::key_of(workspace); }};
  parallel_for(beginnings.size(), threads, [&](std::size_t index, unsigned) { beginnings[index](); });
  KeptReadings& kept = *kept_store;
  KeptVerdicts verdicts(file("verdicts"));
  auto judged = verdicts.find(base_key);
  CheckRun now(workspace, threads, &kept, &verdicts.answers(), /*compared=*/true);
  CheckRun base(*workspace.base, threads, &kept, &verdicts.answers(), /*compared=*/true);
  now.read();
  if (!judged) base.read();
  const std::size_t sides = judged ? 1 : 2;
  parallel_for(sides, threads, [&](std::size_t side, unsigned) {
    (side == 0 ? now : base).judge(std::max<unsigned>(1, threads / static_cast<unsigned>(sides)));
  });
  ScanResult result = std::move(now).take();
  ScanResult before = std::move(base).take();
  if (judged) {
    before.findings = *std::move(judged);
  } else {
    verdicts.keep(base_key, before);
  }
  verdicts.keep(now_key, result);
  for (const Timing& each : before.timings) result.timings.push_back({"base: " + each.stage, each.seconds});
  Stopwatch watch(result.timings);
  leave_what_is_new({.now = result,
                     .contents = *workspace.contents,
                     .base = before,
                     .base_contents = *workspace.base->contents},
                    threads);
  const std::size_t known = result.comparison.known;
  count_debt(result.findings, result.comparison);
  result.comparison.known = known;  // of the whole tree, though the report leaves out what the base has too
  add_lines(workspace, result.findings, threads);
  mark_old_gaps(result.gaps, *workspace.contents, *workspace.base->contents);
  result.comparison.base = workspace.base->snapshot->name();
  result.comparison.staged = workspace.invocation.staged;
  watch.ended("compare");
  kept.save();
  verdicts.save();
  watch.ended("keep");
  return result;
}

}  // namespace

ScanResult check(const Workspace& workspace) {
  const unsigned threads = threads_of(workspace.invocation);
  if (workspace.base) return check_change(workspace, threads);
  CheckRun run(workspace, threads, nullptr, nullptr, /*compared=*/false);
  run.read();
  run.judge(threads);
  return std::move(run).take();
}

}  // namespace ssot
