// A saved JSON report, read back to the result that it was made of: for `ssot report --from`, which renders
// it again without the tree.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/scan_result.h"

namespace ssot {

// `text` is what render_json wrote, by this version or another one of report version 1: members that this
// version does not know are passed over. `file` is named in the sentence that says what is wrong, with line
// and column.
Result<ScanResult> read_report(std::string_view text, const std::string& file);

}  // namespace ssot
