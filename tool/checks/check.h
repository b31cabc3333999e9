// A check is code that looks for one kind of fault in a finished Project. One .cpp a check, no header each;
// the table is checks.def. A check knows neither its rule's id nor its severity: Sink stamps the name,
// verdict the rest.
#pragma once
#include <string_view>
#include <utility>
#include <vector>

#include "index/concepts.h"
#include "index/project.h"
#include "model/finding.h"
#include "policy/policy.h"

namespace ssot {

struct CheckInput {
  const Project& project;
  const Policy& policy;
  const ConceptIndex& concepts;  // the policy's concepts, found in this project
};

class Sink {
 public:
  Sink(std::string_view rule, std::vector<Finding>& out) : rule_(rule), out_(out) {}
  void report(Finding finding) {
    finding.rule = rule_;
    out_.push_back(std::move(finding));
  }

 private:
  std::string_view rule_;
  std::vector<Finding>& out_;
};

using Judge = void (*)(const CheckInput&, Sink&);

struct Check {
  Judge judge = nullptr;
};

#define SSOT_CHECK(rule, constant) extern const Check constant;
#include "checks/checks.def"
#undef SSOT_CHECK

// Runs every check whose rule is not off and is among `rules` (names; empty: all), in the order of
// checks.def.
std::vector<Finding> run_checks(const CheckInput& input, const std::vector<std::string>& rules = {},
                                unsigned threads = 1);

}  // namespace ssot
