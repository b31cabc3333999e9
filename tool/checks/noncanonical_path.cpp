// noncanonical-path (SSOT201): the concept is imported or included from another place than its canonical
// path.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/path_findings.h"

namespace ssot {
namespace {

void judge(const CheckInput& input, Sink& sink) {
  for (const Taking& taking : input.concepts.takings()) {
    if (taking.kind != Taking::Kind::kNoncanonical) continue;
    const Concept& policy = *input.concepts.of(taking).policy;
    Finding finding = finding_at(input, taking);
    finding.message = fmt::format("{} reaches the concept {} by {}", taken_words(taking), policy.id,
                                  taking.shim ? "a file that only hands it on" : "another path than its own");
    sink.report(std::move(finding));
  }
}

}  // namespace

constinit const Check noncanonical_path{judge};

}  // namespace ssot
