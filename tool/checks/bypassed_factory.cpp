// bypassed-factory (SSOT105): the canonical class is constructed directly, where a factory is declared for
// it.
//
// Only the class itself counts, followed through imports and aliases: subclasses, `cls()`,
// `super().__init__()` and other classes of the same name do not.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/factories.h"
#include "checks/places.h"
#include "index/concept_makers.h"

namespace ssot {
namespace {

void report(const CheckInput& input, const FoundConcept& found, const FileFacts& file, const Use& use,
            const std::vector<const FoundSymbol*>& factories, Sink& sink) {
  const FoundSymbol* canonical = canonical_for(found, file);
  Finding finding;
  finding.concept_id = found.policy->id;
  finding.path = file.path;
  finding.region = {use.line, use.column, use.end_line, use.end_column};
  finding.written = found.policy->place;
  finding.proof = file.depth;
  finding.enclosing = enclosing(file, use.line);
  finding.detail = canonical ? canonical->symbol->right : use.name;
  finding.message = fmt::format("{} is made here directly; objects of the concept {} come from {}",
                                finding.detail, found.policy->id, factory_words(*factories.front()->symbol));
  point_at_factories(input.project, factories, finding);
  sink.report(std::move(finding));
}

void judge(const CheckInput& input, Sink& sink) {
  for (const FoundConcept& found : input.concepts.all()) {
    if (found.policy->factories.empty()) continue;
    const ConceptMakers makers(input.project, found);
    for (std::size_t i = 0; i < input.project.size(); ++i) {
      const FileId id{static_cast<std::uint32_t>(i)};
      const FileFacts& file = input.project.facts(id);
      if (file.uses.empty() || found.is_home(id) || found.is_implementation(id)) continue;
      const auto factories = makers.factories_for(file);
      if (factories.empty()) continue;
      for (const Use& use : file.uses) {
        if (makers.constructs(id, use) && !makers.is_own(id, use.parent))
          report(input, found, file, use, factories, sink);
      }
    }
  }
}

}  // namespace

constinit const Check bypassed_factory{judge};

}  // namespace ssot
