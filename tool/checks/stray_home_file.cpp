// stray-home-file (SSOT502): a file matches a concept's `files`, so it looks like its home, and is not one.
//
// Files that the policy already places are left alone: homes, `implementation`, `paths` that are allowed or
// deprecated, and shims, which SSOT206 reports.

#include <fmt/format.h>

#include <algorithm>

#include "checks/check.h"
#include "checks/places.h"

namespace ssot {
namespace {

// Whether `paths` lists this file as removed, or else as anything that is not.
bool listed(const CheckInput& input, const FoundConcept& found, FileId file, bool removed) {
  const std::string_view path = input.project.path(file);
  const std::string_view module = input.project.module_of(file);
  return std::any_of(found.policy->paths.begin(), found.policy->paths.end(), [&](const PathEntry& entry) {
    if ((entry.state_on(input.policy.today) == PathState::kRemoved) != removed) return false;
    return entry.is_file ? entry.path.matches(path) : !module.empty() && entry.path.matches(module);
  });
}

void judge(const CheckInput& input, Sink& sink) {
  for (const FoundConcept& found : input.concepts.all()) {
    for (std::size_t i = 0; i < input.project.size(); ++i) {
      const FileId file{static_cast<std::uint32_t>(i)};
      const FileFacts& facts = input.project.facts(file);
      const auto& globs = found.policy->files;
      const auto glob = std::find_if(globs.begin(), globs.end(),
                                     [&](const Glob& each) { return each.matches(facts.path); });
      if (glob == globs.end() || found.is_home(file) || found.is_implementation(file) || found.shim(file))
        continue;
      if (listed(input, found, file, /*removed=*/false)) continue;
      Finding finding;
      finding.concept_id = found.policy->id;
      finding.path = facts.path;
      finding.written = found.policy->place;
      finding.detail = glob->text();
      const FoundSymbol* canonical = canonical_for(found, facts);
      finding.message = fmt::format("this file is named like a home of the concept {} ({}) and is not one",
                                    found.policy->id, glob->text());
      if (canonical && canonical->file != kNoFile)
        finding.message += fmt::format("; its home is {}", input.project.path(canonical->file));
      finding.advice =
          listed(input, found, file, /*removed=*/true)
              ? "Delete it: its path is removed. What is still wanted of it belongs to the home."
              : "Move its code to the home and delete it, rename it, or list it under \"parts\" or "
                "\"implementation\".";
      sink.report(std::move(finding));
    }
  }
}

}  // namespace

constinit const Check stray_home_file{judge};

}  // namespace ssot
