#include "index/unread_classes.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "index/concepts.h"
#include "index/meanings.h"

namespace ssot {
namespace {

using Place = std::pair<FileId, std::int32_t>;

// "a.b.C[int]" is a.b.C.
std::string_view chain_of_base(std::string_view base) { return base.substr(0, base.find_first_of("[(")); }

std::string_view last_link(std::string_view chain) {
  const std::size_t dot = chain.rfind('.');
  return dot == std::string_view::npos ? chain : chain.substr(dot + 1);
}

class Finder {
 public:
  Finder(const Project& project, const Policy& policy) : project_(project), policy_(policy) {}

  std::vector<FileId> find() && {
    collect();
    while (!up_.empty() || !down_.empty()) {
      if (!up_.empty()) {
        look_up(take(up_));
      } else {
        look_down(take(down_));
      }
    }
    return {unread_.begin(), unread_.end()};
  }

 private:
  const Definition& definition(Place place) const {
    return project_.facts(place.first).definitions[static_cast<std::size_t>(place.second)];
  }

  // Classes by the last name of each base, those that claim a concept, and the concepts' own.
  void collect() {
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      const FileFacts& facts = project_.facts(file);
      if (facts.language != Language::kPython) continue;
      for (std::size_t k = 0; k < facts.definitions.size(); ++k) {
        const Definition& each = facts.definitions[k];
        if (each.kind != DefinitionKind::kClass) continue;
        const Place place{file, static_cast<std::int32_t>(k)};
        for (const std::string_view base : each.bases)
          by_base_[last_link(chain_of_base(base))].push_back(place);
        if (std::any_of(policy_.concepts.begin(), policy_.concepts.end(),
                        [&](const Concept& one) { return one.claims_name(each.name); }))
          climb(place);
      }
    }
    for (const Concept& one : policy_.concepts) {
      for (const std::vector<Symbol>* symbols : {&one.canonical, &one.parts}) {
        for (const Symbol& symbol : *symbols) add_own(symbol);
      }
    }
  }

  void add_own(const Symbol& symbol) {
    if (symbol.kind != Symbol::Kind::kPython) return;
    const FileId module = project_.module(symbol.left);
    if (module == kNoFile) return;
    const Definer definer = project_.follow(module, symbol.right);
    if (definer.file == kNoFile) return;
    if (definer.definition < 0) return note(definer.file);
    add({definer.file, definer.definition});
  }

  static Place take(std::vector<Place>& places) {
    const Place place = places.back();
    places.pop_back();
    return place;
  }

  bool is_class(Place place) const { return definition(place).kind == DefinitionKind::kClass; }

  // Its bases matter.
  void climb(Place place) {
    if (is_class(place) && above_.insert(place).second) up_.push_back(place);
  }

  // Its heirs matter, and so do its bases.
  void add(Place place) {
    if (is_class(place) && seen_.insert(place).second) down_.push_back(place);
    climb(place);
  }

  void note(FileId file) {
    const FileFacts& facts = project_.facts(file);
    if (facts.language == Language::kPython && !facts.defined) unread_.insert(file);
  }

  Meaning meaning_of_base(Place place, std::string_view base) const {
    const Definition& of = definition(place);
    return meaning_of(project_, {.file = place.first, .parent = of.parent, .line = of.line},
                      chain_of_base(base));
  }

  void look_up(Place place) {
    for (const std::string_view base : definition(place).bases) {
      const Meaning meaning = meaning_of_base(place, base);
      if (!meaning.known()) continue;
      if (meaning.definition < 0) {
        note(meaning.file);
      } else {
        climb({meaning.file, meaning.definition});
      }
    }
  }

  // Who derives from the class, and who may without having been read.
  void look_down(Place place) {
    const std::string_view name = definition(place).name;
    if (const auto named = by_base_.find(name); named != by_base_.end()) {
      for (const Place& heir : named->second) {
        for (const std::string_view base : definition(heir).bases) {
          const Meaning meaning = meaning_of_base(heir, base);
          if (meaning.file == place.first && meaning.definition == place.second) add(heir);
        }
      }
    }
    for (const Edge& edge : project_.importers(place.first)) {
      const Import& import = project_.facts(edge.from).imports[edge.import];
      const bool whole = import.kind == ImportKind::kImport || import.name == "*" ||
                         project_.resolution(edge.from, edge.import).submodule;
      if (whole || import.name == name) note(edge.from);
    }
  }

  const Project& project_;
  const Policy& policy_;
  std::unordered_map<std::string_view, std::vector<Place>> by_base_;
  std::vector<Place> up_, down_;  // to be looked at
  std::set<Place> above_, seen_;  // what was put there
  std::set<FileId> unread_;
};

}  // namespace

std::vector<FileId> unread_classes(const Project& project, const Policy& policy) {
  const auto is_python = [](const Symbol& each) { return each.kind == Symbol::Kind::kPython; };
  const bool has_class = std::any_of(policy.concepts.begin(), policy.concepts.end(), [&](const Concept& one) {
    return std::any_of(one.canonical.begin(), one.canonical.end(), is_python) ||
           std::any_of(one.parts.begin(), one.parts.end(), is_python);
  });
  if (!has_class) return {};  // nothing that a lineage could belong to
  return Finder(project, policy).find();
}

}  // namespace ssot
