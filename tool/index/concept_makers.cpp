#include "index/concept_makers.h"

#include <algorithm>
#include <deque>
#include <string>

#include "index/external_symbols.h"
#include "index/type_names.h"

namespace ssot {
namespace {

constexpr std::size_t kMostAliases = 32;  // in one type; who writes more means something else

const Definition* definition_of(const Project& project, const Meaning& meaning) {
  if (!meaning.known() || meaning.definition < 0) return nullptr;
  return &project.facts(meaning.file).definitions[static_cast<std::size_t>(meaning.definition)];
}

bool is_class(const Definition& each) {
  return each.kind == DefinitionKind::kClass || each.kind == DefinitionKind::kStruct ||
         each.kind == DefinitionKind::kUnion;
}

Language language_of(const FoundSymbol& found) {
  return found.symbol->kind == Symbol::Kind::kPython ? Language::kPython : Language::kCpp;
}

}  // namespace

std::string chain_of_type(std::string_view type) {
  std::string chain;
  int depth = 0;
  for (const char c : type) {
    if (c == '<') ++depth;
    if (c == '>') --depth;
    if (depth > 0 || c == '>' || c == ' ') continue;
    if (c != ':') {
      chain += c;
    } else if (!chain.empty() && chain.back() != '.') {
      chain += '.';
    }
  }
  return chain;
}

bool same_meaning(const Project& project, const Meaning& a, const Meaning& b) {
  if (!a.known() || !b.known() || a.rest != b.rest || a.name != b.name) return false;
  if (a.file == b.file) return true;
  if (a.name.empty() || project.facts(a.file).language == Language::kPython) return false;
  const Definition* first = definition_of(project, a);
  const Definition* second = definition_of(project, b);
  return first && second && (first->declaration || second->declaration);
}

ConceptMakers::ConceptMakers(const Project& project, const FoundConcept& found)
    : project_(project), found_(found) {
  for (const FoundSymbol& each : found.canonical) add_canonical(each);
  if (found.policy->external) find_readers();
  for (const FoundSymbol& each : found.factories) {
    if (each.file == kNoFile) continue;
    Meaning meaning = meaning_in(project, each.file, each.symbol->right);
    if (meaning.known() && meaning.rest.empty()) factories_.push_back(std::move(meaning));
  }
}

void ConceptMakers::add_canonical(const FoundSymbol& symbol) {
  if (symbol.file == kNoFile) return;
  Meaning meaning = meaning_in(project_, symbol.file, symbol.symbol->right);
  for (std::size_t i = 0; i < kMostAliases; ++i) {
    const Definition* definition = definition_of(project_, meaning);
    if (!definition || !meaning.rest.empty()) return;
    if (!is_class(*definition) && definition->kind != DefinitionKind::kAlias) return;
    canonical_.push_back(meaning);
    if (is_class(*definition)) return;
    const Standing standing{meaning.file, definition->parent, definition->line};
    meaning = meaning_of(project_, standing, chain_of_type(definition->target));
  }
}

// Whoever includes such a header, and whoever includes those files in turn.
void ConceptMakers::find_readers() {
  for (const FoundSymbol& each : found_.canonical) {
    if (each.symbol->kind == Symbol::Kind::kCppFile) outside_.push_back(each.symbol->right);
  }
  if (outside_.empty()) return;
  reads_outside_.resize(project_.size());
  std::vector<FileId> open;
  const auto add = [&](FileId file) {
    if (reads_outside_[static_cast<std::size_t>(file)]) return;
    reads_outside_[static_cast<std::size_t>(file)] = true;
    open.push_back(file);
  };
  for (std::size_t i = 0; i < project_.size(); ++i) {
    const FileId file{static_cast<std::uint32_t>(i)};
    const auto& imports = project_.facts(file).imports;
    for (std::size_t k = 0; k < imports.size(); ++k) {
      if (is_external_include(found_, imports[k], project_.resolution(file, k))) add(file);
    }
  }
  while (!open.empty()) {
    const FileId file = open.back();
    open.pop_back();
    for (const Edge& edge : project_.importers(file)) {
      if (!edge.guessed) add(edge.from);
    }
  }
}

bool ConceptMakers::is_outside_canonical(const Standing& standing, std::string_view chain) const {
  if (outside_.empty() || !reads_outside_[static_cast<std::size_t>(standing.file)]) return false;
  return std::any_of(outside_.begin(), outside_.end(), [&](std::string_view qualified) {
    return means_outside(project_, standing, chain, qualified);
  });
}

bool ConceptMakers::leads_to_canonical(Standing standing, std::string chain) const {
  for (std::size_t i = 0; i < kMostAliases; ++i) {
    const Meaning meaning = meaning_of(project_, standing, chain);
    if (is_canonical(meaning) || is_outside_canonical(standing, chain)) return true;
    const Definition* alias = definition_of(project_, meaning);
    if (outside_.empty() || !alias || alias->kind != DefinitionKind::kAlias || !meaning.rest.empty())
      return false;
    standing = {meaning.file, alias->parent, alias->line};
    chain = chain_of_type(alias->target);
  }
  return false;
}

std::vector<const FoundSymbol*> ConceptMakers::factories_for(const FileFacts& file) const {
  std::vector<const FoundSymbol*> symbols;
  for (const FoundSymbol& each : found_.factories) {
    if (language_of(each) == file.language) symbols.push_back(&each);
  }
  return symbols;
}

bool ConceptMakers::is_canonical(const Meaning& meaning) const {
  return std::any_of(canonical_.begin(), canonical_.end(),
                     [&](const Meaning& each) { return same_meaning(project_, each, meaning); });
}

bool ConceptMakers::constructs(FileId file, const Use& use) const {
  if (canonical_.empty() && outside_.empty()) return false;
  const Standing standing{file, use.parent, use.line};
  if (project_.facts(file).language == Language::kPython)
    return use.kind == UseKind::kCall && is_canonical(meaning_of(project_, standing, use.name));
  if (use.kind != UseKind::kConstruction || use.maybe) return false;
  return leads_to_canonical(standing, chain_of_type(use.meant.empty() ? use.name : use.meant));
}

bool ConceptMakers::is_value(const Standing& standing, std::string_view type) const {
  if ((canonical_.empty() && outside_.empty()) || type.empty()) return false;
  struct Waiting {
    Standing standing;
    std::string chain;
  };
  std::deque<Waiting> waiting;
  const auto add = [&](const Standing& at, std::string_view text) {
    for (std::string& chain : names_in_type(text, project_.facts(at.file).language))
      waiting.push_back({at, std::move(chain)});
  };
  add(standing, type);
  for (std::size_t i = 0; i < kMostAliases && !waiting.empty(); ++i) {
    const Waiting next = std::move(waiting.front());
    waiting.pop_front();
    const Meaning meaning = meaning_of(project_, next.standing, next.chain);
    if (is_canonical(meaning) || is_outside_canonical(next.standing, next.chain)) return true;
    const Definition* definition = definition_of(project_, meaning);
    if (definition && definition->kind == DefinitionKind::kAlias && meaning.rest.empty())
      add({meaning.file, definition->parent, definition->line}, definition->target);
  }
  return false;
}

bool ConceptMakers::is_among(const std::vector<Meaning>& meanings, FileId file,
                             std::int32_t definition) const {
  const Definition& wanted = project_.facts(file).definitions[static_cast<std::size_t>(definition)];
  return std::any_of(meanings.begin(), meanings.end(), [&](const Meaning& each) {
    return each.name == wanted.qualified &&
           (each.file == file || project_.facts(file).language == Language::kCpp);
  });
}

bool ConceptMakers::is_own(FileId file, std::int32_t definition) const {
  const auto& definitions = project_.facts(file).definitions;
  for (; definition >= 0; definition = definitions[static_cast<std::size_t>(definition)].parent) {
    if (is_among(canonical_, file, definition) || is_among(factories_, file, definition)) return true;
  }
  return false;
}

}  // namespace ssot
