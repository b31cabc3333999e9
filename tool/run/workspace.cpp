#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/files.h"
#include "base/path.h"
#include "git/trees.h"
#include "policy/rule_names.h"
#include "run/debt_file.h"
#include "run/policy_from.h"
#include "run/policy_of_tree.h"
#include "run/run.h"

namespace ssot {
namespace {

constexpr std::string_view kConfigName = "ssot.json";

Date today_utc() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return Date{static_cast<int>(now.time_since_epoch().count())};
}

// A link that leads nowhere is a policy that cannot be read, not the lack of one.
bool holds_config(const std::string& folder) {
  const std::string path = folder + "/" + std::string(kConfigName);
  return exists(path) || is_link(path);
}

// The folder to start the search from: a folder itself, a file's folder.
std::string start_of(const std::string& absolute) {
  return is_folder(absolute) ? absolute : std::string(folder_of(absolute));
}

// The nearest ssot.json upward, not past a folder with .git; else that folder; else `otherwise`.
std::string find_root(const std::string& start, const std::string& otherwise, bool& has_config) {
  for (std::string folder = start; !folder.empty(); folder = std::string(folder_of(folder))) {
    has_config = holds_config(folder);
    if (has_config || exists(folder + "/.git")) return folder;
    if (folder == "/") break;
  }
  return otherwise;
}

// Nothing above `start` says where its tree begins. The working folder is the root, unless it is the root of
// the file system, or `start` lies outside it and the working folder belongs to no tree either: then a person
// means just that folder (docs/decisions/root-of-a-bare-folder.md).
std::string root_without_marks(const std::string& start, const std::string& here) {
  if (here != "/" && is_under(start, here)) return here;
  bool has_config = false;
  return find_root(here, "", has_config).empty() ? start : here;
}

class Opening {
 public:
  explicit Opening(const Invocation& invocation) : invocation_(invocation) {
    workspace_.invocation = invocation;
  }

  std::variant<Workspace, Refusal> run() && {
    check_selectors();
    check_databases();
    find_paths();
    find_root_and_config();
    workspace_.contents = std::make_shared<const FolderContents>(workspace_.root);
    if (refusal_.messages.empty()) place_paths();
    if (refusal_.messages.empty()) find_trees();
    if (refusal_.messages.empty()) load();
    if (refusal_.messages.empty()) take_policy_of_commit();
    if (refusal_.messages.empty()) load_debt();
    if (!refusal_.messages.empty()) return std::move(refusal_);
    return std::move(workspace_);
  }

 private:
  void refuse(std::string message) { refusal_.messages.push_back(std::move(message)); }

  void check_selectors() {
    for (const auto* selectors : {&invocation_.select, &invocation_.ignore}) {
      for (const std::string& selector : *selectors) {
        const auto names = rules_named(selector);
        if (!names) refuse(names.error());
      }
    }
  }

  // What a person names must be there; what a policy names may come with the first build (run/databases.h).
  void check_databases() {
    for (const std::string& path : invocation_.databases) {
      if (real_path(path).empty()) {
        refuse(fmt::format("\"{}\", given with -p, does not exist.", path));
      } else if (is_folder(path) && !exists(path + "/compile_commands.json")) {
        refuse(
            fmt::format("\"{}\", given with -p, holds no compile_commands.json; CMake writes one with "
                        "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON, and so does \"bear -- make\".",
                        path));
      }
    }
  }

  void find_paths() {
    for (const std::string& path : invocation_.paths) {
      std::string absolute = real_path(path);
      if (absolute.empty()) {
        refuse(fmt::format("\"{}\" does not exist.", path));
      } else {
        absolute_.push_back(std::move(absolute));
      }
    }
  }

  void find_root_and_config() {
    if (!invocation_.config.empty()) {
      const std::string config = real_path(invocation_.config);
      if (config.empty() || is_folder(config)) {
        refuse(fmt::format("The configuration \"{}\" {}.", invocation_.config,
                           config.empty() ? "does not exist" : "is a folder, not a file"));
        return;
      }
      workspace_.root = folder_of(config);
      config_ = name_of(config);
    } else {
      std::string here = real_path(".");
      if (here.empty()) {
        if (absolute_.empty()) return refuse("The working folder is gone; run ssot in one that exists.");
        here = "/";
      }
      const std::string start = absolute_.empty() ? here : start_of(absolute_.front());
      bool has_config = false;
      workspace_.root = find_root(start, "", has_config);
      if (has_config) config_ = kConfigName;
      find_root_in_commit(start);
      if (workspace_.root.empty()) workspace_.root = root_without_marks(start, here);
    }
    if (workspace_.root.empty()) workspace_.root = "/";
  }

