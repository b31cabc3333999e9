// A check is code that looks for one kind of fault in a finished Project. One .cpp a check, no header each; the table is
// checks.def. A check knows neither its rule's id nor its severity: Sink stamps the name, verdict the rest.
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

struct Check {
  std::string_view rule;  // the rule's name
  void (*judge)(const CheckInput&, Sink&);
};

// Every check whose rule is not off, in the order of checks.def.
std::vector<Finding> run_checks(const CheckInput& input);

}  // namespace ssot
