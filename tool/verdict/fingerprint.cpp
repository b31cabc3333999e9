#include "verdict/fingerprint.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json.h"
#include "base/text.h"
#include "model/rule_words.h"

namespace ssot {

void stamp_fingerprints(std::vector<Finding>& findings) {
  std::map<std::vector<std::string>, int> seen;
  for (Finding& finding : findings) {
    const RuleWords* words = find_rule(finding.rule);
    finding.key = {words ? words->id : finding.rule, finding.concept_id, finding.path, finding.enclosing,
                   finding.detail};
    const int nth = ++seen[finding.key];
    finding.key.push_back(std::to_string(nth));
    finding.fingerprint = sha256(to_text(Json(finding.key))).substr(0, 16);
  }
}

}  // namespace ssot