  void place_paths() {
    for (std::size_t i = 0; i < absolute_.size(); ++i) {
      const std::string& path = absolute_[i];
      if (!is_under(path, workspace_.root) && workspace_.root != "/") {
        refuse(fmt::format("\"{}\" lies outside the root {}; name another --config, or run ssot there.",
                           invocation_.paths[i], workspace_.root));
        continue;
      }
      std::string_view relative =
          std::string_view(path).substr(std::min(path.size(), workspace_.root.size()));
      while (relative.starts_with('/')) relative.remove_prefix(1);
      workspace_.paths.emplace_back(relative);
    }
    if (std::find(workspace_.paths.begin(), workspace_.paths.end(), "") != workspace_.paths.end())
      workspace_.paths.clear();
  }

  // --staged and --since: the trees are git's, and there is one to compare with.
  void find_trees() {
    if (!invocation_.staged && invocation_.since.empty()) return;
    const char* option = invocation_.staged ? "--staged" : "--since";
    if (invocation_.staged && !invocation_.since.empty())
      return refuse("--staged compares with HEAD, --since with the commit it names; give one of them.");
    if (!invocation_.databases.empty()) {
      return refuse(fmt::format(
          "-p cannot be given with {}: a compile database speaks of the files on disk alone.", option));
    }
    const auto repository = find_repository(workspace_.root);
    if (!repository)
      return refuse(fmt::format("{} needs a git repository, and {} lies in none.", option, workspace_.root));
    auto trees = Trees::open(*repository);
    if (!trees) return refuse(trees.error());
    const auto base = invocation_.staged ? (*trees)->head() : (*trees)->commit(invocation_.since);
    if (!base) return refuse(base.error());
    workspace_.ignore_rules = (*trees)->ignore_rules();
    // Depth 3 needs a build, which no commit has.
    workspace_.invocation.depth = std::min(invocation_.depth, 2);
    Workspace before = workspace_;
    before.snapshot = *base;
    before.contents = *base;
    base_ = std::make_shared<Workspace>(std::move(before));
    if (!invocation_.staged) {
      workspace_.contents = std::make_shared<const WorkTreeContents>(workspace_.root, (*trees)->work_tree());
      return;
    }
    const auto staged = (*trees)->staged();
    if (!staged) return refuse(staged.error());
    workspace_.snapshot = *staged;
    workspace_.contents = *staged;
    if (config_.empty()) config_ = kConfigName;
    if (invocation_.config.empty() && holds_config(workspace_.root) && (*staged)->followed(config_).empty()) {
      workspace_.hints.push_back(
          "ssot.json is not staged, so what would be committed was judged by the rules that need no "
          "configuration.");
    }
  }

  void load() {
    const Date today = invocation_.today.value_or(today_utc());
    // A policy that somebody names counts for both trees where git has none of it.
    const auto snapshot_of = [&](const Workspace& workspace) -> const Snapshot* {
      const Snapshot* snapshot = workspace.snapshot.get();
      const bool named = !invocation_.config.empty() && snapshot && snapshot->followed(config_).empty();
      return named ? nullptr : snapshot;
    };
    workspace_.loaded = policy_of_tree(workspace_.root, snapshot_of(workspace_), config_, today);
    workspace_.own_policy = snapshot_of(workspace_) != nullptr;
    for (const Complaint& complaint : workspace_.loaded.complaints) refuse(to_text(complaint));
    if (!base_) return;
    const std::string config = config_.empty() ? std::string(kConfigName) : config_;
    base_->loaded = policy_of_tree(base_->root, snapshot_of(*base_), config, today);
    base_->own_policy = snapshot_of(*base_) != nullptr && base_->loaded.complaints.empty();
    if (!base_->loaded.complaints.empty()) {
      workspace_.hints.push_back(
          fmt::format("The policy of {} cannot be used ({}), so its tree was judged by the present one.",
                      base_->snapshot->name(), to_text(base_->loaded.complaints.front())));
      base_->loaded = workspace_.loaded;
    }
    workspace_.base = base_;
  }

