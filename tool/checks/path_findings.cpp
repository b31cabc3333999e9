#include "checks/path_findings.h"

#include <fmt/format.h>

#include "checks/places.h"

namespace ssot {

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
  if (const FoundSymbol* symbol = instead_of(input, taking)) {
    finding.advice = fmt::format("Write: {}", import_line(*symbol->symbol));
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

void apply_replacement(Finding& finding, const Taking& taking) {
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
    // A name that the concept does not own may not exist there.
    finding.advice = fmt::format("Import what you need from {} instead.", entry.replace);
  }
}

}  // namespace ssot
