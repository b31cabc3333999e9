// The identity of a finding that outlives edits around it (contract.md, "Report additions").
#pragma once
#include <vector>

#include "model/finding.h"

namespace ssot {

// Sets `key` (rule id, concept, path, enclosing definition, detail, n-th of equal keys) and `fingerprint`
// (first 16 hex digits of SHA-256 of the key's JSON array). `findings` must be in order of place, which is
// what counts the n-th.
void stamp_fingerprints(std::vector<Finding>& findings);

}  // namespace ssot
