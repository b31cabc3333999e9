#include "checks/check.h"

#include <algorithm>

#include "base/parallel.h"
#include "base/text.h"
#include "model/rule_words.h"
#include "index/sharper_definitions.h"
#include "policy/rule_names.h"
#include "run/candidates.h"
#include "run/clang_readers.h"
#include "run/gaps.h"
#include "run/link_tree.h"
#include "run/read_tree.h"
#include "run/run.h"
#include "run/sharpen.h"
#include "run/snippets.h"
#include "run/stopwatch.h"
#include "run/units.h"
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

std::vector<std::string> hints_for(const Workspace& workspace, const ScanResult& result) {
  std::vector<std::string> hints;
  if (!workspace.loaded.policy.from_file) {
    hints.push_back(
        "No ssot.json was found, so only the rules that need no configuration ran; name your concepts in an "
        "ssot.json "
        "to have the others.");
  }
  if (result.analysed == 0) hints.push_back("No C, C++ or Python file was found to read.");
  return hints;
}

}  // namespace

ScanResult check(const Workspace& workspace) {
  const Policy& policy = workspace.loaded.policy;
  const unsigned threads = workspace.invocation.jobs ? workspace.invocation.jobs : processors();
  ScanResult result;
  const std::vector<std::string> rules = rules_to_run(policy, workspace.invocation);

  ReadOptions options{.root = workspace.root,
                      .policy = &policy,
                      .request = policy.request(),
                      .threads = threads,
                      .only = {},
                      .backups_too = false,
                      .progress = workspace.invocation.progress};
  const bool same_name = std::find(rules.begin(), rules.end(), "same-name-definition") != rules.end();
  options.request.all_definitions = options.request.all_definitions || same_name;
  Result<ReadTree> read = read_tree(options, result.timings);
  if (!read) {
    result.gaps.push_back({".", 0, GapKind::kUnread, read.error()});
    return result;
  }
  Stopwatch watch(result.timings);
  result.files = read->tree.files.size();
  result.analysed = read->facts.size();
  result.analysed_by = read->analysed_by;
  result.gaps = std::move(read->gaps);
  result.skipped = read->tree.skipped;
  result.unjudged = read->tree.unjudged;

  ClangReaders clang(workspace.root, threads);
  Units units = read_units(workspace, read->facts, clang, threads, result.gaps);
  result.units = units.graph.units.size();
  watch.ended("units");
  Project project = link_facts(std::move(read->tree), std::move(read->facts), policy, workspace.root, threads,
                               std::move(units));
  ConceptIndex concepts(project, policy);
  watch.ended("link");

  std::vector<Finding> findings = run_checks({project, policy, concepts}, rules);
  watch.ended("judge");
  if (workspace.invocation.depth > 1) {
    const std::vector<FileId> doubtful = candidates(project, concepts, findings);
    if (!doubtful.empty()) {
      Sharpening sharper = sharpen(project, doubtful, workspace.root, clang);
      result.gaps.insert(result.gaps.end(), sharper.gaps.begin(), sharper.gaps.end());
      result.sharpened = sharper.facts.size();
      project = with_definitions(std::move(project), std::move(sharper.facts));
      concepts = ConceptIndex(project, policy);
      watch.ended("sharpen");
      findings = run_checks({project, policy, concepts}, rules);
      watch.ended("judge again");
    }
  }
  sort_gaps(result.gaps);

  result.findings =
      settle(std::move(findings), result.gaps, policy, {.rules = rules, .paths = workspace.paths});
  add_snippets(result.findings, workspace.root, threads);
  watch.ended("settle");

  for (const auto& [key, place] : policy.not_judged)
    result.not_judged.emplace_back(key, "this version does not judge it (" + to_text(place) + ")");
  result.policy_files = policy.files;
  result.today = to_text(policy.today);
  result.hints = hints_for(workspace, result);
  return result;
}

int exit_code(const ScanResult& result, Severity fail_on, bool strict) {
  const bool failed =
      fail_on != Severity::kOff &&
      std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& finding) {
        return finding.status == Status::kNew && finding.severity >= fail_on;
      });
  if (failed) return 1;
  const bool gap = std::any_of(result.gaps.begin(), result.gaps.end(), [](const Gap& each) {
    return each.kind == GapKind::kUnread || each.kind == GapKind::kLost || each.kind == GapKind::kNoUnit;
  });
  return strict && gap ? 3 : 0;
}

}  // namespace ssot
