#include "run/propose.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "audit/proposal.h"
#include "base/files.h"
#include "base/path.h"
#include "base/text.h"
#include "policy/load.h"
#include "report/proposed_policy.h"
#include "run/audit.h"
#include "run/doctor.h"
#include "tree/walk.h"

namespace ssot {
namespace {

constexpr std::string_view kConfig = "ssot.json";
// An inventory of this many; most are too doubtful to be declared.
constexpr std::size_t kConsidered = 60;
constexpr std::size_t kMostExceptions = 12;

constexpr std::array<std::string_view, 10> kCodeOfOthers{
    "third_party", "thirdparty", "third-party", "3rdparty",  "3rd_party",
    "vendor",      "vendored",   "_vendor",     "externals", "node_modules"};
// May hold code of others: where most of what lies in it comes with a licence of its own.
constexpr std::array<std::string_view, 7> kPerhapsOthers{"contrib",  "deps", "dependencies", "extern",
                                                         "external", "lib",  "libs"};
constexpr std::array<std::string_view, 8> kLicences{"LICENSE", "LICENSE.txt", "LICENSE.md",  "COPYING",
                                                    "LICENCE", "COPYING.txt", "License.txt", "LICENSE.TXT"};

template <class Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_licence(const std::string& folder) {
  return std::any_of(kLicences.begin(), kLicences.end(),
                     [&](std::string_view name) { return exists(folder + "/" + std::string(name)); });
}

// Uppermost folders that are named like code of others, with the folders directly in them.
std::map<std::string, std::pair<ProposedExclude, std::set<std::string>>> folders_like_others(
    const Tree& tree) {
  std::map<std::string, std::pair<ProposedExclude, std::set<std::string>>> folders;
  for (const SourceFile& file : tree.files) {
    if (file.language != Language::kCpp && file.language != Language::kPython) continue;
    const std::vector<std::string_view> parts = split(file.path, '/');
    std::string folder;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      folder += (i > 0 ? "/" : "") + std::string(parts[i]);
      if (!is_one_of(kCodeOfOthers, parts[i]) && !is_one_of(kPerhapsOthers, parts[i])) continue;
      auto& [exclude, inner] = folders[folder];
      exclude.folder = folder;
      ++exclude.files;
      exclude.python = exclude.python || file.language == Language::kPython;
      if (i + 2 < parts.size()) inner.emplace(parts[i + 1]);
      break;
    }
  }
  return folders;
}

struct CodeOfOthers {
  std::vector<ProposedExclude> certain;
  std::vector<std::string> perhaps;  // folders
};

CodeOfOthers code_of_others(const std::string& root, const Policy& policy) {
  WalkOptions options{.root = root, .exclude = {}, .languages = policy.languages};
  const Result<Tree> tree = walk(options);
  CodeOfOthers out;
  if (!tree) return out;
  for (auto& [folder, found] : folders_like_others(*tree)) {
    auto& [exclude, inner] = found;
    std::vector<std::string> licensed;
    for (const std::string& each : inner) {
      if (has_licence(fmt::format("{}/{}/{}", root, folder, each))) licensed.push_back(folder + "/" + each);
    }
    // Below the root a `vendor` is as often a team's own code for somebody's platform.
    const bool named = is_one_of(kCodeOfOthers, name_of(folder)) &&
                       (name_of(folder) == folder || !name_of(folder).starts_with("vendor"));
    const bool others = named || (!inner.empty() && 3 * licensed.size() >= 2 * inner.size());
    if (others && is_valid_utf8(folder)) {
      out.certain.push_back(exclude);
    } else if (name_of(folder).starts_with("lib")) {  // most often a team's own
      out.perhaps.insert(out.perhaps.end(), licensed.begin(), licensed.end());
    }
    if (!name_of(folder).starts_with("lib")) out.perhaps.push_back(folder);
  }
  return out;
}

class Proposing {
 public:
  Proposing(const Workspace& workspace, std::size_t most) : workspace_(workspace), most_(most) {}

