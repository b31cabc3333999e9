// The rules as a page of the documentation (docs/rules.md).
#pragma once
#include <string>

namespace ssot {

std::string render_rule_index();

}  // namespace ssot
