#include "policy/contradictions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/path.h"
#include "base/text.h"
#include "policy/symbol.h"

namespace ssot {
namespace {

// How `written` may be spelled: as it is, and, of a file, from the root and from each of the include_dirs.
std::vector<std::string> spellings(const std::string& written, const Policy& policy) {
  std::vector<std::string> all{written};
  if (!names_file(written)) return all;
  for (const std::string& folder : policy.include_dirs) {
    if (folder.empty()) continue;
    all.push_back(join(folder, written));
    if (written.size() > folder.size() + 1 && is_under(written, folder)) {
      all.push_back(written.substr(folder.size() + 1));
    }
  }
  return all;
}

// LEFT as `replace` writes it: C++ modules keep their prefix.
std::string path_of(const Symbol& symbol) {
  return symbol.kind == Symbol::Kind::kCppModule ? "module " + symbol.left : symbol.left;
}

// A symbol that owns a path: no entry of `paths` may forbid it.
struct Owner {
  const Symbol* symbol;
  std::string_view role;
  const Concept* of;
  std::vector<std::string> spellings;  // of its path
};

std::vector<Owner> owners(const Concept& one, const Policy& policy) {
  std::vector<Owner> all;
  const auto add = [&](const std::vector<Symbol>& symbols, std::string_view role) {
    for (const Symbol& symbol : symbols) {
      all.push_back(
          {.symbol = &symbol, .role = role, .of = &one, .spellings = spellings(path_of(symbol), policy)});
    }
  };
  add(one.canonical, "canonical");
  add(one.factories, "the home of a factory");
  add(one.parts, "the home of a part");
  return all;
}

void check_symbols(const Concept& one, Complaints& complaints) {
  std::array<const Symbol*, 2> of_language{};  // C++, Python
  for (const Symbol& symbol : one.canonical) {
    const bool python = symbol.kind == Symbol::Kind::kPython;
    const Symbol*& first = of_language[python ? 1 : 0];
    if (first != nullptr) {
      complaints.add(symbol.place,
                     fmt::format("\"{}\" is a second canonical symbol for {}; the first is \"{}\"",
                                 symbol.text, python ? "Python" : "C++", first->text),
                     "keep one, and move the other to \"parts\"");
    } else {
      first = &symbol;
    }
  }
  for (const Symbol& symbol : one.factories) {
    const bool python = symbol.kind == Symbol::Kind::kPython;
    if (one.canonical.empty() || of_language[python ? 1 : 0] != nullptr) continue;
    complaints.add(
        symbol.place,
        fmt::format("the factory \"{}\" is {}, but no canonical symbol is", symbol.text,
                    python ? "Python" : "C++"),
        fmt::format("add the canonical symbol for {}, or leave the factory out", python ? "Python" : "C++"));
  }
  for (const Symbol& part : one.parts) {
    for (const Symbol& canonical : one.canonical) {
      if (part.text != canonical.text) continue;
      complaints.add(part.place, fmt::format("\"{}\" is canonical already", part.text),
                     "leave it out of \"parts\"");
    }
  }
}

std::string_view state_word(PathState state) {
  return state == PathState::kRemoved ? "removed" : "deprecated";
}

// Whether `entry` forbids the path of `owner` as a whole, or just this name of it.
bool forbids(const PathEntry& entry, const Owner& owner) {
  const Symbol& symbol = *owner.symbol;
  if (entry.state == PathState::kAllowed || symbol.kind == Symbol::Kind::kCppModule) return false;
  if (entry.is_file != (symbol.kind == Symbol::Kind::kCppFile)) return false;
  const bool named = entry.symbols.empty() ||
                     std::any_of(entry.symbols.begin(), entry.symbols.end(), [&](const auto& renamed) {
                       return renamed.first == symbol.right || renamed.first == symbol.last();
                     });
  return named && std::any_of(owner.spellings.begin(), owner.spellings.end(),
                              [&](const std::string& path) { return entry.path.matches(path); });
}

// Paths forbidden here and owned there. Modules without wildcards are looked up, so that many of them stay
// cheap.
void check_forbidden_owners(const std::vector<const Concept*>& concepts, const Policy& policy,
                            Complaints& complaints) {
  std::vector<Owner> everyone;
  for (const Concept* one : concepts) {
    for (Owner& owner : owners(*one, policy)) everyone.push_back(std::move(owner));
  }
  std::unordered_map<std::string_view, std::vector<const Owner*>> of_module;
  std::vector<const Owner*> all;
  for (const Owner& owner : everyone) {
    of_module[owner.symbol->left].push_back(&owner);
    all.push_back(&owner);
  }
  for (const Concept* one : concepts) {
    for (const PathEntry& entry : one->paths) {
      const std::string& text = entry.path.text();
      const bool looked_up = entry.path.literal() && !entry.is_file;
      for (const Owner* owner : looked_up ? of_module[text] : all) {
        if (!forbids(entry, *owner)) continue;
        const std::string of = owner->of == one ? "" : fmt::format(" of the concept \"{}\"", owner->of->id);
        complaints.add(entry.place,
                       fmt::format("the path \"{}\" is {}, but \"{}\" is {}{}", text, state_word(entry.state),
                                   owner->symbol->text, owner->role, of),
                       entry.path.literal() ? "decide for one of the two"
                                            : "name the paths one by one, so that it is left out");
        break;
      }
    }
  }
}

// What a concept offers instead of its other paths.
class Targets {
 public:
  Targets(const Concept& one, const Policy& policy) : one_(one), policy_(policy) {
    for (const Owner& owner : owners(one, policy)) {
      if (names_.empty() || names_.back() != owner.symbol->left) names_.push_back(owner.symbol->left);
      symbols_.push_back(owner.symbol->text);
      for (const std::string& path : owner.spellings) {
        paths_.insert(path);
        owned_.insert(key(path, owner.symbol->right));
      }
    }
  }

