// The whole program as a few calls: arguments in, finished values out. Prints nothing; the command line does.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/contents.h"
#include "base/result.h"
#include "git/snapshot.h"
#include "index/concepts.h"
#include "index/project.h"
#include "model/graph_view.h"
#include "model/scan_result.h"
#include "policy/load.h"
#include "policy/policy.h"

namespace ssot {

struct DebtFile;       // run/debt_file.h
struct PresentPolicy;  // run/policy_from.h

// What the file of known debt is to a command: nothing, something to judge by, or something that it may make.
enum class DebtUse : unsigned char { kIgnored, kRead, kUpdated };

// What a person asked for, as far as it concerns every command.
struct Invocation {
  std::vector<std::string> paths;   // as typed; empty: the whole tree
  std::string config;               // --config; empty: search upward from the first path
  std::optional<Date> today;        // --today; else the day of the run, UTC
  std::vector<std::string> databases;  // -p: folders or files of compile databases, as typed
  int depth = 1;                    // --depth: how far C and C++ are read (model/proof.h), 1 to 3
  unsigned jobs = 0;                // -j; 0: as many as there are processors
  std::vector<std::string> select;  // rule ids, names or prefixes
  std::vector<std::string> ignore;
  bool staged = false;              // --staged: judge what would be committed, report what that commit causes
  bool cache = true;                // --no-cache: keep nothing of what --staged and --since read for the next run
  std::string since;                // --since REF: report what is new since that commit
  std::string policy_from;          // --policy-from REF: the policy and the baseline of that commit
  std::string baseline;             // --baseline FILE; empty: what the policy says
  DebtUse debt = DebtUse::kRead;
  bool uses = false;                // `ssot facts --uses`: how the code uses names as well
  bool github_line_hashes = false;  // a report will show Finding::github_line_hash
  std::function<void(std::size_t done, std::size_t all)>
      progress;  // may be empty; called from one thread at a time
};

// A root, its policy, and the PATHs from the root. Nothing has been scanned yet.
struct Workspace {
  std::string root;                // absolute
  std::shared_ptr<const Contents> contents;  // the tree's files
  bool own_policy = false;         // of the snapshot: its policy is what it holds itself
  std::string ignore_rules;        // of git: what they say now, as far as they lie in files
  std::shared_ptr<const Snapshot> snapshot;  // the tree is git's and not the one on disk; `contents` is the same then
  LoadedPolicy loaded;             // without complaints
  std::shared_ptr<const DebtFile> debt;  // null: nobody asked for it
  // --policy-from: what the tree itself says, while `loaded` and `debt` are that commit's; else null.
  std::shared_ptr<const PresentPolicy> present;
  std::vector<std::string> paths;  // from the root, "" when the root itself; empty: everything
  Invocation invocation;
  std::vector<std::string> hints;  // for the report
  // The tree that findings are compared with (--staged, --since), by its own policy; null: there is none.
  std::shared_ptr<const Workspace> base;
};

// Everything that is wrong with the arguments and the configuration, together, each a line; exit 2.
struct Refusal {
  std::vector<std::string> messages;
};
std::variant<Workspace, Refusal> open_workspace(const Invocation& invocation);

// `ssot check`.
ScanResult check(const Workspace& workspace);

// The exit code of a check: 0, 1 or 3 (contract.md, "Exit codes"). `fail_on` of kOff is `none`.
int exit_code(const ScanResult& result, Severity fail_on, bool strict);

// `ssot facts`: reads only the PATHs, in order of path, and hands each file's facts to `take`, gaps of the
// walk last (as facts with a path and gaps only).
void read_facts(const Workspace& workspace, const std::function<void(const FileFacts&)>& take);

// `ssot where`, `ssot graph`: the linked tree without judging.
struct Linked {
  Project project;
  ConceptIndex concepts;
  std::vector<Gap> gaps;
};
std::unique_ptr<const Linked> link_tree(const Workspace& workspace);

// `ssot graph`: all of it, or one part. Fails with a sentence when a name is not in the tree or no chain leads there.
struct GraphQuestion {
  std::string from, to;  // the shortest chain between two files, modules or folders; both or neither
  std::string around;    // what lies within `hops` of one
  int hops = 1;
  bool folders = false;  // every file by its folder
  bool cycles = false;   // what reaches itself, by the edges that SSOT301 counts
};
Result<GraphView> graph_view(const Linked& linked, const Policy& policy, const GraphQuestion& question);

// `ssot where NAME`: the one to use. Fails with a sentence, and a "did you mean", when no concept owns the
// name.
struct Answer {
  std::string concept_id, why, owner;
  std::vector<std::string>
      import_lines;  // "from app.ws.manager import WebSocketManager", "#include \"ws/manager.hpp\""
  std::vector<std::string> made_by;     // factories, as import lines
  std::vector<std::string> places;      // "app/ws/manager.py:10" of each home found
  std::vector<std::string> instead_of;  // paths that are deprecated, removed or private, with their state
  Place written;
};
Result<std::vector<Answer>> where(const Workspace& workspace, const std::string& name);
std::vector<Answer> where_all(const Workspace& workspace);

}  // namespace ssot
