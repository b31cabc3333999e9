#include "support/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "support/paths.h"

namespace ssot::test {

void expect_golden(const std::string& relative, const std::string& actual) {
  const std::string path = source_path(relative);
  if (std::getenv("SSOT_REWRITE_GOLDENS") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(actual, expected)
      << "To accept the new text: SSOT_REWRITE_GOLDENS=1 ctest -R Golden, then review " << relative;
}

}  // namespace ssot::test
