// removed-path (SSOT203): a path in state `removed` is used, whether or not the file still exists.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/path_findings.h"

namespace ssot {
namespace {

void judge(const CheckInput& input, Sink& sink) {
  each_taking(input, Taking::Kind::kRemoved, [&](const Taking& taking) {
    Finding finding = finding_at(input, taking);
    finding.message = fmt::format("{} is removed and must not be used", taken_words(taking));
    finding.message += mention_words(input, taking);
    apply_replacement(input.project, finding, taking);
    sink.report(std::move(finding));
  });
}

}  // namespace

constinit const Check removed_path{judge};

}  // namespace ssot
