// deprecated-path (SSOT202): a path in state `deprecated` is used. An error once its `error_after` has
// passed.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/path_findings.h"

namespace ssot {
namespace {

void judge(const CheckInput& input, Sink& sink) {
  each_taking(input, Taking::Kind::kDeprecated, [&](const Taking& taking) {
    const PathEntry& entry = *taking.entry;
    Finding finding = finding_at(input, taking);
    finding.message = fmt::format("{} is deprecated", taken_words(taking));
    if (entry.since) finding.message += fmt::format(" since {}", to_text(*entry.since));
    if (entry.error_after) {
      const bool over = input.policy.today > *entry.error_after;
      finding.message += over ? ", and an error since its term ended on " : ", and becomes an error after ";
      finding.message += to_text(*entry.error_after);
      if (over) finding.own_severity = Severity::kError;
    }
    finding.message += mention_words(input, taking);
    apply_replacement(input.project, finding, taking);
    sink.report(std::move(finding));
  });
}

}  // namespace

constinit const Check deprecated_path{judge};

}  // namespace ssot
