// re-export-shim (SSOT206): a file only hands a concept on. Lists who still needs it.

#include <fmt/format.h>

#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "checks/check.h"
#include "checks/places.h"

namespace ssot {
namespace {

using Users = std::unordered_map<const Shim*, std::vector<const Taking*>>;

void report(const CheckInput& input, const FoundConcept& found, const Shim& shim, const Users& takings,
            Sink& sink) {
  const FileFacts& facts = input.project.facts(shim.file);
  Finding finding;
  finding.concept_id = found.policy->id;
  finding.path = facts.path;
  finding.region = {shim.line, 1, shim.line, 1};
  finding.written = found.policy->place;
  finding.proof = shim.proof;
  finding.detail = fmt::format("{}", fmt::join(shim.names, " "));
  std::vector<std::string> users;
  if (const auto taken = takings.find(&shim); taken != takings.end()) {
    for (const Taking* taking : taken->second) {
      const FileFacts& user = input.project.facts(taking->file);
      finding.related.push_back(
          {user.path, region_of(user.imports[taking->import]), "still needs this file"});
      if (users.empty() || users.back() != user.path) users.push_back(user.path);
    }
  }
  const bool all = shim.names.size() == 1 && shim.names.front() == "*";
  finding.message = fmt::format("this file only hands on {} of the concept {}; {}",
                                all ? "what is" : enumerate(shim.names), found.policy->id,
                                users.empty() ? "no file of this tree needs it"
                                              : fmt::format("{} still {} it", count_of(users.size(), "file"),
                                                            users.size() == 1 ? "needs" : "need"));
  finding.advice = users.empty()
                       ? "Delete it, unless it serves code outside this tree; then list it under \"paths\"."
                       : "Let its users import the canonical path, then delete it; or list it under "
                         "\"paths\" with a state.";
  sink.report(std::move(finding));
}

void judge(const CheckInput& input, Sink& sink) {
  Users users;
  for (const Taking& taking : input.concepts.takings()) {
    if (taking.shim) users[taking.shim].push_back(&taking);
  }
  for (const FoundConcept& found : input.concepts.all()) {
    for (const Shim& shim : found.shims) report(input, found, shim, users, sink);
  }
}

}  // namespace

constinit const Check re_export_shim{judge};

}  // namespace ssot
