#include "policy/contradictions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/path.h"
#include "base/text.h"
#include "policy/symbol.h"

namespace ssot {
namespace {

// How `written` may be spelled: as it is, and from the root by each of the include_dirs.
std::vector<std::string> spellings(const std::string& written, bool file, const Policy& policy) {
  std::vector<std::string> all{written};
  for (const std::string& folder : policy.include_dirs) {
    if (file && !folder.empty()) all.push_back(join(folder, written));
  }
  return all;
}

bool same_path(const std::string& a, const std::string& b, const Policy& policy) {
  const bool file = names_file(a);
  if (file != names_file(b)) return false;
  const std::vector<std::string> of_a = spellings(a, file, policy);
  const std::vector<std::string> of_b = spellings(b, file, policy);
  return std::find(of_b.begin(), of_b.end(), a) != of_b.end() ||
         std::find(of_a.begin(), of_a.end(), b) != of_a.end();
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
};

std::vector<Owner> owners(const Concept& one) {
  std::vector<Owner> all;
  for (const Symbol& symbol : one.canonical) all.push_back({&symbol, "canonical", &one});
  for (const Symbol& symbol : one.factories) all.push_back({&symbol, "the home of a factory", &one});
  for (const Symbol& symbol : one.parts) all.push_back({&symbol, "the home of a part", &one});
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

// Whether `entry` forbids the path of `symbol` as a whole, or just this name of it.
bool forbids(const PathEntry& entry, const Symbol& symbol, const Policy& policy) {
  const bool file = symbol.kind == Symbol::Kind::kCppFile;
  if (entry.state == PathState::kAllowed || entry.is_file != file || symbol.kind == Symbol::Kind::kCppModule)
    return false;
  const bool named = entry.symbols.empty() ||
                     std::any_of(entry.symbols.begin(), entry.symbols.end(), [&](const auto& renamed) {
                       return renamed.first == symbol.right || renamed.first == symbol.last();
                     });
  if (!named) return false;
  const std::vector<std::string> all = spellings(symbol.left, file, policy);
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& path) { return entry.path.matches(path); });
}

// Paths forbidden here and owned there. Entries without wildcards are looked up, so that many of them stay
// cheap.
void check_forbidden_owners(const std::vector<const Concept*>& concepts, const Policy& policy,
                            Complaints& complaints) {
  std::unordered_map<std::string, std::vector<Owner>> by_path;
  std::vector<Owner> everyone;
  for (const Concept* one : concepts) {
    for (const Owner& owner : owners(*one)) {
      everyone.push_back(owner);
      const bool file = owner.symbol->kind == Symbol::Kind::kCppFile;
      for (const std::string& path : spellings(owner.symbol->left, file, policy))
        by_path[path].push_back(owner);
    }
  }
  for (const Concept* one : concepts) {
    for (const PathEntry& entry : one->paths) {
      const std::string& text = entry.path.text();
      const auto found = by_path.find(text);
      // A folder in `paths` has owners below it, so only modules are looked up.
      const bool looked_up = entry.path.literal() && !entry.is_file;
      const std::vector<Owner> none;
      for (const Owner& owner : !looked_up ? everyone : found == by_path.end() ? none : found->second) {
        if (!forbids(entry, *owner.symbol, policy)) continue;
        const std::string of = owner.of == one ? "" : fmt::format(" of the concept \"{}\"", owner.of->id);
        complaints.add(entry.place,
                       fmt::format("the path \"{}\" is {}, but \"{}\" is {}{}", text, state_word(entry.state),
                                   owner.symbol->text, owner.role, of),
                       entry.path.literal() ? "decide for one of the two"
                                            : "name the paths one by one, so that it is left out");
        break;
      }
    }
  }
}

void check_target(const PathEntry& entry, const Concept& one, const Policy& policy, Complaints& complaints) {
  const std::vector<Owner> all = owners(one);
  std::vector<std::string_view> paths;
  for (const Owner& owner : all) {
    if (std::find(paths.begin(), paths.end(), owner.symbol->left) == paths.end())
      paths.push_back(owner.symbol->left);
  }
  if (!entry.replace.empty() && !all.empty()) {
    const bool owned = std::any_of(all.begin(), all.end(), [&](const Owner& owner) {
      return same_path(path_of(*owner.symbol), entry.replace, policy);
    });
    if (!owned) {
      complaints.add(
          entry.replace_place,
          fmt::format("\"replace\" names \"{}\", which is no canonical, part or factory path of \"{}\"",
                      entry.replace, one.id),
          did_you_mean(entry.replace, paths, "paths"));
    }
  }
  for (std::size_t i = 0; i < entry.symbols.size() && !all.empty(); ++i) {
    const auto& [old_name, target] = entry.symbols[i];
    if (target.empty()) continue;
    const std::size_t colon =
        target.rfind(':', target.find("::") == std::string::npos ? std::string::npos : target.find("::") - 1);
    const bool owned = std::any_of(all.begin(), all.end(), [&](const Owner& owner) {
      return owner.symbol->text == target ||
             (owner.symbol->right == target.substr(colon + 1) &&
              same_path(path_of(*owner.symbol), target.substr(0, colon), policy));
    });
    if (owned) continue;
    std::vector<std::string_view> symbols;
    for (const Owner& owner : all) symbols.push_back(owner.symbol->text);
    complaints.add(
        entry.symbol_places[i],
        fmt::format("\"{}\" is replaced by \"{}\", which is no canonical, part or factory of \"{}\"",
                    old_name, target, one.id),
        did_you_mean(target, symbols, "symbols"));
  }
  if (entry.state == PathState::kDeprecated && entry.replace.empty() && entry.symbols.empty() &&
      all.empty()) {
    complaints.add(
        entry.place,
        fmt::format("the path \"{}\" is deprecated, but nothing says what to use instead", entry.path.text()),
        "add \"replace\", or \"canonical\" to the concept");
  }
}

void check_paths(const Concept& one, const Policy& policy, Complaints& complaints) {
  std::unordered_map<std::string, const PathEntry*> whole;  // entries that speak of a whole path
  for (const PathEntry& entry : one.paths) {
    check_target(entry, one, policy, complaints);
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
