#include "index/python_names.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "index/chain_text.h"
#include "index/class_hierarchy.h"
#include "index/python_scopes.h"

namespace ssot {
namespace {

using Kind = PythonScopes::Kind;
using Entry = PythonScopes::Entry;

// What a name leads to.
struct Target {
  enum class What : std::uint8_t {
    kNothing,   // out of the tree, or not known
    kModule,    // the file
    kClass,     // the definition
    kFunction,  // the definition
    kVariable,  // the module's own name, whatever its value is
    kInstance,  // `self`, `cls` in a method of the class
  };
  What what = What::kNothing;
  FileId file = kNoFile;
  std::int32_t definition = -1;
  std::string_view name = {};  // of a variable; of a definition its qualified name

  bool known() const { return what != What::kNothing; }
  // Alternatives under `if` or `try`, and overloads, are one.
  bool same_as(const Target& other) const {
    return what == other.what && file == other.file && name == other.name;
  }
};

// A target, and how much of the chain it took to name it.
struct Found {
  Target target;
  std::size_t links = 1;
};

bool has_decorator(const Definition& definition, std::string_view name) {
  return std::find(definition.decorators.begin(), definition.decorators.end(), name) !=
         definition.decorators.end();
}

// One question. What it may cost is bounded: names that lead on and on, and rings, end in nothing.
class Question {
 public:
  explicit Question(const Project& project) : project_(project) {}

  Meaning at(const Standing& standing, std::string_view chain) {
    if (chain.empty() || chain.front() == '.') return {};
    return words(resolve({standing.file, standing.parent}, chain), chain);
  }

  Meaning in(FileId file, std::string_view name) {
    if (name.empty()) return {};
    Found found{{Target::What::kModule, file}, 0};
    return words(walk(found, name), name);
  }

 private:
  static constexpr int kMostSteps = 512;
  static constexpr int kDeepest = 48;
  static constexpr std::size_t kMostLinks = 32;
  static constexpr std::size_t kMostClasses = 64;
  static constexpr std::size_t kMostEntries = 512;

  struct Place {
    FileId file{};
    std::int32_t scope = PythonScopes::kModuleScope;
  };

  // Counts one step down; false when the question costs too much.
  class Step {
   public:
    explicit Step(Question& question) : question_(question) { ++question_.depth_; }
    ~Step() { --question_.depth_; }
    bool allowed() const { return --question_.steps_ > 0 && question_.depth_ < kDeepest; }

   private:
    Question& question_;
  };

  const FileFacts& facts(FileId file) const { return project_.facts(file); }
  const Definition& definition(FileId file, std::int32_t index) const {
    return facts(file).definitions[static_cast<std::size_t>(index)];
  }
  const PythonScopes& scopes(FileId file) const { return project_.python_scopes(file); }

  Target of_definition(FileId file, std::int32_t index) const {
    const Definition& each = definition(file, index);
    return {each.kind == DefinitionKind::kClass ? Target::What::kClass : Target::What::kFunction, file, index,
            each.qualified};
  }

  // The first links by scope, the rest from there.
  Found resolve(Place place, std::string_view chain) {
    const Step step(*this);
    if (!step.allowed()) return {};
    return walk(first(place, chain), chain);
  }

  Found walk(Found found, std::string_view chain) {
    std::string_view rest = after_links(chain, found.links);
    while (found.target.known() && !rest.empty() && found.links < kMostLinks) {
      const Target next = member(found.target, rest.substr(0, rest.find('.')));
      if (!next.known()) break;
      found.target = next;
      ++found.links;
      rest = after_links(rest, 1);
    }
    if (found.target.what == Target::What::kInstance) return {};
    return found;
  }

  // Function scopes innermost first; of class bodies only the one that the chain stands in directly.
  Found first(Place place, std::string_view chain) {
    const std::string_view name = chain.substr(0, chain.find('.'));
    bool innermost = true;
    for (std::int32_t scope = place.scope; scope >= 0; scope = definition(place.file, scope).parent) {
      const bool is_class = definition(place.file, scope).kind == DefinitionKind::kClass;
      if (!is_class || innermost) {
        const auto entries = scopes(place.file).of(scope, name);
        if (!entries.empty()) return decide({place.file, scope}, entries, chain);
      }
      innermost = false;
    }
    return module_level(place.file, chain);
  }

  Found module_level(FileId file, std::string_view chain) {
    const std::string_view name = chain.substr(0, chain.find('.'));
    const auto entries = scopes(file).of(PythonScopes::kModuleScope, name);
    if (!entries.empty()) return decide({file, PythonScopes::kModuleScope}, entries, chain);
    return {through_stars(file, name), 1};
  }

