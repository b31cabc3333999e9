// private-path (SSOT204): a concept's `implementation` is imported from outside its home.

#include <fmt/format.h>

#include "checks/check.h"
#include "checks/path_findings.h"

namespace ssot {
namespace {

void judge(const CheckInput& input, Sink& sink) {
  each_taking(input, Taking::Kind::kPrivate, [&](const Taking& taking) {
    Finding finding = finding_at(input, taking);
    finding.message =
        fmt::format("{} is the private implementation of the concept {}; only its home may import it",
                    taken_words(taking), finding.concept_id);
    finding.message += mention_words(input, taking);
    sink.report(std::move(finding));
  });
}

}  // namespace

constinit const Check private_path{judge};

}  // namespace ssot
