#include "verdict/fingerprint.h"

#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>

#include "base/json.h"
#include "base/text.h"
#include "model/rule_words.h"

namespace ssot {

void stamp_fingerprints(std::vector<Finding>& findings) {
  std::unordered_map<std::string, int> seen;
  for (Finding& finding : findings) {
    const RuleWords* words = find_rule(finding.rule);
    finding.key = {words ? words->id : finding.rule, finding.concept_id, finding.path, finding.enclosing, finding.detail};
    std::string array = to_text(Json(finding.key));
    const std::string nth = std::to_string(++seen[array]);
    finding.key.push_back(nth);
    array.replace(array.size() - 1, 1, ",\"" + nth + "\"]");
    finding.fingerprint = sha256(array).substr(0, 16);
  }
}

}  // namespace ssot
