#include "checks/path_findings.h"

#include <fmt/format.h>

#include <algorithm>

#include "checks/places.h"

namespace ssot {
namespace {

const Mention& mention_of(const CheckInput& input, const Taking& taking) {
  return taking.by == Taking::By::kMention ? input.project.facts(taking.file).mentions[taking.import]
                                           : input.project.document(taking.document).mentions[taking.import];
}

void place(const CheckInput& input, const Taking& taking, Finding& finding) {
  const bool in_file = taking.file != kNoFile;
  finding.path =
      in_file ? input.project.facts(taking.file).path : input.project.document(taking.document).path;
  int line = 0;
  if (taking.by == Taking::By::kImport || taking.by == Taking::By::kFence) {
    const Import& import = in_file ? input.project.facts(taking.file).imports[taking.import]
                                   : input.project.document(taking.document).imports[taking.import];
    finding.region = region_of(import);
    line = import.line;
  } else {
    const Mention& mention = mention_of(input, taking);
    finding.region = {mention.line, mention.column, mention.line, mention.end_column};
    line = mention.line;
  }
  if (in_file) finding.enclosing = enclosing(input.project.facts(taking.file), line);
}

// In which language the place is written that takes something.
bool is_cpp(const CheckInput& input, const Taking& taking) {
  if (taking.by == Taking::By::kImport) return input.project.facts(taking.file).language == Language::kCpp;
  if (taking.by != Taking::By::kFence) return false;
  const ImportKind kind = input.project.document(taking.document).imports[taking.import].kind;
  return kind == ImportKind::kInclude || kind == ImportKind::kModule;
}

// What the entry that was taken says to use for this very name.
std::string_view replacement_of(const Taking& taking) {
  if (!taking.entry) return {};
  for (const auto& [name, replacement] : taking.entry->symbols) {
    if (name == taking.name) return replacement;
  }
  return {};
}

bool binds(const Project& project, std::string_view module, std::string_view name) {
  const FileId file = project.module(module);
  return !name.empty() && name != "*" && file != kNoFile && project.follow(file, name).file != kNoFile;
}

// A line that works: the same name, where the module binds it.
std::string advice_for_name(const Project& project, std::string_view name, std::string_view module) {
  return binds(project, module, name) ? fmt::format("Write: from {} import {}", module, name)
                                      : fmt::format("Import what you need from {} instead.", module);
}

// The same for what a string or an entry point names.
std::string advice_for_mention(const Project& project, std::string_view name, std::string_view module) {
  if (name.empty()) return fmt::format("Name {} instead.", module);
  return binds(project, module, name) ? fmt::format("Name {}.{} instead.", module, name)
                                      : fmt::format("Name something that {} has instead.", module);
}

// Whether the canonical class derives from what is taken, or is it under another name: then nobody wants the
// private one.
bool is_made_of(const Project& project, const FoundSymbol& canonical, const Taking& taking) {
  const FileId module = project.module(taking.path);
  if (canonical.file == kNoFile || module == kNoFile) return false;
  const Definer taken = project.follow(module, taking.name);
  if (taken.file == kNoFile || taken.definition < 0) return false;
  const auto same = [&](const Definer& each) {
    return each.file == taken.file && each.definition == taken.definition;
  };
  const Definer own = project.follow(canonical.file, canonical.symbol->right);
  if (own.file == kNoFile || own.definition < 0) return false;
  const auto& bases = project.facts(own.file).definitions[static_cast<std::size_t>(own.definition)].bases;
  return same(own) || std::any_of(bases.begin(), bases.end(), [&](std::string_view base) {
           return same(project.follow(own.file, base));
         });
}

std::string advice_for(const Project& project, const Taking& taking, const FoundSymbol& symbol) {
  const Symbol& instead = *symbol.symbol;
  const bool another_thing = taking.owned.empty() && !taking.name.empty() && taking.name != "*" &&
                             instead.kind == Symbol::Kind::kPython && !is_made_of(project, symbol, taking);
  if (taking.by == Taking::By::kMention || taking.by == Taking::By::kEntryPoint) {
    return another_thing ? advice_for_mention(project, taking.name, instead.left)
                         : fmt::format("Name {}.{} instead.", instead.left, instead.right);
  }
  return another_thing ? advice_for_name(project, taking.name, instead.left)
                       : fmt::format("Write: {}", import_line(instead));
}

}  // namespace

Finding finding_at(const CheckInput& input, const Taking& taking) {
  const Concept& policy = *input.concepts.of(taking).policy;
  Finding finding;
  finding.concept_id = policy.id;
  place(input, taking, finding);
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
  const bool cpp = is_cpp(input, taking);
  const auto own = [&](const auto& is_meant) -> const FoundSymbol* {
    for (const auto* symbols : {&found.canonical, &found.factories, &found.parts}) {
      const auto at = std::find_if(symbols->begin(), symbols->end(), is_meant);
      if (at != symbols->end()) return &*at;
    }
    return nullptr;
  };
  if (const std::string_view replacement = replacement_of(taking); !replacement.empty()) {
    const auto named = [&](const FoundSymbol& each) { return each.symbol->text == replacement; };
    if (const FoundSymbol* symbol = own(named)) return symbol;
  }
  if (!taking.owned.empty()) {
    const auto same = [&](const FoundSymbol& each) {
      return each.symbol->last() == taking.owned && (each.symbol->kind != Symbol::Kind::kPython) == cpp;
    };
    if (const FoundSymbol* symbol = own(same)) return symbol;
  }
  return canonical_for(found, cpp);
}

void each_taking(const CheckInput& input, Taking::Kind kind,
                 const std::function<void(const Taking&)>& visit) {
  for (const auto takings : {input.concepts.takings(), input.concepts.mentioned()}) {
    for (const Taking& taking : takings) {
      if (taking.kind == kind) visit(taking);
    }
  }
}

std::string mention_words(const CheckInput& input, const Taking& taking) {
  if (taking.by == Taking::By::kMention)
    return fmt::format("; here a string names it that {} takes", mention_of(input, taking).how);
  if (taking.by == Taking::By::kEntryPoint)
    return fmt::format("; the entry point {} names it", mention_of(input, taking).how);
  return "";
}

std::string taken_words(const Taking& taking) {
  if (taking.name.empty()) return taking.path;
  return fmt::format("{} of {}", taking.name == "*" ? "everything" : taking.name, taking.path);
}

void apply_replacement(const Project& project, Finding& finding, const Taking& taking) {
  const PathEntry& entry = *taking.entry;
  const bool mention = taking.by == Taking::By::kMention || taking.by == Taking::By::kEntryPoint;
  for (const auto& [name, replacement] : entry.symbols) {
    if (name != taking.name || replacement.empty()) continue;
    const std::size_t colon = replacement.rfind(':');
    if (mention) {
      finding.advice =
          fmt::format("Name {}.{} instead.", replacement.substr(0, colon), replacement.substr(colon + 1));
      return;
    }
    finding.advice = entry.is_file ? fmt::format("Use {} instead.", replacement)
                                   : fmt::format("Write: from {} import {}", replacement.substr(0, colon),
                                                 replacement.substr(colon + 1));
    return;
  }
  if (entry.replace.empty()) return;
  if (mention) {
    if (taking.owned.empty()) finding.advice = advice_for_mention(project, taking.name, entry.replace);
    return;
  }
  if (entry.is_file) {
    finding.advice = fmt::format("Write: #include \"{}\"", entry.replace);
  } else if (taking.owned.empty()) {
    finding.advice = advice_for_name(project, taking.name, entry.replace);
  }
}

}  // namespace ssot
