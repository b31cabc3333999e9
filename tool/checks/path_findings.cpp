#include "checks/path_findings.h"

#include <fmt/format.h>

#include "checks/places.h"

namespace ssot {
namespace {

// A line that works: the same name, where the module binds it.
std::string advice_for_name(const Project& project, std::string_view name, std::string_view module) {
  const FileId file = project.module(module);
  if (!name.empty() && name != "*" && file != kNoFile && project.follow(file, name).file != kNoFile) {
    return fmt::format("Write: from {} import {}", module, name);
  }
  return fmt::format("Import what you need from {} instead.", module);
}

std::string advice_for(const Project& project, const Taking& taking, const FoundSymbol& symbol) {
  const bool another_thing = taking.owned.empty() && !taking.name.empty() && taking.name != "*";
  if (another_thing && symbol.symbol->kind == Symbol::Kind::kPython) {
    return advice_for_name(project, taking.name, symbol.symbol->left);
  }
  return fmt::format("Write: {}", import_line(*symbol.symbol));
}

}  // namespace

Finding finding_at(const CheckInput& input, const Taking& taking) {
  const FileFacts& facts = input.project.facts(taking.file);
  const Import& import = facts.imports[taking.import];
  const Concept& policy = *input.concepts.of(taking).policy;
  Finding finding;
  finding.concept_id = policy.id;
  finding.path = facts.path;
  finding.region = region_of(import);
  finding.enclosing = enclosing(facts, import.line);
  finding.detail = taking.name.empty() ? taking.path : taking.path + ":" + taking.name;
  finding.written = taking.entry ? taking.entry->place : policy.place;
  finding.proof = taking.proof;
  if (const FoundSymbol* symbol = instead_of(input, taking)) {
    finding.advice = advice_for(input.project, taking, *symbol);
    if (symbol->file != kNoFile) finding.related.push_back(canonical_place(input.project, *symbol));
  }
  return finding;
}

const FoundSymbol* instead_of(const CheckInput& input, const Taking& taking) {
  const FoundConcept& found = input.concepts.of(taking);
  const FileFacts& facts = input.project.facts(taking.file);
  const bool cpp = facts.language == Language::kCpp;
  for (const auto* symbols : {&found.canonical, &found.factories, &found.parts}) {
    for (const FoundSymbol& each : *symbols) {
      if (!taking.owned.empty() && each.symbol->last() == taking.owned &&
          (each.symbol->kind != Symbol::Kind::kPython) == cpp)
        return &each;
    }
  }
  return canonical_for(found, facts);
}

std::string taken_words(const Taking& taking) {
  if (taking.name.empty()) return taking.path;
  return fmt::format("{} of {}", taking.name == "*" ? "everything" : taking.name, taking.path);
}

void apply_replacement(const Project& project, Finding& finding, const Taking& taking) {
  const PathEntry& entry = *taking.entry;
  for (const auto& [name, replacement] : entry.symbols) {
    if (name != taking.name || replacement.empty()) continue;
    const std::size_t colon = replacement.rfind(':');
    finding.advice = entry.is_file ? fmt::format("Use {} instead.", replacement)
                                   : fmt::format("Write: from {} import {}", replacement.substr(0, colon),
                                                 replacement.substr(colon + 1));
    return;
  }
  if (entry.replace.empty()) return;
  if (entry.is_file) {
    finding.advice = fmt::format("Write: #include \"{}\"", entry.replace);
  } else if (taking.owned.empty()) {
    finding.advice = advice_for_name(project, taking.name, entry.replace);
  }
}

}  // namespace ssot
