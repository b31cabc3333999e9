#include "run/candidates.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <unordered_set>

namespace ssot {
namespace {

// Rules whose findings rest on what a file defines; the others rest on paths and edges.
constexpr std::array<std::string_view, 3> kAboutDefinitions{"duplicate-definition", "same-name-definition",
                                                            "re-export-shim"};

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

// The last names of the C++ classes that declared factories make.
std::unordered_set<std::string_view> made_by_factories(const ConceptIndex& concepts) {
  std::unordered_set<std::string_view> names;
  for (const FoundConcept& found : concepts.all()) {
    const auto is_cpp = [](const FoundSymbol& each) { return each.symbol->kind != Symbol::Kind::kPython; };
    if (std::none_of(found.factories.begin(), found.factories.end(), is_cpp)) continue;
    for (const FoundSymbol& symbol : found.canonical) {
      if (is_cpp(symbol)) names.insert(symbol.symbol->last());
    }
  }
  return names;
}

// "W" of "ns::W".
std::string_view last_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

// One of `names` is a word of the type.
bool holds_name(std::string_view type, const std::unordered_set<std::string_view>& names) {
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t i = 0; i < type.size(); ++i) {
    const std::size_t start = i;
    while (i < type.size() && is_word(type[i])) ++i;
    if (i > start && names.contains(type.substr(start, i - start))) return true;
  }
  return false;
}

}  // namespace

std::vector<FileId> candidates_with_bodies(const Project& project, const ConceptIndex& concepts) {
  Candidates all(project);
  const std::unordered_set<std::string_view> names = made_by_factories(concepts);
  if (names.empty()) return {};
  for (std::size_t i = 0; i < project.size(); ++i) {
    const FileFacts& facts = project.files()[i];
    if (facts.language != Language::kCpp) continue;
    const bool made = std::any_of(facts.uses.begin(), facts.uses.end(), [&](const Use& each) {
      return each.kind == UseKind::kConstruction && names.contains(last_name(each.name));
    });
    const bool returned =
        std::any_of(facts.definitions.begin(), facts.definitions.end(),
                    [&](const Definition& each) { return holds_name(each.returns, names); });
    if (made || returned) all.add(FileId{static_cast<std::uint32_t>(i)});
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
