// The C++ projects under fixtures/projects that use the library compile against its headers, so that they are
// code and no list of tricks. What must not compile, does not.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "support/paths.h"

namespace ssot::test {
namespace {

namespace fs = std::filesystem;

std::string project(const std::string& name) { return source_path("fixtures/projects/" + name); }

std::vector<std::string> sources(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".cpp") paths.push_back(fs::relative(entry.path(), folder).string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool compiles(const std::string& folder, const std::vector<std::string>& files) {
  std::string command =
      "cd '" + folder +
      "' && " SSOT_CXX_COMPILER
      " -fsyntax-only -std=c++20 -Wall -Wextra -Werror -Isource -Itests -Igateway/include -I'" +
      source_path("rules/packs/websocket/reference/include") + "'";
  for (const std::string& file : files) command += " '" + file + "'";
  const int status = std::system((command + " >/dev/null 2>&1").c_str());
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(ProjectsOfThePack, TheConsolidatedOneCompiles) {
  const std::string folder = project("websocket-cpp-consolidated");
  for (const std::string& file : sources(folder)) EXPECT_TRUE(compiles(folder, {file})) << file;
}

TEST(ProjectsOfThePack, TheFragmentedOneCompilesButForTheManagerMadeByHand) {
  const std::string folder = project("websocket-cpp-fragmented");
  const std::vector<std::string> all = sources(folder);
  EXPECT_NE(std::find(all.begin(), all.end(), "source/tools/replay.cpp"), all.end());
  for (const std::string& file : all)
    EXPECT_EQ(compiles(folder, {file}), file != "source/tools/replay.cpp") << file;
}

}  // namespace
}  // namespace ssot::test
