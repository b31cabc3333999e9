// Golden files: what a program printed once, reviewed by a person, compared byte for byte ever since.
#pragma once
#include <string>

namespace ssot::test {

// Compares `actual` with the file at `relative` under the repository's root. With SSOT_REWRITE_GOLDENS=1 in
// the environment the file is written instead; review the difference before committing it.
void expect_golden(const std::string& relative, const std::string& actual);

}  // namespace ssot::test
