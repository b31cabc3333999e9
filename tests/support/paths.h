// Where the tests find the repository's own files and the built program.
#pragma once
#include <string>

namespace ssot::test {

// `relative` ("fixtures/rules") under the repository's root, absolute.
std::string source_path(const std::string& relative);

// The `ssot` program of this build, absolute.
std::string program();

}  // namespace ssot::test