  bool none() const { return paths_.empty(); }

  void check(const PathEntry& entry, Complaints& complaints) const {
    if (!entry.replace.empty() && !none() && !has_path(entry.replace)) {
      complaints.add(
          entry.replace_place,
          fmt::format("\"replace\" names \"{}\", which is no canonical, part or factory path of \"{}\"",
                      entry.replace, one_.id),
          did_you_mean(entry.replace, names_, "paths"));
    }
    for (std::size_t i = 0; i < entry.symbols.size() && !none(); ++i) {
      const auto& [old_name, target] = entry.symbols[i];
      if (target.empty() || has_symbol(target)) continue;
      complaints.add(
          entry.symbol_places[i],
          fmt::format("\"{}\" is replaced by \"{}\", which is no canonical, part or factory of \"{}\"",
                      old_name, target, one_.id),
          did_you_mean(target, symbols_, "symbols"));
    }
    if (entry.state == PathState::kDeprecated && entry.replace.empty() && entry.symbols.empty() && none()) {
      complaints.add(entry.place,
                     fmt::format("the path \"{}\" is deprecated, but nothing says what to use instead",
                                 entry.path.text()),
                     "add \"replace\", or \"canonical\" to the concept");
    }
  }

 private:
  static std::string key(const std::string& path, const std::string& name) { return path + ":" + name; }

  bool has_path(const std::string& path) const {
    const std::vector<std::string> all = spellings(path, policy_);
    return std::any_of(all.begin(), all.end(), [&](const std::string& one) { return paths_.contains(one); });
  }

  bool has_symbol(const std::string& text) const {
    Complaints ignored;  // the entry's reader has made them already
    const std::optional<Symbol> symbol = read_symbol({text, {}}, ignored);
    if (!symbol) return true;
    const std::vector<std::string> all = spellings(path_of(*symbol), policy_);
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& path) { return owned_.contains(key(path, symbol->right)); });
  }

  const Concept& one_;
  const Policy& policy_;
  std::vector<std::string_view> names_, symbols_;  // as written, for suggestions
  std::unordered_set<std::string> paths_, owned_;
};

void check_paths(const Concept& one, const Policy& policy, Complaints& complaints) {
  std::unordered_map<std::string, const PathEntry*> whole;  // entries that speak of a whole path
  const Targets targets(one, policy);
  for (const PathEntry& entry : one.paths) {
    targets.check(entry, complaints);
    if (!entry.symbols.empty()) continue;
    const auto [first, added] = whole.emplace(entry.path.text(), &entry);
    if (added) continue;
    complaints.add(entry.place,
                   fmt::format("the path \"{}\" has two entries, first at {}", entry.path.text(),
                               to_text(first->second->place)),
                   "keep one");
  }
}

}  // namespace

void find_contradictions(const Policy& policy, const std::vector<bool>& sound, Complaints& complaints) {
  std::vector<const Concept*> concepts;
  for (std::size_t i = 0; i < policy.concepts.size(); ++i) {
    if (sound[i]) concepts.push_back(&policy.concepts[i]);
  }
  for (const Concept* one : concepts) {
    check_symbols(*one, complaints);
    check_paths(*one, policy, complaints);
  }
  check_forbidden_owners(concepts, policy, complaints);
  for (const Dependency& dependency : policy.dependencies) {
    for (const Glob& never : dependency.never) {
      if (never.text() != dependency.from.text()) continue;
      complaints.add(dependency.place, fmt::format("\"{}\" must never reach itself", never.text()),
                     "files of one group may use each other; leave it out of \"never\"");
    }
  }
}

}  // namespace ssot
