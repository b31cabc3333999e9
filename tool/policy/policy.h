// What a team asks for: ssot.json and its packs, checked and merged. Plain values; each knows where it was written.
//
// A Policy is valid as a whole or does not exist: everything a person can get wrong is complained about in
// policy/load.h, before anything is scanned. What depends on the tree (does a home exist?) is SSOT905's matter.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/glob.h"
#include "model/finding.h"
#include "model/language.h"
#include "model/place.h"
#include "model/request.h"
#include "policy/chain_pattern.h"

namespace ssot {

// Days since 1970-01-01 in the proleptic Gregorian calendar; compares and prints as YYYY-MM-DD.
struct Date {
  int days = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};
std::optional<Date> parse_date(std::string_view text);  // "2026-12-31" only; impossible dates have no value
std::string to_text(Date date);

// `LEFT:RIGHT` as in contract.md, "Symbols and concepts".
struct Symbol {
  enum class Kind : unsigned char { kPython, kCppFile, kCppModule };
  Kind kind = Kind::kPython;
  std::string left;   // "app.ws.manager", "websocket/manager.hpp", "acme.ws"
  std::string right;  // "WebSocketManager", "C.create", "ns::C::create"
  std::string text;   // as written
  Place place;

  std::string_view last() const;  // last component of `right`
};

enum class PathState : unsigned char { kAllowed, kDeprecated, kRemoved };

struct PathEntry {
  Glob path;                    // module glob, or a path glob where it holds a '/' or a C++ extension
  bool is_file = false;         // the latter
  PathState state = PathState::kDeprecated;
  std::optional<Date> since;
  std::optional<Date> error_after;
  std::string replace;          // module or header spelling; may be empty
  std::vector<std::pair<std::string, std::string>> symbols;  // old name → replacement symbol (may be empty); only these names
  Place place;
  Place replace_place = {};                // of `replace`
  std::vector<Place> symbol_places = {};   // of the replacements in `symbols`, in the same order

  // The state that holds on `today` (before `since` an entry acts as allowed).
  PathState state_on(Date today) const;
};

struct Allow {
  Glob path;
  std::vector<std::string> rules;  // names; prefixes and ids are already expanded
  std::string why;
  std::optional<Date> until;       // inclusive
  Place place;
  std::string concept_id;          // empty at top level
};

// SSOT402 (contract.md, "402").
struct Events {
  std::vector<std::string> names;
  std::vector<ChainPattern> emitters;              // calls that take an event's name
  std::vector<std::vector<ChainPattern>> methods;  // by event, as `names`: calls that are made for it alone
  std::vector<Glob> except_paths;
  std::vector<std::vector<std::string>> families = {};  // names that belong together; empty: all of `names` do
  Place place = {};
};

struct Concept {
  std::string id, why, owner;
  std::vector<Glob> names, except;             // name globs
  std::vector<Glob> files;                     // path globs
  std::vector<Symbol> canonical;               // at most one a language
  std::vector<Symbol> parts, factories;
  std::vector<std::pair<Glob, Place>> implementation;  // module globs, or path globs as in PathEntry
  std::vector<PathEntry> paths;
  std::vector<Allow> allow;
  std::optional<Events> events;
  bool external = false;  // the home may lie outside the tree
  Place place;

  // `names`, or the last component of canonical or part; both without `except`.
  bool claims_name(std::string_view name) const;
  // The same; a C++ definition that bears the whole name of a canonical or part claims in any case.
  bool claims(std::string_view name, std::string_view qualified) const;
  // Its home lies outside the tree and is written in another language: no home that this code could use instead.
  bool is_foreign_to(Language language) const;
};

struct Usage {  // SSOT401: exactly one of `chain` and `symbol`
  std::string id, pattern, use, why;
  std::optional<ChainPattern> chain;
  std::optional<Symbol> symbol;  // followed through imports and aliases
  std::vector<Glob> paths, except_paths;
  std::optional<Severity> severity;
  Place place;
};

struct Dependency {
  Glob from;
  std::vector<Glob> only, never, except;
  bool has_only = false;
  bool through = false;
  std::optional<Severity> severity;
  std::string why;
  Place place;
};

struct Layers {  // `{"layers": {"root": "tool", "exhaustive": true}}` among `dependencies`
  std::string root;
  bool exhaustive = false;
  Place place;
};

struct RuleSetting {
  std::optional<Severity> severity;
  std::map<std::string, std::vector<std::string>> options;  // name → values (one for scalars)
  Place place;
};

// Known debt (verdict/baseline.h).
struct BaselineSetting {
  std::string file = "ssot.baseline.json";  // from the root
  bool required = false;                    // the policy names it: that it is missing is a mistake
  std::vector<std::pair<Glob, Place>> locked;  // path globs: below them the baseline may only shrink
  Place place;
};

struct Policy {
  bool from_file = false;                 // false: no ssot.json was found
  std::vector<std::string> files;         // what it was read from, in order: packs, then ssot.json
  std::vector<std::pair<Glob, Place>> exclude;
  std::vector<std::pair<Glob, Language>> languages;
  std::vector<std::string> python_roots;  // empty: guess
  std::vector<std::string> include_dirs;
  std::vector<std::string> compile_commands;
  std::vector<Concept> concepts;
  std::vector<Usage> usage;
  std::vector<Dependency> dependencies;
  std::vector<Layers> layers;
  std::vector<Allow> allow;
  BaselineSetting baseline = {};
  std::vector<std::pair<std::string, std::vector<Glob>>> programs = {};  // cpp.programs: name → the sources linked into it
  std::vector<Glob> tests_paths;          // default: **/test*/**, **/test_*, **/*_test.*
  std::vector<Glob> docs_history = {};    // documents that tell of the past; default: CHANGELOG*, archives, dated names
  std::map<std::string, RuleSetting> rules;  // by name; only what was set
  std::vector<std::pair<std::string, Place>> not_judged;  // accepted keys whose rule is not built yet
  Date today;

  // Severity of a rule: what `rules` says, else the page's default. SSOT102 is off when `from_file` unless set.
  Severity severity_of(std::string_view rule_name) const;
  // The values of a rule's option, or `fallback`.
  std::vector<std::string> option(std::string_view rule_name, std::string_view option,
                                  std::vector<std::string> fallback) const;
  bool is_test(std::string_view path) const;
  // What the front ends must read for these rules.
  Request request() const;
  // Names that are also followed under others (`import … as`): of what a factory makes, and of symbols in `usage`; sorted, unique.
  std::vector<std::string> followed_names() const;
};

}  // namespace ssot
