#include "index/external_symbols.h"

#include <algorithm>

#include "base/path.h"

namespace ssot {

std::string written_header(const Import& import) {
  if (import.kind != ImportKind::kInclude || import.computed || import.module.size() < 3) return {};
  return join("", import.module.substr(1, import.module.size() - 2));
}

ExternalName external_name(const FoundConcept& found, const Import& import, std::string_view written) {
  const bool from = import.kind == ImportKind::kFrom;
  const std::string inner =
      from ? std::string(written) + "." + std::string(import.name) : std::string(written);
  for (const auto* symbols : {&found.canonical, &found.factories, &found.parts}) {
    for (const FoundSymbol& each : *symbols) {
      if (each.symbol->left != written && each.symbol->left != inner) continue;
      return {.symbol = &each, .part = symbols == &found.parts, .module = each.symbol->left != written};
    }
  }
  return {};
}

bool is_external_include(const FoundConcept& found, const Import& import, const Resolution& to) {
  if (!found.policy->external || (to.target != kNoFile && !to.guessed)) return false;
  const std::string written = written_header(import);
  return !written.empty() && external_name(found, import, written).symbol != nullptr;
}

FileId vendored_home(const Project& project, const Symbol& symbol) {
  if (symbol.kind != Symbol::Kind::kCppFile) return kNoFile;
  const std::string end = "/" + symbol.left;
  for (std::size_t i = 0; i < project.size(); ++i) {
    const FileId id{static_cast<std::uint32_t>(i)};
    const FileFacts& file = project.facts(id);
    if (!file.path.ends_with(end)) continue;
    const bool offers = std::any_of(file.definitions.begin(), file.definitions.end(),
                                    [&](const Definition& each) { return each.qualified == symbol.right; });
    if (offers) return id;
  }
  return kNoFile;
}

}  // namespace ssot