  void find_root_in_commit(const std::string& start) {
    if (invocation_.policy_from.empty()) return;
    const Result<std::string> root = root_in_commit(start, std::string(kConfigName), invocation_.policy_from);
    if (!root) return refuse(root.error());
    if (root->empty()) return;
    workspace_.root = *root;
    config_ = holds_config(*root) ? kConfigName : "";
  }

  // From here on `loaded` is what judges, and what the tree says is compared with it.
  void take_policy_of_commit() {
    const std::string& ref = invocation_.policy_from;
    if (ref.empty()) return;
    const auto tree = tree_of_commit(workspace_.root, ref);
    if (!tree) return refuse(tree.error());
    const std::string config = config_.empty() ? std::string(kConfigName) : config_;
    if (!invocation_.config.empty() && (*tree)->followed(config).empty())
      return refuse(
          fmt::format("\"{}\", given with --config, is not in {}, whose policy was asked for.", config, ref));
    LoadedPolicy policy =
        policy_of_tree(workspace_.root, tree->get(), config, workspace_.loaded.policy.today);
    for (const Complaint& complaint : policy.complaints)
      refuse(fmt::format("In {}: {}", ref, to_text(complaint)));
    if (!policy.policy.from_file) {
      workspace_.hints.push_back(fmt::format(
          "{} has no {}, so only the rules that need no configuration ran; what the present one says is new.",
          ref, config));
    }
    commit_ = *tree;
    present_ = std::make_shared<PresentPolicy>();
    for (const std::string& file : policy.policy.files) {
      if (file.starts_with("ssot:")) continue;  // a pack of the tool's own
      const auto before = read_policy_file(workspace_.root, tree->get(), file, config);
      if (before != read_policy_file(workspace_.root, workspace_.snapshot.get(), file, config))
        present_->changed_files.push_back(file);
    }
    present_->policy = std::exchange(workspace_.loaded, std::move(policy));
    if (base_) base_->loaded = workspace_.loaded;
    workspace_.present = present_;
  }

  // The file of known debt that `policy` speaks of, in `snapshot` or on disk; what is wrong with it is
  // refused.
  std::shared_ptr<const DebtFile> debt_of(const Policy& policy, const Snapshot* snapshot,
                                          const std::string& where) {
    const Result<DebtPlace> place = debt_place(invocation_, workspace_.root, policy);
    if (!place) {
      refuse(place.error());
      return nullptr;
    }
    auto debt = std::make_shared<DebtFile>(read_debt_file(place->path, workspace_.root, snapshot));
    for (const std::string& message : debt->messages) refuse(where + message);
    if (!debt->there && place->required && invocation_.debt == DebtUse::kRead) {
      const std::string named = place->named_at.line == 0 ? place->path : to_text(place->named_at);
      refuse(fmt::format("{}{}: error: there is no file of known debt \"{}\"; \"ssot baseline\" writes it",
                         where, named, place->path));
    }
    return debt;
  }

  void load_debt() {
    if (invocation_.debt == DebtUse::kIgnored) return;
    const Snapshot* tree = workspace_.snapshot.get();
    if (commit_) {
      const auto present = debt_of(present_->policy.policy, tree, "");
      if (present) present_->debt = present->baseline;
      workspace_.debt =
          debt_of(workspace_.loaded.policy, commit_.get(), fmt::format("In {}: ", invocation_.policy_from));
      if (base_) base_->debt = workspace_.debt;
      return;
    }
    workspace_.debt = debt_of(workspace_.loaded.policy, tree, "");
    if (!base_) return;
    const Result<DebtPlace> before = debt_place(invocation_, base_->root, base_->loaded.policy);
    if (!before) return;
    auto old = std::make_shared<DebtFile>(read_debt_file(before->path, base_->root, base_->snapshot.get()));
    // What was broken in the base held nothing back.
    old->there &= old->messages.empty();
    base_->debt = std::move(old);
  }

  const Invocation& invocation_;
  Workspace workspace_;
  Refusal refusal_;
  std::vector<std::string> absolute_;
  std::string config_;
  std::shared_ptr<Workspace> base_;
  std::shared_ptr<const Snapshot> commit_;  // --policy-from
  std::shared_ptr<PresentPolicy> present_;
};

}  // namespace

std::variant<Workspace, Refusal> open_workspace(const Invocation& invocation) {
  return Opening(invocation).run();
}

}  // namespace ssot
