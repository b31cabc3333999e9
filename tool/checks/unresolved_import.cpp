// unresolved-import (SSOT207): an import that should be inside the tree leads nowhere.
//
// Python only: without a build, a C++ header that is not in the tree may well be generated. What "should be
// inside the tree" means is settled when the imports are resolved (docs/contract.md, "Graph rules").

#include <fmt/format.h>

#include <set>
#include <utility>

#include "checks/check.h"
#include "checks/places.h"

namespace ssot {
namespace {

// Imports that SSOT202 or SSOT203 already speaks of: the policy knows that their path goes, or is gone.
std::set<std::pair<FileId, std::uint32_t>> spoken_of(const CheckInput& input) {
  std::set<std::pair<FileId, std::uint32_t>> imports;
  for (const Taking& taking : input.concepts.takings()) {
    const bool gone = taking.kind == Taking::Kind::kRemoved || taking.kind == Taking::Kind::kDeprecated;
    if (gone) imports.emplace(taking.file, taking.import);
  }
  return imports;
}

bool same_statement(const Import& a, const Import& b) {
  return a.line == b.line && a.column == b.column && a.module == b.module;
}

void judge(const CheckInput& input, Sink& sink) {
  const auto known = spoken_of(input);
  for (std::size_t i = 0; i < input.project.size(); ++i) {
    const FileId file{static_cast<std::uint32_t>(i)};
    const FileFacts& facts = input.project.facts(file);
    const auto resolutions = input.project.resolutions(file);
    for (std::size_t k = 0; k < resolutions.size(); ++k) {
      const Resolution& to = resolutions[k];
      const bool no_name = to.state == Resolution::State::kNoName;
      if (!no_name && to.state != Resolution::State::kBroken) continue;
      if (known.contains({file, static_cast<std::uint32_t>(k)})) continue;
      const Import& import = facts.imports[k];
      // `from gone import a, b, c` is one fault.
      if (!no_name && k > 0 && resolutions[k - 1].state == to.state &&
          same_statement(facts.imports[k - 1], import))
        continue;
      Finding finding;
      finding.path = facts.path;
      finding.region = region_of(import);
      finding.enclosing = enclosing(facts, import.line);
      finding.detail =
          no_name ? fmt::format("{}:{}", import.module, import.name) : std::string(import.module);
      if (no_name) {
        finding.message = fmt::format("{} has no {}", input.project.path(to.target), import.name);
        finding.advice = "Import it from where it is defined, or delete the import.";
        finding.related.push_back({std::string(input.project.path(to.target)),
                                   {1, 1, 1, 1},
                                   fmt::format("the name {} stands nowhere in this file", import.name)});
      } else {
        finding.message =
            fmt::format("there is no module {} in this tree", input.project.absolute_module(file, import));
        finding.advice =
            "Correct the path, or delete the import; if it may be absent on purpose, guard it with try and "
            "except ImportError.";
      }
      sink.report(std::move(finding));
    }
  }
}

}  // namespace

constinit const Check unresolved_import{judge};

}  // namespace ssot