  Target through_stars(FileId file, std::string_view name) {
    std::optional<Target> only;
    for (const std::int32_t index : scopes(file).stars()) {
      if (steps_ <= 0) return {};
      const Resolution& to = project_.resolution(file, static_cast<std::size_t>(index));
      if (to.target == kNoFile || to.guessed || !scopes(to.target).offers(name)) continue;
      const Target found = in_module(to.target, name);
      if (!found.known()) continue;
      if (only && !only->same_as(found)) return {};
      only = found;
    }
    return only.value_or(Target{});
  }

  Target in_module(FileId file, std::string_view name) {
    const Step step(*this);
    if (!step.allowed()) return {};
    const Found found = module_level(file, name);
    if (found.target.known() || !scopes(file).of(PythonScopes::kModuleScope, name).empty())
      return found.target;
    const std::string_view package = project_.module_of(file);
    const std::string_view path = project_.path(file);
    if (package.empty() || path.find("__init__.") == std::string_view::npos) return {};
    const FileId submodule = project_.module(std::string(package) + "." + std::string(name));
    return submodule == kNoFile ? Target{} : Target{Target::What::kModule, submodule};
  }

  // All that binds a name in the deciding scope must lead to one thing. What is bound in an unknown way
  // counts too, unless it is the fallback of an import or definition under `try`: `except ImportError: X =
  // None`.
  Found decide(Place place, std::span<const Entry> entries, std::string_view chain) {
    if (entries.size() > kMostEntries) return {};
    const bool fallback = std::any_of(entries.begin(), entries.end(),
                                      [&](const Entry& each) { return may_fail(place.file, each); });
    std::optional<Found> only;
    std::size_t plain_imports = 0;
    for (const Entry& each : entries) {
      if (is_plain_import(place.file, each)) {
        ++plain_imports;
        continue;
      }
      if (fallback && is_opaque(place.file, each)) continue;
      const Target target = target_of(place, each);
      if (!target.known() || (only && !only->target.same_as(target))) return {};
      only = Found{target, 1};
    }
    if (plain_imports == 0) return only.value_or(Found{});
    const Found module = through_plain_imports(place.file, entries, chain);
    if (!only) return module;
    return only->target.same_as(module.target) ? module : Found{};
  }

  bool may_fail(FileId file, const Entry& entry) const {
    if (entry.kind == Kind::kImport)
      return facts(file).imports[static_cast<std::size_t>(entry.index)].guarded;
    return entry.kind == Kind::kDefinition && definition(file, entry.index).conditional;
  }

  bool is_opaque(FileId file, const Entry& entry) const {
    if (entry.kind == Kind::kOther) return true;
    if (entry.kind != Kind::kBinding) return false;
    const Binding& binding = facts(file).bindings[static_cast<std::size_t>(entry.index)];
    return binding.literal || binding.value.empty() || binding.value == "None";
  }

  // `import a.b.c`, which binds `a`.
  bool is_plain_import(FileId file, const Entry& entry) const {
    if (entry.kind != Kind::kImport) return false;
    const Import& import = facts(file).imports[static_cast<std::size_t>(entry.index)];
    return import.kind == ImportKind::kImport && import.alias.empty();
  }

  // The longest imported module that the chain starts with; else, of a parent package on the way to one, its
  // own file.
  Found through_plain_imports(FileId file, std::span<const Entry> entries, std::string_view chain) {
    Found best{{}, 0};
    FileId package = kNoFile;
    const std::string_view first = chain.substr(0, chain.find('.'));
    for (const Entry& each : entries) {
      if (!is_plain_import(file, each)) continue;
      const auto index = static_cast<std::size_t>(each.index);
      const Import& import = facts(file).imports[index];
      const Resolution& to = project_.resolution(file, index);
      if (to.target == kNoFile || to.guessed) continue;
      const std::size_t links = links_in_common(import.module, chain);
      if (links > best.links) best = {{Target::What::kModule, to.target}, links};
      if (project_.module(import.module) == to.target) package = project_.module(first);
    }
    if (best.links > 0) return best;
    return package == kNoFile ? Found{} : Found{{Target::What::kModule, package}, 1};
  }

  Target target_of(Place place, const Entry& entry) {
    const auto index = static_cast<std::size_t>(entry.index);
    switch (entry.kind) {
      case Kind::kDefinition:
        return of_definition(place.file, entry.index);
      case Kind::kParameter:
        return of_parameter(place, entry);
      case Kind::kImport:
        return of_import(place.file, index);
      case Kind::kAlias:
        return of_value(place, entry.name, facts(place.file).exports[index].target);
      case Kind::kBinding: {
        const Binding& binding = facts(place.file).bindings[index];
        return of_value(place, entry.name, binding.literal ? std::string_view{} : binding.value);
      }
      case Kind::kOther:
        break;
    }
    return variable(place, entry.name);
  }

  Target variable(Place place, std::string_view name) const {
    if (place.scope != PythonScopes::kModuleScope) return {};
    return {Target::What::kVariable, place.file, -1, name};
  }

