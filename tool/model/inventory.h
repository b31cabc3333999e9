// What an audit found: every concept of the tree with its definitions, who uses them by which paths, how they differ, what to
// keep and in which order to move to it. Made by audit, rendered by report; docs/audit.md says what each figure means.
//
// Plain values. Indices point into vectors of the same AuditConcept. Sentences are finished: nothing is judged by a renderer.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/facts.h"
#include "model/history.h"
#include "model/source_file.h"

namespace ssot {

// What a definition is to its concept. Guessed, unless the policy says so.
enum class Role : std::uint8_t { kCanonical, kImplementation, kInterface, kAdapter, kFactory, kMock, kLegacy, kBackup };
std::string_view role_name(Role role);  // "canonical" …
std::optional<Role> role_from(std::string_view name);

enum class RiskLevel : std::uint8_t { kLow, kMedium, kHigh };
std::string_view risk_level_name(RiskLevel level);  // "low", "medium", "high"
std::optional<RiskLevel> risk_level_from(std::string_view name);

// What it would take to touch this definition, 0 to 100: the sum of four parts, each of which a sentence explains.
struct Risk {
  RiskLevel level = RiskLevel::kLow;
  int points = 0;      // consumers + centrality + drift + tests
  int consumers = 0;   // 0 to 40: files that import it
  int centrality = 0;  // 0 to 20: files that reach it through others
  int drift = 0;       // 0 to 25: how far it has moved from the canonical one
  int tests = 0;       // 0 to 15: no test file imports it
  std::vector<std::string> reasons;
};

struct AuditDefinition {
  std::string path;
  int line = 0;
  int end_line = 0;
  std::string language;   // "cpp", "python"
  std::string kind;       // definition_kind_name
  std::string name;
  std::string qualified;
  std::size_t lines = 0;    // with methods that are defined elsewhere (C++)
  std::size_t methods = 0;  // own ones, each name once
  Role role = Role::kImplementation;
  bool declared = false;    // the policy says the role; else it is guessed
  std::string role_reason;  // "its name ends in Adapter", "canonical in ssot.json:12:7"
  bool rival = false;       // one of those among which one must be chosen: it counts in the score
  bool test = false;        // below tests.paths
  bool kin = false;         // the first definition is its base, or its heir
  std::size_t imports = 0;  // statements that import it, by whatever path
  std::size_t files = 0;    // files that do
  std::size_t test_files = 0;  // those of them below tests.paths
  std::size_t reached_by = 0;  // files that reach its file through imports, however many stand between
  LastChange changed;
  Risk risk;
};

// One spelling that reaches the concept: a module, or a header as it stands in the tree.
struct AuditPath {
  std::string path;   // "app.ws.manager", "websocket/manager.hpp"
  std::string file;   // what it is in the tree; empty: nothing (a removed module)
  std::string state;  // declared: "canonical", "part", "allowed", "deprecated", "removed", "private", "noncanonical";
                      // discovered: "defines", "hands on"
  std::vector<std::size_t> definitions;  // those that it leads to, sorted
  std::size_t imports = 0;
  std::size_t files = 0;
  std::size_t test_files = 0;
  bool dead = false;  // nobody imports it
  bool right = false; // by the policy: the way to take
};

// One import of the concept.
struct AuditConsumer {
  std::string path;
  int line = 0;
  std::string name;          // what is taken; empty: the whole module or header
  std::size_t by = 0;        // index into `paths`
  std::vector<std::size_t> definitions;  // those that it leads to, sorted; empty: not known which
  bool test = false;
};

// How one method of one definition stands beside the first definition of its row that has it.
enum class CellState : std::uint8_t { kSame, kDiffers, kMissing };
std::string_view cell_state_name(CellState state);  // "same", "differs", "missing"
std::optional<CellState> cell_state_from(std::string_view name);

struct MatrixCell {
  CellState state = CellState::kMissing;
  std::string how;        // differs: "parameters", "body", "parameters and body", "async"; else empty
  std::string signature;  // "send(user_id, event, *, retry=…)"; empty when missing
  int line = 0;
};
struct MatrixRow {
  std::string method;
  std::vector<MatrixCell> cells;  // one a column
};
struct Matrix {
  std::vector<std::size_t> columns;  // definitions; the recommended one first
  std::vector<MatrixRow> rows;       // methods of the first column in their order, then what only others have
  std::size_t columns_left_out = 0;  // definitions that have methods and no column
};

struct Similarity {
  std::size_t a = 0, b = 0;  // a < b
  int methods = 0;           // per cent of all their method names that both have
  int body = 0;              // per cent of their fingerprints (winnowing) that both have
};

// One step of a migration: everything that uses `definition` moves to the canonical one, then it goes.
struct MigrationStep {
  std::size_t definition = 0;
  std::string action;              // a sentence
  std::size_t imports = 0;         // to be changed
  std::size_t files = 0;           // in which they stand
  std::size_t lines = 0;           // that go with it
  std::vector<std::string> cycle;  // files that import each other in a ring with it; these steps belong together
};

// How much of a concept is as it would be with one source of truth (docs/audit.md has the formula).
struct Compliance {
  std::size_t right_definitions = 0, definitions = 0;
  std::size_t right_imports = 0, imports = 0;
};

// A picture of who imports whom: at most about 200 nodes.
struct AuditGraph {
  struct Node {
    std::string path;            // of a file or a folder
    std::size_t files = 1;       // that it stands for
    std::optional<Role> role;    // of the definition in it
    friend bool operator==(const Node&, const Node&) = default;
  };
  struct Edge {
    std::uint32_t from = 0, to = 0;
    std::size_t imports = 1;
    friend bool operator==(const Edge&, const Edge&) = default;
  };
  std::vector<Node> nodes;  // sorted by path
  std::vector<Edge> edges;  // sorted by from, to
  bool folders = false;     // too many files to draw: each node is a folder
  std::size_t left_out = 0; // files that no node stands for
};

struct AuditConcept {
  std::string id;     // the policy's, or made from the name: "websocket-manager"; unique
  std::string name;   // as its definitions are mostly called: "WebSocketManager"
  bool declared = false;
  std::string why, owner;                 // of the policy
  std::vector<std::string> evidence;      // why those that were found belong together, sentences
  std::size_t hurt = 0;                   // what the ranking goes by
  std::vector<std::string> hurt_reasons;  // what it is made of, sentences
  std::vector<AuditDefinition> definitions;  // the recommended one first, then by role, path, line
  std::vector<AuditPath> paths;              // by state, imports (most first), path
  std::vector<AuditConsumer> consumers;      // by path, line
  Matrix matrix;
  std::vector<Similarity> similarity;
  std::optional<std::size_t> recommended;    // the definition to keep; always 0 or none
  std::vector<std::string> recommended_reasons;
  std::vector<MigrationStep> migration;      // in order: leaves first
  Compliance compliance;
  AuditGraph graph;                          // definitions, what hands them on, and who imports these
};

// A cluster that was found and did not get a page of its own.
struct BriefConcept {
  std::string id, name;
  std::size_t definitions = 0, imports = 0, hurt = 0;
  std::string path;  // of the first definition
};

struct ClutterFolder {
  std::string folder;  // "." for the root
  std::size_t files = 0, identical = 0, older = 0, changed = 0, orphans = 0;
  std::uint64_t bytes = 0;
};

// 0 to 100, and the figures that it is made of.
struct Score {
  int points = 0;
  int possible = 0;            // what it would be if every recommendation were declared today
  std::size_t right = 0, all = 0;  // points = 100 * right / all, rounded down; 100 when `all` is 0
  std::size_t right_definitions = 0, definitions = 0;
  std::size_t right_imports = 0, imports = 0;
  std::size_t backups = 0;
};

// One line of --history: one run.
struct TrendPoint {
  std::string date;  // YYYY-MM-DD
  std::string commit;  // hex; empty: not known
  int score = 0;
  std::size_t declared = 0, discovered = 0, definitions = 0, wrong_imports = 0, imports = 0, backups = 0;
  std::uint64_t backup_bytes = 0;
  std::size_t files = 0, gaps = 0;
};

struct Inventory {
  std::string title;   // a person's; may be empty
  std::string date;    // YYYY-MM-DD, the day the run was told or made
  std::string commit;  // of HEAD; empty: no repository, or nothing committed
  std::vector<std::string> policy_files;
  std::vector<std::string> only;         // PATHs: only concepts that touch these are listed
  std::vector<AuditConcept> concepts;    // declared ones first in the policy's order, then discovered ones by hurt
  std::vector<BriefConcept> others;      // by hurt
  std::vector<ClutterFolder> clutter;    // by bytes, most first
  Score score;
  AuditGraph graph;                      // the whole tree by folder
  std::vector<TrendPoint> trend;         // by date; the last one is this run's
  std::vector<std::string> hints;        // sentences for a person

  // As in ScanResult.
  std::size_t files = 0;
  std::size_t analysed = 0;
  std::map<std::string, std::size_t> analysed_by;
  std::map<std::string, std::size_t> unjudged;
  std::vector<Gap> gaps;
  std::vector<Skipped> skipped;
};

}  // namespace ssot
