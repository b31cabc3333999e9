#include "checks/factories.h"

#include <fmt/format.h>

#include "checks/places.h"

namespace ssot {

bool is_stub_of_source(const Project& project, const FileFacts& file) {
  if (!file.path.ends_with(".pyi")) return false;
  return project.find(std::string_view(file.path).substr(0, file.path.size() - 1)) != kNoFile;
}

std::string factory_words(const Symbol& factory) {
  return fmt::format("{} of {}", factory.right, factory.left);
}

void point_at_factories(const Project& project, const std::vector<const FoundSymbol*>& factories,
                        Finding& finding) {
  const Symbol& first = *factories.front()->symbol;
  finding.advice = fmt::format("Call {} instead: {}", factory_words(first), import_line(first));
  for (const FoundSymbol* each : factories) {
    if (each->file == kNoFile) continue;
    Related related = canonical_place(project, *each);
    related.message = fmt::format("the declared factory {} is here", each->symbol->right);
    finding.related.push_back(std::move(related));
  }
}

}  // namespace ssot
