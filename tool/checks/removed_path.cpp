// removed-path (SSOT203): a path in state `removed` is used, whether or not the file still exists.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/path_findings.h"

namespace ssot {
namespace {

void judge(const CheckInput& input, Sink& sink) {
  for (const Taking& taking : input.concepts.takings()) {
    if (taking.kind != Taking::Kind::kRemoved) continue;
    Finding finding = finding_at(input, taking);
    finding.message = fmt::format("{} is removed and must not be used", taken_words(taking));
    apply_replacement(input.project, finding, taking);
    sink.report(std::move(finding));
  }
}

}  // namespace

constinit const Check removed_path{judge};

}  // namespace ssot
