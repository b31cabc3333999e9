#include "checks/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace ssot {

Region region_of(const Import& import) {
  return {import.name_line, import.name_column, import.name_line, import.name_end_column};
}

Region region_of(const Definition& definition) {
  return {definition.line, definition.name_column, definition.line,
          definition.name_column + static_cast<int>(definition.name.size())};
}

// Definitions are in order of place and nest, so what stands around a line is the last one that starts before
// it, or one around that: a file of a hundred thousand definitions may have as many findings.
std::string enclosing(const FileFacts& file, int line) {
  const auto& all = file.definitions;
  const auto holds = [&](const Definition& each) {
    return each.line <= line && line <= each.end_line && !each.declaration &&
           (each.kind == DefinitionKind::kClass || each.kind == DefinitionKind::kFunction);
  };
  auto at = std::upper_bound(all.begin(), all.end(), line,
                             [](int wanted, const Definition& each) { return wanted < each.line; });
  // A macro has no parent, wherever it is defined.
  while (at != all.begin() &&
         (std::prev(at)->line == line || std::prev(at)->kind == DefinitionKind::kMacro)) {
    if (holds(*--at)) return std::string(at->qualified);
  }
  auto index = static_cast<std::int32_t>(at - all.begin()) - 1;
  while (index >= 0) {
    const Definition& each = all[static_cast<std::size_t>(index)];
    if (holds(each)) return std::string(each.qualified);
    index = each.parent;
  }
  return "";
}

std::string import_line(const Symbol& symbol) {
  switch (symbol.kind) {
    case Symbol::Kind::kPython:
      return fmt::format("from {} import {}", symbol.left, symbol.right.substr(0, symbol.right.find('.')));
    case Symbol::Kind::kCppFile:
      return fmt::format("#include \"{}\"", symbol.left);
    case Symbol::Kind::kCppModule:
      return fmt::format("import {};", symbol.left);
  }
  return {};
}

const FoundSymbol* canonical_for(const FoundConcept& found, const FileFacts& file) {
  return canonical_for(found, file.language == Language::kCpp);
}

const FoundSymbol* canonical_for(const FoundConcept& found, bool cpp) {
  for (const FoundSymbol& each : found.canonical) {
    if ((each.symbol->kind != Symbol::Kind::kPython) == cpp) return &each;
  }
  return nullptr;
}

Related canonical_place(const Project& project, const FoundSymbol& canonical) {
  const Symbol& symbol = *canonical.symbol;
  Related related{.path = {}, .region = {}, .message = fmt::format("the canonical {} is here", symbol.right)};
  FileId file = canonical.file;
  std::int32_t index = -1;
  const auto& exports = project.facts(file).exports;
  const auto alias = std::find_if(exports.begin(), exports.end(), [&](const Export& each) {
    return !each.target.empty() && each.name == symbol.right;
  });
  if (symbol.kind == Symbol::Kind::kPython && alias != exports.end()) {
    // The name is bound here, whatever it stands for.
    related.path = project.path(file);
    related.region = {alias->line, alias->column, alias->line, alias->end_column};
    return related;
  }
  if (symbol.kind == Symbol::Kind::kPython) {
    const Definer definer = project.follow(canonical.file, symbol.right);
    if (definer.file == canonical.file) index = definer.definition;
  } else {
    const auto& definitions = project.facts(file).definitions;
    // The last definition, else the first declaration: a header only declares its functions.
    for (std::size_t i = 0; i < definitions.size(); ++i) {
      if (definitions[i].qualified != symbol.right) continue;
      if (!definitions[i].declaration || index < 0) index = static_cast<std::int32_t>(i);
    }
  }
  related.path = project.path(file);
  related.region = index >= 0 ? region_of(project.facts(file).definitions[static_cast<std::size_t>(index)])
                              : Region{1, 1, 1, 1};
  return related;
}

}  // namespace ssot
