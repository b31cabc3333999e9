// The policy's word about known debt: which file records it, and where it may only shrink. Not the file
// itself (verdict/baseline_text.h).
#pragma once
#include "policy/object_reader.h"

namespace ssot {

// `"baseline": "debt.json"` as the object that it is short for, `{"file": "debt.json"}`; others as they are.
LocatedJson baseline_as_object(const LocatedJson& value);

BaselineSetting read_baseline_setting(const LocatedJson& value, Complaints& complaints);

}  // namespace ssot
