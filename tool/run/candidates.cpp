#include "run/candidates.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "checks/interface_users.h"
#include "index/concept_makers.h"
#include "index/cpp_aliases.h"
#include "index/meanings.h"

namespace ssot {
namespace {

// Rules whose findings rest on what a file defines; the others rest on paths and edges.
constexpr std::array<std::string_view, 4> kAboutDefinitions{"duplicate-definition", "same-name-definition",
                                                            "re-export-shim", "signature-drift"};

class Candidates {
 public:
  explicit Candidates(const Project& project) : project_(project) {}

  void add(FileId file) {
    if (file != kNoFile && project_.facts(file).language == Language::kCpp) files_.push_back(file);
  }
  void add(std::string_view path) { add(project_.find(path)); }

  std::vector<FileId> take() && {
    std::sort(files_.begin(), files_.end());
    files_.erase(std::unique(files_.begin(), files_.end()), files_.end());
    return std::move(files_);
  }

 private:
  const Project& project_;
  std::vector<FileId> files_;
};

bool lost_something(const FileFacts& facts) {
  return facts.defined && std::any_of(facts.gaps.begin(), facts.gaps.end(),
                                      [](const Gap& gap) { return gap.kind == GapKind::kLost; });
}

// The last names of the C++ classes that the concept's declared factories make.
std::set<std::string_view> made_by_factories(const FoundConcept& found) {
  std::set<std::string_view> names;
  const auto is_cpp = [](const FoundSymbol& each) { return each.symbol->kind != Symbol::Kind::kPython; };
  if (std::none_of(found.factories.begin(), found.factories.end(), is_cpp)) return names;
  for (const FoundSymbol& symbol : found.canonical) {
    if (is_cpp(symbol)) names.insert(symbol.symbol->last());
  }
  return names;
}

// "W" of "ns::W".
std::string_view last_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

// The tokens leave open whether an object of the concept is made.
bool may_make(const Project& project, const ConceptMakers& makers, const std::set<std::string_view>& names,
              FileId file) {
  const auto& uses = project.facts(file).uses;
  return std::any_of(uses.begin(), uses.end(), [&](const Use& each) {
    return each.kind == UseKind::kConstruction && each.maybe && names.contains(last_name(each.name)) &&
           makers.is_canonical(meaning_of(project, {file, each.parent, each.line}, chain_of_type(each.name)));
  });
}

// A member gives out an object of the concept; only a parser knows whether it is static.
bool may_return(const Project& project, const ConceptMakers& makers, const std::set<std::string_view>& names,
                FileId file) {
  const auto& definitions = project.facts(file).definitions;
  return std::any_of(definitions.begin(), definitions.end(), [&](const Definition& each) {
    return each.kind == DefinitionKind::kFunction && each.access != Access::kNone &&
           holds_word(each.returns, names) && makers.is_value({file, each.parent, each.line}, each.returns);
  });
}

}  // namespace

std::vector<FileId> candidates_with_bodies(const Project& project, const ConceptIndex& concepts) {
  Candidates all(project);
  for (const FoundConcept& found : concepts.all()) {
    const std::set<std::string_view> names = made_by_factories(found);
    if (names.empty()) continue;
    const ConceptMakers makers(project, found);
    for (std::size_t i = 0; i < project.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      if (project.facts(file).language != Language::kCpp || found.is_home(file)) continue;
      if (may_make(project, makers, names, file) || may_return(project, makers, names, file)) all.add(file);
    }
  }
  return std::move(all).take();
}

std::vector<FileId> candidates_of_copies(const CheckInput& input) {
  Candidates all(input.project);
  InterfaceUsers users(input);
  for (const FoundConcept& found : input.concepts.all()) {
    const std::vector<Canon> canons = users.canons(found);
    for (const InterfaceUser& user : users.users(found, canons)) {
      if (!user.derives) {
        all.add(user.place.file);
        all.add(user.canon->place.file);
      }
    }
  }
  return std::move(all).take();
}

std::vector<FileId> candidates(const Project& project, const ConceptIndex& concepts,
                               const std::vector<Finding>& findings, const std::vector<FileId>& more) {
  Candidates all(project);
  for (const FileId file : more) all.add(file);
  for (const Finding& finding : findings) {
    if (std::find(kAboutDefinitions.begin(), kAboutDefinitions.end(), finding.rule) ==
        kAboutDefinitions.end())
      continue;
    all.add(finding.path);
    for (const Related& related : finding.related) all.add(related.path);
  }
  // A home that seems to lack its symbol: a macro may write it.
  for (const FoundConcept& found : concepts.all()) {
    for (const auto* symbols : {&found.canonical, &found.parts, &found.factories}) {
      for (const FoundSymbol& symbol : *symbols) {
        if (!symbol.name_found) all.add(symbol.file);
      }
    }
  }
  for (std::size_t i = 0; i < project.size(); ++i) {
    if (lost_something(project.files()[i])) all.add(FileId{static_cast<std::uint32_t>(i)});
  }
  return std::move(all).take();
}

}  // namespace ssot
