// "Which one do I use?": the policy's answer, with the places found in the tree.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "checks/places.h"
#include "run/run.h"

namespace ssot {
namespace {

void add_places(const Project& project, const std::vector<FoundSymbol>& symbols,
                std::vector<std::string>& places) {
  for (const FoundSymbol& each : symbols) {
    if (each.file == kNoFile) continue;
    const Related place = canonical_place(project, each);
    places.push_back(fmt::format("{}:{}", place.path, place.region.line));
  }
}

// An include alone does not say which of a header's functions it is.
std::string making_line(const Symbol& factory) {
  if (factory.kind == Symbol::Kind::kPython) return import_line(factory);
  return fmt::format("{}  // {}", import_line(factory), factory.right);
}

Answer answer_of(const Project& project, const FoundConcept& found, const Policy& policy) {
  const Concept& from = *found.policy;
  Answer answer{.concept_id = from.id,
                .why = from.why,
                .owner = from.owner,
                .import_lines = {},
                .made_by = {},
                .places = {},
                .instead_of = {},
                .written = from.place};
  for (const FoundSymbol& each : found.canonical) answer.import_lines.push_back(import_line(*each.symbol));
  for (const FoundSymbol& each : found.factories) answer.made_by.push_back(making_line(*each.symbol));
  add_places(project, found.canonical, answer.places);
  add_places(project, found.factories, answer.places);
  for (const PathEntry& entry : from.paths) {
    switch (entry.state_on(policy.today)) {
      case PathState::kAllowed:
        break;
      case PathState::kDeprecated:
        answer.instead_of.push_back(fmt::format("{} (deprecated)", entry.path.text()));
        break;
      case PathState::kRemoved:
        answer.instead_of.push_back(fmt::format("{} (removed)", entry.path.text()));
        break;
    }
  }
  for (const auto& [glob, place] : from.implementation)
    answer.instead_of.push_back(fmt::format("{} (private)", glob.text()));
  return answer;
}

// The concept's id, a name it owns or claims, or one of its modules.
bool speaks_of(const FoundConcept& found, const std::string& name) {
  const Concept& policy = *found.policy;
  if (policy.id == name || found.owns_name(name) || policy.claims_name(name)) return true;
  for (const auto* symbols : {&policy.canonical, &policy.parts, &policy.factories}) {
    for (const Symbol& each : *symbols) {
      if (each.left == name || each.right == name || each.text == name) return true;
    }
  }
  return std::any_of(policy.paths.begin(), policy.paths.end(),
                     [&](const PathEntry& entry) { return entry.path.matches(name); });
}

}  // namespace

Result<std::vector<Answer>> where(const Workspace& workspace, const std::string& name) {
  const auto linked = link_tree(workspace);
  std::vector<Answer> answers;
  std::vector<std::string_view> known;
  for (const FoundConcept& found : linked->concepts.all()) {
    if (speaks_of(found, name)) answers.push_back(answer_of(linked->project, found, workspace.loaded.policy));
    known.push_back(found.policy->id);
    for (const auto* symbols : {&found.policy->canonical, &found.policy->parts, &found.policy->factories}) {
      for (const Symbol& each : *symbols) known.push_back(each.last());
    }
  }
  if (!answers.empty()) return answers;
  if (known.empty())
    return Error{
        "No concept is declared, so no name has an owner; name one under \"concepts\" in ssot.json."};
  const std::string_view like = closest(name, known);
  return Error{fmt::format(
      "No concept owns the name \"{}\"{}", name,
      like.empty() ? "; ssot where --all lists them." : fmt::format("; did you mean \"{}\"?", like))};
}

std::vector<Answer> where_all(const Workspace& workspace) {
  const auto linked = link_tree(workspace);
  std::vector<Answer> answers;
  for (const FoundConcept& found : linked->concepts.all())
    answers.push_back(answer_of(linked->project, found, workspace.loaded.policy));
  return answers;
}

}  // namespace ssot