  Proposed run() && {
    const CodeOfOthers others = code_of_others(workspace_.root, default_policy(today()).policy);
    out_.proposal.excludes = others.certain;
    take("");  // what is found is found by the rules that need no configuration, without code of others
    take(render_proposed_policy(out_.proposal));
    const Audited audited =
        audit(workspace_, {.most = kConsidered, .authors = false, .dates = false, .title = {}});
    look_around();
    out_.proposal.files = audited.inventory.files;
    out_.proposal.analysed = audited.inventory.analysed;
    out_.proposal.found = audited.inventory.concepts.size() + audited.inventory.others.size();
    out_.proposal.concepts = propose_concepts(audited.inventory, most_, others.perhaps);
    // Each round takes back at least one; the last one finds nothing to take back.
    while (!try_out()) {
    }
    out_.text = render_proposed_policy(out_.proposal);
    return std::move(out_);
  }

 private:
  Date today() const { return workspace_.loaded.policy.today; }

  bool take(const std::string& text) {
    const Date day = today();
    LoadedPolicy loaded = text.empty() ? default_policy(day)
                                       : load_policy(
                                             std::string(kConfig),
                                             [&](const std::string& path) -> std::optional<std::string> {
                                               if (path == kConfig) return text;
                                               return std::nullopt;
                                             },
                                             day);
    loaded.policy.today = day;
    if (!loaded.complaints.empty()) return false;
    workspace_.loaded = std::move(loaded);
    return true;
  }

  void look_around() {
    const Diagnosis diagnosis = diagnose(workspace_);
    if (diagnosis.python_roots != std::vector<std::string>{"."})
      out_.proposal.python_roots = diagnosis.python_roots;
    out_.proposal.wants_include_dirs = diagnosis.cpp_files > 0 && diagnosis.databases.empty();
  }

  // True: what is declared holds.
  bool try_out() {
    const bool declared = std::any_of(out_.proposal.concepts.begin(), out_.proposal.concepts.end(),
                                      [](const ProposedConcept& each) { return each.doubt.empty(); });
    if (!declared) return true;
    if (!take(render_proposed_policy(out_.proposal))) {
      take_back_all("ssot check would not take it as it is");
      return false;
    }
    const ScanResult result = check(workspace_);
    bool held = true;
    for (ProposedConcept& each : out_.proposal.concepts) {
      if (!each.doubt.empty()) continue;
      const std::size_t before = each.exceptions.size();
      each.doubt = contradiction(each, result);
      held = held && each.doubt.empty() && each.exceptions.size() == before;
      each.findings = counted(each, result);
    }
    return held;
  }

  void take_back_all(const std::string& why) {
    for (ProposedConcept& each : out_.proposal.concepts) {
      if (each.doubt.empty()) each.doubt = why;
    }
  }

  // What a run says against an entry; empty: nothing.
  std::string contradiction(ProposedConcept& entry, const ScanResult& result) const {
    std::set<std::string> doubles;
    for (const Finding& finding : result.findings) {
      if (finding.concept_id != entry.id) continue;
      if (finding.path == kConfig) return finding.message;
      if (finding.rule != "duplicate-definition" || finding.status == Status::kSuppressed) continue;
      const bool expected =
          std::any_of(entry.rivals.begin(), entry.rivals.end(),
                      [&](const std::string& rival) { return rival.starts_with(finding.path + ":"); });
      if (expected || doubles.contains(finding.path)) continue;
      if (!workspace_.loaded.policy.is_test(finding.path) ||
          entry.exceptions.size() + doubles.size() >= kMostExceptions)
        return fmt::format("its names are also borne by something else, as in {}:{}", finding.path,
                           finding.region.line);
      doubles.insert(finding.path);
    }
    for (const std::string& path : doubles) entry.exceptions.push_back({path, "a double of tests"});
    return {};
  }

  static std::vector<std::pair<std::string, std::size_t>> counted(const ProposedConcept& entry,
                                                                  const ScanResult& result) {
    std::map<std::string, std::size_t> counts;
    for (const Finding& finding : result.findings) {
      if (finding.concept_id == entry.id && finding.status != Status::kSuppressed) ++counts[finding.rule];
    }
    return {counts.begin(), counts.end()};
  }

  Workspace workspace_;
  std::size_t most_;
  Proposed out_;
};

}  // namespace

Proposed propose(const Workspace& workspace, std::size_t most) { return Proposing(workspace, most).run(); }

}  // namespace ssot
