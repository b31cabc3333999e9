// dual-path-import (SSOT205): one file reaches one concept through two or more different paths.
//
// The canonical module and the modules of declared factories are one path together, and parts are never a
// second one: a file that takes each symbol from its declared place uses one path.

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "checks/check.h"
#include "checks/path_findings.h"
#include "checks/places.h"

namespace ssot {
namespace {

// Imports of one file that take one concept, parts left out.
using Group = std::vector<const Taking*>;

std::string path_of(const Taking& taking) {
  return taking.kind == Taking::Kind::kCanonical ? std::string{} : taking.path;
}

void judge_group(const CheckInput& input, const Group& group, Sink& sink) {
  const auto second = std::find_if(group.begin(), group.end(), [&](const Taking* each) {
    return path_of(*each) != path_of(*group.front());
  });
  if (second == group.end()) return;
  std::vector<std::string> paths;
  for (const Taking* each : group) {
    const std::string path = path_of(*each).empty() ? each->path : path_of(*each);
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  }
  const FileFacts& facts = input.project.facts(group.front()->file);
  Finding finding = finding_at(input, **second);
  finding.related.clear();
  for (const Taking* each : group) {
    finding.proof = std::min(finding.proof, each->proof);
    const Import& import = facts.imports[each->import];
    finding.related.push_back(
        {facts.path, region_of(import), fmt::format("{} is taken here", taken_words(*each))});
  }
  finding.enclosing.clear();
  std::sort(paths.begin(), paths.end());
  finding.detail = fmt::format("{}", fmt::join(paths, " "));
  finding.message = fmt::format("this file reaches the concept {} through {} paths: {}", finding.concept_id,
                                paths.size(), enumerate(paths));
  if (!finding.advice.empty()) finding.advice = fmt::format("Use one path. {}", finding.advice);
  sink.report(std::move(finding));
}

void judge(const CheckInput& input, Sink& sink) {
  const auto takings = input.concepts.takings();
  for (std::size_t start = 0; start < takings.size();) {
    std::size_t end = start;
    while (end < takings.size() && takings[end].file == takings[start].file) ++end;
    for (std::uint32_t index = 0; index < input.concepts.all().size(); ++index) {
      Group group;
      for (std::size_t i = start; i < end; ++i) {
        if (takings[i].concept_index == index && takings[i].kind != Taking::Kind::kPart)
          group.push_back(&takings[i]);
      }
      if (group.size() > 1 && !input.concepts.all()[index].is_home(takings[start].file))
        judge_group(input, group, sink);
    }
    start = end;
  }
}

}  // namespace

constinit const Check dual_path_import{judge};

}  // namespace ssot
