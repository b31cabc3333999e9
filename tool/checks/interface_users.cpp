#include "checks/interface_users.h"

#include <algorithm>
#include <set>

#include "checks/double_names.h"
#include "index/meanings.h"

namespace ssot {
namespace {

// How much a class must have in common with the canonical one to be the same kind of thing.
constexpr std::size_t kFewestOfADouble = 2;  // and a third of its own methods, or of the interface
constexpr std::size_t kFewestOfAName = 3;    // and half of them, where only a name pattern says so

std::string_view last_name(std::string_view text) {
  text = text.substr(0, text.find_first_of("[<"));
  const std::size_t at = text.find_last_of(".:");
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

bool is_python(const Symbol& symbol) { return symbol.kind == Symbol::Kind::kPython; }

}  // namespace

const Definition& InterfaceUsers::definition(ClassPlace place) const {
  return input_.project.facts(place.file).definitions[static_cast<std::size_t>(place.definition)];
}

ClassPlace InterfaceUsers::find_class(const FoundSymbol& symbol) const {
  if (symbol.file == kNoFile) return {};
  ClassPlace place;
  if (is_python(*symbol.symbol)) {
    const Definer definer = input_.project.follow(symbol.file, symbol.symbol->right);
    place = {definer.file, definer.definition};
  } else {
    const auto& all = input_.project.facts(symbol.file).definitions;
    const auto at = std::find_if(all.begin(), all.end(), [&](const Definition& each) {
      return each.qualified == symbol.symbol->right && is_class(each) && each.specialisation.empty();
    });
    if (at != all.end()) place = {symbol.file, static_cast<std::int32_t>(at - all.begin())};
  }
  return place.known() && is_class(definition(place)) ? place : ClassPlace{};
}

std::vector<Canon> InterfaceUsers::canons(const FoundConcept& found) {
  std::vector<Canon> canons;
  const auto add = [&](const FoundSymbol& symbol, bool is_canonical) {
    const ClassPlace place = find_class(symbol);
    if (!place.known() || (!is_canonical && !is_abstract_class(input_.project, place))) return;
    // Which bases of a C++ class are public is not known.
    const bool own = !is_python(*symbol.symbol);
    canons.push_back({.symbol = symbol.symbol,
                      .place = place,
                      .interface = interface_of(input_.project, hierarchy_.lineage(place), own),
                      .is_canonical = is_canonical});
  };
  for (const FoundSymbol& each : found.canonical) add(each, true);
  for (const FoundSymbol& each : found.parts) add(each, false);
  std::erase_if(canons, [](const Canon& each) { return each.interface.methods.empty(); });
  return canons;
}

std::vector<InterfaceUser> InterfaceUsers::users(const FoundConcept& found,
                                                 const std::vector<Canon>& canons) {
  std::vector<InterfaceUser> users;
  if (canons.empty()) return users;
  add_heirs(canons, users);
  add_copies(found, canons, users);
  std::sort(users.begin(), users.end(),
            [](const InterfaceUser& a, const InterfaceUser& b) { return a.place < b.place; });
  return users;
}

bool InterfaceUsers::has_heirs(std::string_view name) {
  collect_heirs();
  return heirs_.contains(name);
}

void InterfaceUsers::collect_heirs() {
  if (collected_) return;
  collected_ = true;
  for (std::size_t i = 0; i < input_.project.size(); ++i) {
    const FileId file{static_cast<std::uint32_t>(i)};
    const FileFacts& facts = input_.project.facts(file);
    for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
      const Definition& each = facts.definitions[k];
      if (each.kind == DefinitionKind::kAlias && last_name(each.target) != each.name)
        other_names_[last_name(each.target)].push_back(each.name);
      if (!is_class(each)) continue;
      for (const std::string_view base : each.bases)
        heirs_[last_name(base)].push_back({file, static_cast<std::int32_t>(k)});
    }
    for (const Import& each : facts.imports) {
      if (!each.alias.empty() && !each.name.empty()) other_names_[each.name].push_back(each.alias);
    }
    for (const Export& each : facts.exports) {
      if (!each.target.empty()) other_names_[last_name(each.target)].push_back(each.name);
    }
  }
}

// By names alone, renamed ones included: most classes are no candidates, and their bases need no look-up.
std::vector<ClassPlace> InterfaceUsers::may_derive(const std::vector<Canon>& canons) {
  collect_heirs();
  std::set<ClassPlace> places;
  std::set<std::string_view> names;
  std::vector<std::string_view> open;
  const auto add = [&](std::string_view name) {
    if (names.insert(name).second) open.push_back(name);
  };
  for (const Canon& canon : canons) add(definition(canon.place).name);
  for (const Canon& canon : canons) add(canon.symbol->last());
  while (!open.empty()) {
    const std::string_view name = open.back();
    open.pop_back();
    if (const auto renamed = other_names_.find(name); renamed != other_names_.end()) {
      for (const std::string_view each : renamed->second) add(each);
    }
    if (const auto heirs = heirs_.find(name); heirs != heirs_.end()) {
      for (const ClassPlace& each : heirs->second) {
        places.insert(each);
        add(definition(each).name);
      }
    }
  }
  return {places.begin(), places.end()};
}

void InterfaceUsers::add_heirs(const std::vector<Canon>& canons, std::vector<InterfaceUser>& users) {
  for (const ClassPlace& each : may_derive(canons)) {
    const Lineage& lineage = hierarchy_.lineage(each);
    const Canon* nearest = nullptr;
    for (std::size_t i = 1; i < lineage.classes.size() && !nearest; ++i) {
      const auto at = std::find_if(canons.begin(), canons.end(),
                                   [&](const Canon& canon) { return canon.place == lineage.classes[i]; });
      if (at != canons.end()) nearest = &*at;
    }
    if (nearest) users.push_back({.place = each, .canon = nearest, .derives = true, .own_only = true});
  }
}

bool InterfaceUsers::may_copy(const FoundConcept& found, std::string_view name,
                              const std::vector<Canon>& canons) const {
  if (found.policy->claims_name(name)) return true;
  return std::any_of(canons.begin(), canons.end(), [&](const Canon& canon) {
    return canon.is_canonical && original_name(name) == original_name(canon.symbol->last());
  });
}

// A part that bears its name, else the canonical class of its language.
const Canon* InterfaceUsers::original_of(const FoundConcept&, const FileFacts& facts, const Definition& each,
                                         const std::vector<Canon>& canons) const {
  const Canon* original = nullptr;
  for (const Canon& canon : canons) {
    if (is_python(*canon.symbol) != (facts.language == Language::kPython)) continue;
    if (canon.symbol->last() == each.name) return &canon;
    if (canon.is_canonical) original = &canon;
  }
  return original;
}

std::set<std::string_view> InterfaceUsers::shared_names(ClassPlace a, ClassPlace b) {
  std::set<std::string_view> names;
  const Lineage& above = hierarchy_.lineage(a);
  const Lineage& other = hierarchy_.lineage(b);
  for (std::size_t i = 1; i < above.classes.size(); ++i) {
    const ClassPlace& base = above.classes[i];
    if (std::find(other.classes.begin() + 1, other.classes.end(), base) == other.classes.end()) continue;
    const ClassInterface own = interface_of(input_.project, {.classes = {base}, .whole = true}, true);
    for (const Method& method : own.methods) names.insert(method.name);
  }
  return names;
}

// What both have because they implement the same interface says that they are siblings, and not that one
// copies the other.
bool InterfaceUsers::is_same_kind(ClassPlace place, const ClassInterface& interface, const Canon& canon) {
  const Definition& each = definition(place);
  const std::set<std::string_view> shared = shared_names(place, canon.place);
  std::size_t common = 0;
  for (const Method& method : interface.methods)
    common += canon.interface.find(method.name) && !shared.contains(method.name) ? 1U : 0U;
  const bool named = original_name(each.name) == original_name(canon.symbol->last());
  const std::size_t share = named ? 3 : 2;
  if (common < (named ? kFewestOfADouble : kFewestOfAName)) return false;
  return common * share >= interface.methods.size() || common * share >= canon.interface.methods.size();
}

void InterfaceUsers::add_copies(const FoundConcept& found, const std::vector<Canon>& canons,
                                std::vector<InterfaceUser>& users) {
  std::set<ClassPlace> known;
  for (const Canon& canon : canons) {
    // Neither itself nor what it is made of.
    for (const ClassPlace& each : hierarchy_.lineage(canon.place).classes) known.insert(each);
  }
  for (const InterfaceUser& each : users) known.insert(each.place);
  std::vector<InterfaceUser> copies;
  std::set<ClassPlace> places;
  for (std::size_t i = 0; i < input_.project.size(); ++i) {
    const FileId file{static_cast<std::uint32_t>(i)};
    const FileFacts& facts = input_.project.facts(file);
    const bool stub =
        facts.path.ends_with(".pyi") &&
        input_.project.find(std::string_view(facts.path).substr(0, facts.path.size() - 1)) != kNoFile;
    if (stub || found.is_home(file) || found.is_implementation(file)) continue;
    std::set<std::string_view> seen;  // alternatives under `#if`, `if` or `try` are one
    for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
      const Definition& each = facts.definitions[k];
      const ClassPlace place{file, static_cast<std::int32_t>(k)};
      if (!is_class(each) || known.contains(place) || !may_copy(found, each.name, canons)) continue;
      const Canon* canon = original_of(found, facts, each, canons);
      if (!canon || !seen.insert(each.qualified).second) continue;
      // A specialisation of the class itself.
      if (!each.specialisation.empty() && each.qualified == canon->symbol->right) continue;
      const ClassInterface interface = interface_of(input_.project, hierarchy_.lineage(place));
      if (!is_same_kind(place, interface, *canon)) continue;
      copies.push_back({.place = place, .canon = canon, .derives = false, .own_only = false});
      places.insert(place);
    }
  }
  for (InterfaceUser& copy : copies) {
    const auto& classes = hierarchy_.lineage(copy.place).classes;
    copy.own_only = std::any_of(classes.begin() + 1, classes.end(),
                                [&](const ClassPlace& each) { return places.contains(each); });
    users.push_back(copy);
  }
}

}  // namespace ssot