  // `X = a.b`; a name that is bound to something else is just that name.
  Target of_value(Place place, std::string_view name, std::string_view value) {
    const bool of_itself = links_in_common(name, value) > 0;
    if (is_plain_chain(value) && !of_itself) {
      const Found found = resolve(place, value);
      if (found.target.known() && after_links(value, found.links).empty()) return found.target;
    }
    return variable(place, name);
  }

  Target of_import(FileId file, std::size_t index) {
    const Import& import = facts(file).imports[index];
    const Resolution& to = project_.resolution(file, index);
    if (to.target == kNoFile || to.guessed) return {};
    if (to.submodule || import.kind == ImportKind::kImport) return {Target::What::kModule, to.target};
    return in_module(to.target, import.name);
  }

  // The first parameter of a method stands for its class.
  Target of_parameter(Place place, const Entry& entry) const {
    const Definition& function = definition(place.file, place.scope);
    if (entry.index != 0 || function.parent < 0 || has_decorator(function, "staticmethod")) return {};
    if (definition(place.file, function.parent).kind != DefinitionKind::kClass) return {};
    return {Target::What::kInstance, place.file, function.parent,
            definition(place.file, function.parent).qualified};
  }

  Target member(const Target& owner, std::string_view name) {
    if (owner.what == Target::What::kModule) return in_module(owner.file, name);
    if (owner.what == Target::What::kClass || owner.what == Target::What::kInstance)
      return in_class(owner, name);
    return {};
  }

  // The first class in resolution order that has it. Through an instance only what is defined counts: a value
  // in the class body may be another in a subclass, or be set by a method.
  Target in_class(const Target& owner, std::string_view name) {
    const Step step(*this);
    if (!step.allowed()) return {};
    const bool instance = owner.what == Target::What::kInstance;
    for (const Target& each : resolution_order(owner)) {
      if (!each.known()) return {};
      if (instance && !scopes(each.file).of(each.definition, "self." + std::string(name)).empty()) return {};
      const auto entries = scopes(each.file).of(each.definition, name);
      if (entries.empty()) continue;
      const bool defined = std::all_of(entries.begin(), entries.end(),
                                       [](const Entry& entry) { return entry.kind == Kind::kDefinition; });
      if (defined) return of_definition(each.file, entries.back().index);
      return instance ? Target{} : decide({each.file, each.definition}, entries, name).target;
    }
    return {};
  }

  // The class and its bases, every class before its own bases and those in the order written; an unknown base
  // is an unknown target at its place.
  std::vector<Target> resolution_order(const Target& of) {
    struct Open {
      Target target;
      std::vector<Target> bases;  // still to visit, the last first
    };
    std::vector<Target> finished;  // last first
    std::vector<Target> seen;
    std::vector<Open> open;
    const auto enter = [&](const Target& target) {
      seen.push_back(target);
      open.push_back({target, target.known() ? bases_of(target) : std::vector<Target>{}});
    };
    enter(of);
    while (!open.empty()) {
      if (open.back().bases.empty()) {
        finished.push_back(open.back().target);
        open.pop_back();
        continue;
      }
      const Target next = open.back().bases.back();
      open.back().bases.pop_back();
      const bool known_one = next.known() && std::any_of(seen.begin(), seen.end(), [&](const Target& each) {
                               return each.file == next.file && each.definition == next.definition;
                             });
      if (known_one) continue;
      if (seen.size() >= kMostClasses) return {Target{}};
      enter(next);
    }
    std::reverse(finished.begin(), finished.end());
    return finished;
  }

  std::vector<Target> bases_of(const Target& of) {
    std::vector<Target> bases;
    const Definition& each = definition(of.file, of.definition);
    if (each.bases.size() > kMostClasses) return {Target{}};
    for (const std::string_view base : each.bases) {
      const std::string_view chain = base.substr(0, base.find('['));
      const Found found = is_plain_chain(chain) ? resolve({of.file, each.parent}, chain) : Found{};
      const bool is_class =
          found.target.what == Target::What::kClass && after_links(chain, found.links).empty();
      if (is_class) {
        bases.push_back(found.target);
      } else if (!brings_no_methods(base)) {
        bases.emplace_back();
      }
    }
    return bases;
  }

  Meaning words(const Found& found, std::string_view chain) const {
    if (!found.target.known() || steps_ <= 0) return {};
    Meaning meaning;
    meaning.file = found.target.file;
    meaning.definition = found.target.definition;
    meaning.name = found.target.name;
    meaning.rest = after_links(chain, found.links);
    return meaning;
  }

  const Project& project_;
  mutable int steps_ = kMostSteps;
  int depth_ = 0;
};

}  // namespace

Meaning python_meaning(const Project& project, const Standing& standing, std::string_view chain) {
  return Question(project).at(standing, chain);
}

Meaning python_meaning_in(const Project& project, FileId file, std::string_view name) {
  return Question(project).in(file, name);
}

}  // namespace ssot
