// stale-document (SSOT503): a code fence in a document imports a path that is deprecated, removed, private, not the
// concept's own, or gone.
//
// "Gone" means what SSOT207 means. A fence in C++ is judged by the policy's paths alone: without a build, a header that is
// not in the tree may well be generated.

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

#include "checks/check.h"
#include "checks/path_findings.h"
#include "checks/places.h"

namespace ssot {
namespace {

using Shown = std::pair<DocumentId, std::uint32_t>;

std::string what_is_wrong(const CheckInput& input, const Taking& taking) {
  switch (taking.kind) {
    case Taking::Kind::kRemoved:
      return "which is removed";
    case Taking::Kind::kDeprecated:
      return "which is deprecated";
    case Taking::Kind::kPrivate:
      return fmt::format("which is the private implementation of the concept {}",
                         input.concepts.of(taking).policy->id);
    case Taking::Kind::kNoncanonical:
      return fmt::format("which is not the path of the concept {}", input.concepts.of(taking).policy->id);
    default:
      return {};
  }
}

void judge_paths(const CheckInput& input, Sink& sink, std::set<Shown>& spoken_of) {
  for (const Taking& taking : input.concepts.shown()) {
    const std::string wrong = what_is_wrong(input, taking);
    if (wrong.empty()) continue;
    spoken_of.emplace(taking.document, taking.import);
    Finding finding = finding_at(input, taking);
    finding.message = fmt::format("this example takes {}, {}", taken_words(taking), wrong);
    if (taking.entry) apply_replacement(input.project, finding, taking);
    sink.report(std::move(finding));
  }
}

bool same_statement(const Import& a, const Import& b) {
  return a.line == b.line && a.column == b.column && a.module == b.module;
}

Finding gone(const CheckInput& input, const Document& document, const Import& import, const Resolution& to) {
  const bool no_name = to.state == Resolution::State::kNoName;
  Finding finding;
  finding.path = document.path;
  finding.region = region_of(import);
  finding.detail = no_name ? fmt::format("{}:{}", import.module, import.name) : std::string(import.module);
  if (no_name) {
    finding.message = fmt::format("this example imports {} from {}, which has no such name", import.name,
                                  input.project.path(to.target));
    finding.advice = "Show the import as it is written today, or delete the example.";
    finding.related.push_back({std::string(input.project.path(to.target)),
                               {1, 1, 1, 1},
                               fmt::format("the name {} stands nowhere in this file", import.name)});
  } else {
    finding.message = fmt::format("this example imports {}, and there is no such module in this tree", import.module);
    finding.advice =
        "Show the import as it is written today, or delete the example; a document about the past belongs under "
        "docs.history.";
  }
  return finding;
}

void judge_gone(const CheckInput& input, Sink& sink, const std::set<Shown>& spoken_of) {
  for (std::size_t i = 0; i < input.project.documents().size(); ++i) {
    const DocumentId id{static_cast<std::uint32_t>(i)};
    const Document& document = input.project.document(id);
    const auto resolutions = input.project.resolutions(id);
    for (std::size_t k = 0; k < resolutions.size(); ++k) {
      const Resolution& to = resolutions[k];
      const bool no_name = to.state == Resolution::State::kNoName;
      if (!no_name && to.state != Resolution::State::kBroken) continue;
      if (spoken_of.contains({id, static_cast<std::uint32_t>(k)})) continue;
      // `from gone import a, b, c` is one fault.
      if (!no_name && k > 0 && resolutions[k - 1].state == to.state &&
          same_statement(document.imports[k - 1], document.imports[k]))
        continue;
      sink.report(gone(input, document, document.imports[k], to));
    }
  }
}

void judge(const CheckInput& input, Sink& sink) {
  std::set<Shown> spoken_of;
  judge_paths(input, sink, spoken_of);
  judge_gone(input, sink, spoken_of);
}

}  // namespace

constinit const Check stale_document{judge};

}  // namespace ssot
